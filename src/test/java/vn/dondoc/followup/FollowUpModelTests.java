package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.FollowUpModel.Entry;
import vn.dondoc.followup.FollowUpModel.Held;
import vn.dondoc.followup.FollowUpModel.Refused;
import vn.dondoc.followup.FollowUpModel.Who;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.OrganisationRegister;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;

/**
 * The life as a state machine: people of all posts try at random what comes to their mind. What the
 * model allows happens and looks as the model says, in the domain, in the process and in the
 * figures; what it does not allow changes nothing. To play a run again, give its seed with {@code
 * -Ddondoc.seed=…}.
 */
@DonDocTest
class FollowUpModelTests {
  private static final int RUNS = 8;
  private static final int ACTIONS = 400;
  private static final int OPEN_AT_ONCE = 6;
  private static final int ASSOCIATIONS = 5;

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired Extensions extensions;
  @Autowired Contributions contributions;
  @Autowired EntriesOnBehalf entries;
  @Autowired FollowUpSearch search;
  @Autowired StandingReading standing;
  @Autowired OrganisationRegister register;
  @Autowired WorkingDays workingDays;

  private Random random = new Random();
  private TestUnion union;
  private FollowUpModel.Union shape;
  private final List<Who> people = new ArrayList<>();
  private final List<FollowUpModel> all = new ArrayList<>();
  private final List<String> played = new ArrayList<>();
  private final Map<Instant, Map<Timeliness, Integer>> seen = new TreeMap<>();
  private int done;
  private int refused;

  static Stream<Long> seeds() {
    String given = System.getProperty("dondoc.seed");
    return given != null
        ? Stream.of(Long.valueOf(given))
        : new Random().longs(RUNS).boxed().toList().stream();
  }

