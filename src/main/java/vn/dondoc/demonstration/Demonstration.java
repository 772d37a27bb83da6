package vn.dondoc.demonstration;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;
import vn.dondoc.database.Filling;
import vn.dondoc.demonstration.UnionOfTheDemonstration.Directory;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Delegation;
import vn.dondoc.organisation.Post;
import vn.dondoc.standing.FrozenStandings;
import vn.dondoc.workflow.DeployedProcesses;

/**
 * Plays the demonstration at the first start, before the first page is served, and goes on from
 * where it was at every later one.
 */
@Component
@OnlyInDemonstration
class Demonstration implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Demonstration.class);

  private static final LocalDate FIRST_DAY = LocalDate.of(2019, 5, 27);

  /** The day on which the story stands still. */
  private static final LocalDate LAST_DAY = LocalDate.of(2019, 11, 18);

  private final UnionOfTheDemonstration unionSetUp;
  private final ReviewStory reviews;
  private final FollowUpStory followUps;
  private final Delegation delegation;
  private final FrozenStandings standings;
  private final ActingAs actingAs;
  private final DemonstrationClock clock;
  private final ObjectProvider<Filling> filling;
  private volatile boolean running;

  Demonstration(
      UnionOfTheDemonstration unionSetUp,
      ReviewStory reviews,
      FollowUpStory followUps,
      Delegation delegation,
      FrozenStandings standings,
      ActingAs actingAs,
      DemonstrationClock clock,
      ObjectProvider<Filling> filling) {
    this.unionSetUp = unionSetUp;
    this.reviews = reviews;
    this.followUps = followUps;
    this.delegation = delegation;
    this.standings = standings;
    this.actingAs = actingAs;
    this.clock = clock;
    this.filling = filling;
  }

  @Override
  public void start() {
    if (!clock.resume()) {
      long begin = System.nanoTime();
      filling.ifAvailable(Filling::begin);
      play(content());
      filling.ifAvailable(Filling::end);
      log.info(
          "The demonstration was played in {} s.", (System.nanoTime() - begin) / 1_000_000_000L);
    }
    running = true;
  }

  private static Node content() {
    return new Node(
        new Yaml()
            .<Object>load(
                Objects.requireNonNull(
                    Demonstration.class.getResourceAsStream("/demonstration/2019.yaml"))));
  }

  private void play(Node content) {
    Node known = content.get("known");
    Node made = content.get("illustrative");
    clock.standAt(FIRST_DAY);
    Directory directory = unionSetUp.setUp(content);
    Timetable timetable = new Timetable();
    unionSetUp.changes(timetable, made, directory);
    ReviewStory.Telling midYear =
        reviews.new Telling(timetable, directory, known, made.get("review")).withCommitteeOf(made);
    midYear.midYear();
    followUps.enter(
        timetable, directory, made.get("direct_assignments"), made.get("follow_ups"), midYear);
    for (Node named : made.list("delegates")) {
      timetable.on(
          named.day("day"),
          () ->
              actingAs.person(
                  directory.person(named.text("by")),
                  () ->
                      delegation.name(
                          directory.union(),
                          directory.person(named.text("person")),
                          Post.valueOf(named.text("post").toUpperCase(Locale.ROOT)),
                          named.day("day"),
                          named.day("until"))));
    }
    for (Node frozen : made.list("frozen")) {
      timetable.on(
          frozen.day("day"),
          () ->
              actingAs.person(
                  directory.person(frozen.text("by")),
                  () -> standings.freeze(directory.union(), frozen.text("for"))));
    }
    reviews.new Telling(timetable, directory, known, made.get("year_end_review")).yearEnd();
    timetable.play(FIRST_DAY, LAST_DAY, clock::standAt, clock::later, clock::endDay);
    clock.run();
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, whose phase is later. */
  @Override
  public int getPhase() {
    return DeployedProcesses.PHASE + 1;
  }
}