  @AfterEach
  void standAtTheStart() {
    clock.standAt(TestClock.START);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverAnyoneTries(long seed) {
    random = new Random(seed);
    found();
    try {
      for (int i = 0; i < ACTIONS; i++) {
        timePasses();
        if (all.stream().filter(f -> !f.isEnded()).count() < OPEN_AT_ONCE) {
          assign();
        } else if (chance(0.004)) {
          unitGoes();
        } else if (chance(0.02)) {
          changeManyDeadlines();
        } else {
          tryAnything(one(all.stream().filter(f -> !f.isEnded() || chance(0.1)).toList()));
        }
        if (i % 25 == 0) {
          figures();
        }
      }
      all.forEach(this::same);
      figures();
      figuresOfThePast();
    } catch (Throwable failed) {
      throw new AssertionError(
          "seed "
              + seed
              + ", after\n  "
              + String.join("\n  ", played.subList(Math.max(0, played.size() - 25), played.size())),
          failed);
    }
    System.out.printf(
        "The life, seed %d: %d actions done, %d refused, %d follow-ups%n",
        seed, done, refused, all.size());
    assertThat(done).isGreaterThan(ACTIONS / 4);
    assertThat(refused).isGreaterThan(ACTIONS / 10);
  }

  private void found() {
    clock.standAt(TestClock.START);
    union = unions.found(ASSOCIATIONS);
    Set<UUID> units = new HashSet<>(Set.of(union.id(), union.partner()));
    union.associations().forEach(a -> units.add(a.id()));
    LocalDate holiday = today().plusDays(random.nextInt(5, 40));
    shape = new FollowUpModel.Union(union.id(), units, new HashSet<>(), Set.of(holiday));
    actingAs.person(
        union.office(), () -> workingDays.mark(union.id(), holiday, false, "Nghỉ chung"));
    people.clear();
    all.clear();
    played.clear();
    seen.clear();
    done = 0;
    refused = 0;
    union.people().forEach((post, id) -> know(post.name(), id, new Held(post, union.id(), null)));
    for (int i = 0; i < ASSOCIATIONS; i++) {
      TestAssociation of = union.association(i);
      know("head " + i, of.head(), new Held(Post.ASSOCIATION_HEAD, of.id(), null));
      know("officer " + i, of.officer(), new Held(Post.ASSOCIATION_OFFICER, of.id(), null));
    }
    LocalDate until = today().plusDays(40);
    know(
        "delegate",
        unions.person("Delegate", union.id(), Post.CHAIR_DELEGATE),
        new Held(Post.CHAIR_DELEGATE, union.id(), null));
    know(
        "union's delegate",
        unions.person("Union's delegate", union.id(), Post.UNION_DELEGATE),
        new Held(Post.UNION_DELEGATE, union.id(), null));
    // People with two posts, one of them for a time: they must not judge what they did themselves.
    UUID both = unions.person("Decides and asks", union.association(0).id(), Post.ASSOCIATION_HEAD);
    appoint(both, union.id(), Post.CHAIR_DELEGATE, until);
    know(
        "head 0 and delegate",
        both,
        new Held(Post.ASSOCIATION_HEAD, union.association(0).id(), null),
        new Held(Post.CHAIR_DELEGATE, union.id(), until));
    UUID office = unions.person("Confirms and does", union.id(), Post.OFFICE);
    appoint(office, union.association(1).id(), Post.ASSOCIATION_OFFICER, null);
    know(
        "office and officer 1",
        office,
        new Held(Post.OFFICE, union.id(), null),
        new Held(Post.ASSOCIATION_OFFICER, union.association(1).id(), null));
    TestUnion other = unions.found(1);
    know("chair elsewhere", other.chair(), new Held(Post.CHAIR, other.id(), null));
    know("office elsewhere", other.office(), new Held(Post.OFFICE, other.id(), null));
    know("stranger", unions.stranger());
  }

  private void know(String name, UUID id, Held... posts) {
    people.add(new Who(name, id, List.of(posts)));
  }

  private void appoint(UUID person, UUID at, Post post, @Nullable LocalDate until) {
    jdbc.sql(
            "insert into appointment (id, person_id, organisation_id, post, from_day, until_day, illustrative, version)"
                + " values (?, ?, ?, ?, '2016-01-01', ?, false, 0)")
        .params(Arrays.asList(UUID.randomUUID(), person, at, post.name(), until))
        .update();
  }

  private void timePasses() {
    Duration passed = Duration.ofSeconds(1 + random.nextInt(300));
    if (chance(0.1)) {
      passed = passed.plusHours(random.nextInt(14));
    }
    if (chance(0.06)) {
      passed = passed.plusDays(random.nextInt(1, 4));
    }
    clock.standAt(clock.instant().plus(passed));
  }

  private LocalDate today() {
    return Days.today(clock);
  }

  private void assign() {
    Who who = chance(0.8) ? one(of(Post.CHAIR, Post.OFFICE)) : one(people);
    List<UUID> units = some(List.copyOf(shape.units()), 1 + random.nextInt(3));
    LocalDate due = chance(0.2) ? null : today().plusDays(random.nextInt(25));
    LocalDate partDue =
        due == null || chance(0.7)
            ? null
            : today().plusDays(random.nextLong(due.toEpochDay() - today().toEpochDay() + 1));
    boolean each = chance(0.3);
    boolean allowed =
        who.holds(today(), union.id(), Post.CHAIR, Post.OFFICE, Post.CHIEF_OF_OFFICE)
            && units.stream().allMatch(shape::canBeGiven);
    List<UUID> made = new ArrayList<>();
    boolean happened =
        happens(
            who,
            "assign to " + units,
            () ->
                made.addAll(
                    assigning.assign(
                        new Assignment(
                            union.id(),
                            "Tổ chức hội thảo",
                            null,
                            each
                                ? To.each(units)
                                : To.together(units.getFirst(), units.subList(1, units.size())),
                            due,
                            partDue,
                            new Assignment.Source(SourceKind.MEETING, "Giao ban", null, null)))));
    assertThat(happened).as("assigned").isEqualTo(allowed);
    for (int i = 0; i < made.size(); i++) {
      boolean alone = each || units.size() == 1;
      all.add(
          new FollowUpModel(
              made.get(i),
              shape,
              units.get(each ? i : 0),
              each ? List.of() : units.subList(1, units.size()),
              due,
              alone ? null : partDue));
      same(all.getLast());
    }
  }

  /** Merged into another, or dissolved; some stay, so that there is someone to go on with. */
  private void unitGoes() {
    List<UUID> living =
        union.associations().stream()
            .map(TestAssociation::id)
            .filter(shape::canBeGiven)
            .collect(Collectors.toCollection(ArrayList::new));
    if (living.size() <= 2) {
      return;
    }
    UUID gone = take(living);
    UUID successor = chance(0.6) ? one(living) : null;
    Who who = chance(0.8) ? one(of(Post.ADMINISTRATOR)) : one(people);
    boolean happened =
        happens(
            who,
            gone + (successor == null ? " is dissolved" : " is merged into " + successor),
            () -> {
              if (successor == null) {
                register.dissolve(gone, today());
              } else {
                register.merge(gone, successor, today());
              }
            });
    assertThat(happened)
        .as("the register")
        .isEqualTo(who.holds(today(), union.id(), Post.ADMINISTRATOR));
    if (happened) {
      shape.gone().add(gone);
      all.forEach(f -> f.gone(gone, successor));
    }
    all.forEach(this::same);
  }

  private void changeManyDeadlines() {
    List<FollowUpModel> some = some(all, 1 + random.nextInt(4));
    Who who = decider();
    LocalDate newDue = aDay();
    List<FollowUpModel> inOrder = some.stream().sorted(FollowUpModel.BY_ID).toList();
    boolean allowed = true;
    try {
      inOrder.forEach(f -> f.mayExtendWithOthers(who, today(), newDue, "Lùi hạn chung"));
      inOrder.forEach(f -> f.changeDeadline(who, today(), newDue, "Lùi hạn chung"));
    } catch (Refused e) {
      allowed = false;
    }
    boolean happened =
        happens(
            who,
            "change " + some.size() + " deadlines to " + newDue,
            () ->
                decisions.changeDeadlines(
                    some.stream().map(f -> f.id).toList(), newDue, "Lùi hạn chung"));
    assertThat(happened).as("all or none").isEqualTo(allowed);
    some.forEach(this::same);
  }

  private void tryAnything(FollowUpModel f) {
    Move move = move(f);
    LocalDate today = today();
    boolean allowed = true;
    try {
      move.expected.does(move.who, today);
    } catch (Refused e) {
      allowed = false;
    }
    int before = historyLength(f.id);
    boolean happened = happens(move.who, move.what + " " + f.id, move.real);
    assertThat(happened)
        .as("%s by %s, of what was %s", move.what, move.who.name(), f.lifecycle)
        .isEqualTo(allowed);
    same(f);
    if (happened) {
      recordedWith(move.who, f, before);
    }
  }

  private interface Expected {
    void does(Who who, LocalDate today);
  }

  private record Move(String what, Who who, Runnable real, Expected expected) {}

  private Move move(FollowUpModel f) {
    UUID id = f.id;
    boolean behalf = chance(0.4);
    OnBehalf onBehalf = behalf ? new OnBehalf("Gọi điện") : null;
    Who lead = actor(f, f.lead, behalf);
    String reason = chance(0.03) ? "  " : "Có lý do";
    LocalDate day = aDay();
    UUID unit = chance(0.95) ? one(List.copyOf(shape.units())) : UUID.randomUUID();
    Entry entry = f.entries.isEmpty() ? null : one(f.entries);
    int percent = random.nextInt(-2, 103);
    return switch (whatKind(f, entry)) {
      case 0, 1 ->
          new Move(
              "acknowledge",
              lead,
              () -> actions.acknowledge(id, onBehalf),
              (who, today) -> f.acknowledge(who, today, behalf));
      case 2 ->
          new Move(
              "decline",
              lead,
              () -> actions.decline(id, reason, onBehalf),
              (who, today) -> f.decline(who, today, behalf, reason));
      case 3, 4 ->
          new Move(
              "report " + percent + " %",
              lead,
              () -> actions.reportProgress(id, new ProgressEntry(percent, reason), onBehalf),
              (who, today) -> f.progress(who, today, behalf, percent, reason));
      case 5, 6 -> {
        Set<UUID> without = new HashSet<>(chance(0.6) ? f.coordinating : some(f.coordinating, 1));
        yield new Move(
            "complete without " + without.size(),
            lead,
            () -> actions.complete(id, new ProgressEntry(100, "Đã xong"), without, onBehalf),
            (who, today) -> f.complete(who, today, behalf, without));
      }
      case 7, 8 ->
          new Move(
              "confirm", judge(f.submittedBy, office()), () -> actions.confirm(id), f::confirm);
      case 9 ->
          new Move(
              "send back",
              office(),
              () -> actions.sendBack(id, reason),
              (who, today) -> f.sendBack(who, today, reason));
      case 10 -> decided(f, unit, day, reason);
      case 11 ->
          f.lifecycle == Lifecycle.SUSPENDED
              ? resumed(f, day, reason)
              : new Move(
                  "suspend",
                  decider(),
                  () -> decisions.suspend(id, reason),
                  (who, today) -> f.suspend(who, today, reason));
      case 12 -> {
        LocalDate newDue = chance(0.2) ? null : day;
        yield new Move(
            "change the deadline to " + newDue,
            decider(),
            () -> decisions.changeDeadline(id, newDue, reason),
            (who, today) -> f.changeDeadline(who, today, newDue, reason));
      }
      case 13 -> {
        UUID newLead = chance(0.5) ? f.lead : unit;
        List<UUID> coordinating = some(List.copyOf(shape.units()), random.nextInt(3));
        yield new Move(
            "change the units to " + newLead + " with " + coordinating,
            decider(),
            () -> decisions.changeUnits(id, newLead, coordinating, reason),
            (who, today) -> f.changeUnits(who, today, newLead, coordinating, reason));
      }
      case 14, 15 ->
          f.extension == null
              ? new Move(
                  "ask for " + day,
                  lead,
                  () -> extensions.ask(id, day, reason, onBehalf),
                  (who, today) -> f.ask(who, today, behalf, day, reason))
              : extensionDecided(f, day, reason);
      case 16, 17 -> {
        UUID part = f.coordinating.isEmpty() || chance(0.1) ? unit : one(f.coordinating);
        yield new Move(
            "report the part of " + part,
            actor(f, part, behalf),
            () -> contributions.report(id, part, reason, List.of(), onBehalf),
            (who, today) -> f.contribute(who, today, part, behalf, reason));
      }
      default -> answered(f, Objects.requireNonNull(entry), percent, reason);
    };
  }

  /** Mostly something that can be done with it; else anything. */
  private int whatKind(FollowUpModel f, @Nullable Entry entry) {
    if (entry != null && chance(0.2)) {
      return 18;
    }
    if (chance(0.3)) {
      return random.nextInt(18);
    }
    return one(
        switch (f.lifecycle) {
          case ASSIGNED -> List.of(0, 0, 2, 3, 5, 11, 12, 13, 14);
          case IN_PROGRESS -> List.of(3, 3, 5, 5, 11, 12, 13, 14, 14, 16, 16);
          case AWAITING_CONFIRMATION -> List.of(7, 9, 9, 11, 12, 13);
          case DECLINED -> List.of(10, 10, 10, 12, 13);
          case SUSPENDED -> List.of(11, 11, 11, 12, 13);
          case COMPLETED, WITHDRAWN -> List.of(3, 7, 10, 12, 14);
        });
  }

  private Move decided(FollowUpModel f, UUID unit, LocalDate day, String reason) {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Move(
              "reassign to " + unit,
              decider(),
              () -> decisions.reassign(f.id, unit, reason),
              (who, today) -> f.reassign(who, today, unit, reason));
      case 1 ->
          new Move(
              "insist",
              decider(),
              () -> decisions.insist(f.id, reason),
              (who, today) -> f.insist(who, today, reason));
      case 2 ->
          new Move(
              "withdraw",
              decider(),
              () -> decisions.withdraw(f.id, reason),
              (who, today) -> f.withdraw(who, today, reason));
      default -> resumed(f, day, reason);
    };
  }

  private Move resumed(FollowUpModel f, LocalDate day, String reason) {
    LocalDate newDue = chance(0.5) ? null : day;
    return new Move(
        "resume with " + newDue,
        decider(),
        () -> decisions.resume(f.id, newDue, reason),
        (who, today) -> f.resume(who, today, newDue, reason));
  }

  private Move extensionDecided(FollowUpModel f, LocalDate day, String reason) {
    Who judge = judge(Objects.requireNonNull(f.extension).by(), decider());
    return switch (random.nextInt(3)) {
      case 0 -> new Move("grant", judge, () -> extensions.grant(f.id, null), f::grant);
      case 1 ->
          new Move(
              "refuse",
              judge,
              () -> extensions.refuse(f.id, reason),
              (who, today) -> f.refuse(who, today, reason));
      default ->
          new Move(
              "set the date " + day,
              judge,
              () -> extensions.setDate(f.id, day, reason),
              (who, today) -> f.setDate(who, today, day, reason));
    };
  }

  private Move answered(FollowUpModel f, Entry entry, int percent, String reason) {
    UUID entryId = entryIds(f.id).get(f.entries.indexOf(entry));
    if (entry.state == EntryState.DISPUTED || chance(0.1)) {
      Integer corrected = chance(0.4) ? null : percent;
      return new Move(
          "correct " + entry.kind + " to " + corrected,
          office(),
          () -> entries.correct(entryId, reason, corrected),
          (who, today) -> f.correctEntry(who, today, entry, reason, corrected));
    }
    Who who = actor(f, entry.unit, false);
    return chance(0.4)
        ? new Move(
            "confirm the entry of " + entry.kind,
            who,
            () -> entries.confirm(entryId),
            (by, today) -> f.confirmEntry(by, today, entry))
        : new Move(
            "dispute the entry of " + entry.kind,
            who,
            () -> entries.dispute(entryId, reason),
            (by, today) -> f.disputeEntry(by, today, entry, reason));
  }

  private boolean happens(Who who, String what, Runnable act) {
    String line = Days.timeOf(clock.instant()) + " " + who.name() + ": " + what;
    try {
      actingAs.person(who.id(), act);
      done++;
      played.add(line);
      return true;
    } catch (DomainException e) {
      refused++;
      played.add(line + " (" + e.key() + ")");
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(line + " fails otherwise than with a sentence", e);
    }
  }

  // Who tries

  private List<Who> of(Post... posts) {
    return people.stream().filter(w -> w.holds(today(), union.id(), posts)).toList();
  }

  private Who decider() {
    return chance(0.8) ? one(of(Post.CHAIR, Post.CHAIR_DELEGATE)) : one(people);
  }

  private Who office() {
    return chance(0.85) ? one(of(Post.OFFICE, Post.CHIEF_OF_OFFICE)) : one(people);
  }

  /** Sometimes whoever has done it tries to judge it too. */
  private Who judge(@Nullable UUID doer, Who other) {
    return chance(0.3)
        ? people.stream().filter(who -> who.id().equals(doer)).findFirst().orElse(other)
        : other;
  }

  /** Mostly someone who acts for the unit, or for whom it is entered. */
  private Who actor(FollowUpModel f, UUID unit, boolean onBehalf) {
    if (chance(0.15)) {
      return one(people);
    }
    if (onBehalf) {
      return one(of(Post.OFFICE, Post.CHIEF_OF_OFFICE));
    }
    List<Who> own =
        people.stream()
            .filter(
                who ->
                    who.holds(
                        today(),
                        unit,
                        Post.ASSOCIATION_HEAD,
                        Post.ASSOCIATION_OFFICER,
                        Post.SECRETARY_GENERAL,
                        Post.UNION_DELEGATE))
            .toList();
    return own.isEmpty() ? one(people) : one(own);
  }

  private LocalDate aDay() {
    return today().plusDays(random.nextInt(-3, 30));
  }

  // What is looked at

  private int historyLength(UUID id) {
    return jdbc.sql("select history_length from follow_up where id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private List<UUID> entryIds(UUID id) {
    return jdbc.sql("select id from entry_on_behalf where follow_up_id = ? order by entered_at, id")
        .param(id)
        .query(UUID.class)
        .list();
  }

  private void same(FollowUpModel f) {
    assertThat(told(f)).as("what %s is", f.id).isEqualTo(f.told());
  }

  private static final String TOLD =
      """
      with theirs as (
        select ?::uuid as subject union all select id from contribution where follow_up_id = ?
        union all select id from entry_on_behalf where follow_up_id = ?)
      select f.*,
        (select count(*) from completion where follow_up_id = f.id and decision is null) as undecided,
        (select string_agg(unit_id::text, ', ' order by position) from follow_up_coordinating_unit
          where follow_up_id = f.id) as coordinating,
        (select string_agg(p, ', ' order by p collate "C") from (select unit_id::text
          || case when reported_on is null then ' missing' else ' reported' end as p from contribution
          where follow_up_id = f.id) as parts) as parts,
        (select wanted_due_on || ' by ' || asked_by from extension where follow_up_id = f.id and decision is null) as asked,
        (select string_agg(unit_id || ' ' || kind || ' ' || state || ' ' || coalesce(corrected_percent::text, 'null'), ', '
          order by entered_at, id) from entry_on_behalf where follow_up_id = f.id) as entries,
        (select string_agg(s, ', ' order by s collate "C") from (select step || ' ' || organisation_id
          || case when step in ('ACKNOWLEDGE', 'CARRY_OUT', 'CONTRIBUTE') then ' ' || coalesce(due_on::text, 'null') else ''
          end as s from step where ended_at is null and subject_id in (select subject from theirs)) as steps) as steps,
        (select count(*) from act_ru_execution where business_key_ = f.id::text and parent_id_ is null) as instances,
        (select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
          where e.business_key_ = f.id::text) as tasks,
        (select string_agg(position || ' ' || event, ', ' order by position) from follow_up_history
          where follow_up_id = f.id) as history,
        (select count(*) from follow_up_history where follow_up_id = f.id) as entries_of_history
      from follow_up f where f.id = ?
      """;

  private String told(FollowUpModel f) {
    return jdbc.sql(TOLD)
        .params(f.id, f.id, f.id, f.id)
        .query(
            (rs, row) -> {
              boolean withdrawn = rs.getString("lifecycle").equals("WITHDRAWN");
              assertThat(rs.getInt("history_length")).isEqualTo(rs.getInt("entries_of_history"));
              return String.join(
                  "\n",
                  "lifecycle "
                      + rs.getString("lifecycle")
                      + " left "
                      + rs.getString("lifecycle_left"),
                  "due " + rs.getString("due_on") + " original " + rs.getString("original_due_on"),
                  "percent " + (withdrawn ? null : rs.getString("percent")),
                  "submitted " + (withdrawn ? null : rs.getString("submitted_on")),
                  "undecided completions " + rs.getInt("undecided"),
                  "lead "
                      + rs.getString("lead_id")
                      + " insisted "
                      + rs.getBoolean("insisted")
                      + " sent back "
                      + rs.getInt("sent_back"),
                  "coordinating " + list(rs.getString("coordinating")),
                  "parts " + list(rs.getString("parts")),
                  "extension " + rs.getString("asked"),
                  "entries " + list(rs.getString("entries")),
                  "steps " + list(rs.getString("steps")),
                  "engine " + rs.getInt("instances") + " tasks " + rs.getInt("tasks"),
                  "history " + rs.getString("history"));
            })
        .single();
  }

  private static String list(@Nullable String joined) {
    return "[" + (joined == null ? "" : joined) + "]";
  }

  /** Whoever did it is in the history, in a post that they held. */
  private void recordedWith(Who who, FollowUpModel f, int before) {
    jdbc.sql(
            "select person_id, post, organisation_id from follow_up_history where follow_up_id = ? and position > ?")
        .params(f.id, before)
        .query(
            rs -> {
              assertThat(rs.getObject(1, UUID.class)).isEqualTo(who.id());
              assertThat(
                      who.holds(
                          today(), rs.getObject(3, UUID.class), Post.valueOf(rs.getString(2))))
                  .as("in a post of theirs")
                  .isTrue();
            });
  }

  private Map<Timeliness, Integer> counted(boolean byOriginal) {
    Map<Timeliness, Integer> counts = new EnumMap<>(Timeliness.class);
    all.forEach(f -> counts.merge(f.timeliness(today(), byOriginal), 1, Integer::sum));
    return counts;
  }

  /** The standing is the count over the rows, and so is what the list finds behind each number. */
  private void figures() {
    Map<Timeliness, Integer> counts = counted(false);
    assertThat(found(null, false)).as("found").isEqualTo(counts);
    assertThat(found(null, true)).as("found by the original deadline").isEqualTo(counted(true));
    long completedWithout =
        all.stream().filter(f -> f.due == null && f.lifecycle == Lifecycle.COMPLETED).count();
    int without = counts.getOrDefault(Timeliness.WITHOUT_DEADLINE, 0);
    Standing told =
        actingAs.person(
            union.chair(), () -> standing.of(StandingQuestion.NOW.ofHolder(union.id())));
    assertThat(told)
        .isEqualTo(
            new Standing(
                counts.getOrDefault(Timeliness.ON_TIME, 0),
                counts.getOrDefault(Timeliness.LATE, 0),
                counts.getOrDefault(Timeliness.WITHIN, 0),
                counts.getOrDefault(Timeliness.DUE_SOON, 0),
                counts.getOrDefault(Timeliness.OVERDUE, 0),
                (int) completedWithout,
                without - (int) completedWithout,
                counts.getOrDefault(Timeliness.SUSPENDED, 0),
                counts.getOrDefault(Timeliness.WITHDRAWN, 0)));
    seen.put(clock.instant(), counts);
  }

  private void figuresOfThePast() {
    seen.forEach(
        (moment, counts) ->
            assertThat(found(moment, false)).as("as it was at %s", moment).isEqualTo(counts));
  }

  private Map<Timeliness, Integer> found(@Nullable Instant moment, boolean byOriginal) {
    FollowUpFilter all =
        FollowUpFilter.ALL.with().holderId(union.id()).asOf(moment).byOriginal(byOriginal).filter();
    Map<Timeliness, Integer> counts = new LinkedHashMap<>();
    actingAs.person(
        union.chair(),
        () -> {
          for (Timeliness timeliness : Timeliness.values()) {
            int many = search.count(all.with().timeliness(timeliness).filter()).all();
            if (many > 0) {
              counts.put(timeliness, many);
            }
          }
        });
    return counts;
  }

  // Chance

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> T take(List<T> from) {
    return from.remove(random.nextInt(from.size()));
  }

  private <T> List<T> some(List<T> of, int many) {
    List<T> left = new ArrayList<>(of);
    List<T> taken = new ArrayList<>();
    while (taken.size() < many && !left.isEmpty()) {
      taken.add(take(left));
    }
    return taken;
  }
}
