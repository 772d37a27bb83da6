package vn.dondoc.demonstration;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;
import vn.dondoc.TestDatabase;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;

/** The demonstration stands on 18 November exactly where its content says that it must. */
@SpringBootTest(
    properties = {
      "dondoc.demo.enabled=true",
      "dondoc.database.embedded=false",
      "dondoc.timers=false"
    })
@Import(TestDatabase.class)
class ExpectedFiguresTests {
  @Autowired JdbcClient jdbc;
  @Autowired ActingAs actingAs;
  @Autowired FollowUpSearch search;
  @Autowired StandingReading standings;

  private final Node expected = new Node(yaml("/demonstration/expected.yaml")).get("expected");
  private final Node content = new Node(yaml("/demonstration/2019.yaml"));
  private final Map<UUID, String> ids = new HashMap<>();

  @BeforeEach
  void findFollowUps() {
    Map<String, String> idByTextAndLead = new HashMap<>();
    Node made = content.get("illustrative");
    Map<String, String> texts = new HashMap<>();
    content.get("known").entries("directives").forEach((id, text) -> texts.put(id, text.text()));
    for (Node directive : made.get("review").get("conclusion").list("directives")) {
      if (directive.has("text")) {
        texts.put(directive.text("id"), directive.text("text"));
      }
    }
    made.list("direct_assignments").forEach(x -> texts.put(x.text("id"), x.text("text")));
    Map<String, String> names = new HashMap<>();
    for (Node association : made.list("associations")) {
      names.put(
          association.text("id"),
          association.has("renamed")
              ? association.get("renamed").text("name")
              : association.text("name"));
    }
    for (Node followUp : made.list("follow_ups")) {
      idByTextAndLead.put(
          texts.get(followUp.text("of"))
              + "|"
              + (followUp.has("lead") && followUp.text("of").startsWith("D")
                  ? names.get(followUp.text("lead"))
                  : ""),
          followUp.text("id"));
    }
    // By the unit to which it was given at first.
    jdbc.sql(
            """
            select f.id, f.text, o.name from follow_up f
            join lateral (select lead_id from follow_up_span s where s.follow_up_id = f.id
              order by from_at limit 1) first on true
            join organisation o on o.id = first.lead_id
            """)
        .query(
            (rs, row) -> {
              String id = idByTextAndLead.get(rs.getString(2) + "|" + rs.getString(3));
              return ids.put(
                  rs.getObject(1, UUID.class),
                  Objects.requireNonNullElseGet(id, () -> other(idByTextAndLead, rs)));
            })
        .list();
    assertThat(ids).hasSize(expected.get("follow_ups").number());
    assertThat(new TreeSet<>(ids.values())).hasSameSizeAs(ids.values());
  }

  @Test
  void everyLifecycleAndTimeliness() {
    List<FollowUpRow> rows = rows(FollowUpFilter.ALL);
    Map<String, Long> lifecycle =
        rows.stream().collect(groupingBy(r -> r.lifecycle().name(), TreeMap::new, counting()));
    assertThat(lifecycle).isEqualTo(numbers(expected.entries("lifecycle")));
    Map<String, Long> timeliness =
        rows.stream()
            .collect(
                groupingBy(
                    r -> r.timing().timeliness().name().toLowerCase(java.util.Locale.ROOT),
                    TreeMap::new,
                    counting()));
    assertThat(timeliness).isEqualTo(numbers(expected.entries("timeliness")));
  }

  @Test
  void whichAreOpenAndHow() {
    expected
        .entries("open")
        .forEach(
            (lifecycle, byTimeliness) ->
                byTimeliness
                    .entries()
                    .forEach(
                        (timeliness, which) ->
                            assertThat(
                                    found(
                                        FollowUpFilter.ALL
                                            .with()
                                            .lifecycle(Lifecycle.valueOf(lifecycle))
                                            .timeliness(
                                                Timeliness.valueOf(
                                                    timeliness.toUpperCase(java.util.Locale.ROOT)))
                                            .filter()))
                                .as(lifecycle + " " + timeliness)
                                .isEqualTo(words(which))));
    assertThat(found(FollowUpFilter.ALL.with().timeliness(Timeliness.LATE).filter()))
        .isEqualTo(words(expected.get("late")));
  }

  @Test
  void theTwoByTwoAndAgainstTheOriginalDeadline() {
    Standing now = standing(StandingQuestion.NOW);
    Node figures = expected.get("two_by_two");
    assertThat(now.onTime()).isEqualTo(figures.get("completed_on_time").number());
    assertThat(now.late()).isEqualTo(figures.get("completed_late").number());
    assertThat(now.openWithin()).isEqualTo(figures.get("open_within").number());
    assertThat(now.overdue()).isEqualTo(figures.get("open_overdue").number());
    assertThat(now.dated()).isEqualTo(figures.get("sum").number());
    Standing original = standing(StandingQuestion.NOW.againstOriginal(true));
    Node byOriginal = expected.get("completed_by_original_deadline");
    assertThat(original.onTime()).isEqualTo(byOriginal.get("on_time").number());
    assertThat(original.late()).isEqualTo(byOriginal.get("late").number());
  }

  @Test
  void byDirective() {
    expected
        .entries("by_directive")
        .forEach(
            (directive, figures) -> {
              List<String> of =
                  content.get("illustrative").list("follow_ups").stream()
                      .filter(f -> f.text("of").equals(directive))
                      .map(f -> f.text("id"))
                      .toList();
              Map<Timeliness, Long> counts =
                  rows(FollowUpFilter.ALL).stream()
                      .filter(r -> of.contains(ids.get(r.id())))
                      .collect(groupingBy(r -> r.timing().timeliness(), counting()));
              assertThat(
                      List.of(
                          n(counts, Timeliness.ON_TIME),
                          n(counts, Timeliness.LATE),
                          n(counts, Timeliness.WITHIN, Timeliness.DUE_SOON),
                          n(counts, Timeliness.OVERDUE),
                          n(counts, Timeliness.WITHOUT_DEADLINE),
                          n(counts, Timeliness.SUSPENDED),
                          n(counts, Timeliness.WITHDRAWN)))
                  .as(directive)
                  .isEqualTo(list(figures));
            });
  }

  @Test
  void atTheEndOfEveryMonth() {
    expected
        .entries("at_the_end_of")
        .forEach(
            (day, figures) -> {
              Standing then =
                  standing(StandingQuestion.NOW.atTheEndOf(LocalDate.parse("2019-" + day)));
              assertThat(
                      List.of(
                          then.onTime(),
                          then.late(),
                          then.openWithin(),
                          then.overdue(),
                          then.withoutDeadline(),
                          then.suspended(),
                          then.withdrawn()))
                  .as(day)
                  .isEqualTo(list(figures));
            });
  }

  @Test
  void whatTheYearEndReviewTookOver() {
    TreeSet<String> taken = new TreeSet<>();
    jdbc.sql("select follow_up_id from taken_over")
        .query(UUID.class)
        .list()
        .forEach(id -> taken.add(ids.getOrDefault(id, "unknown")));
    assertThat(taken).isEqualTo(words(expected.get("taken_over_on_11-11").get("ids")));
  }

  @Test
  void everyEventHappened() {
    Map<String, Integer> happened = new TreeMap<>();
    happened.put("ask_extension", events("EXTENSION_ASKED"));
    happened.put("granted", events("EXTENSION_GRANTED"));
    happened.put("refused", events("EXTENSION_REFUSED"));
    happened.put("another_date", events("EXTENSION_SET"));
    happened.put("sent_back", events("SENT_BACK"));
    happened.put("declined", events("DECLINED"));
    happened.put("comments", events("COMMENTED"));
    happened.put("on_behalf", count("select count(*) from entry_on_behalf"));
    happened.put(
        "late_parts",
        count(
            "select count(*) from contribution c join follow_up f on f.id = c.follow_up_id"
                + " where c.reported_on > coalesce(f.part_due_on, f.due_on)"));
    Map<String, Integer> wanted = new TreeMap<>();
    expected.entries("events").forEach((event, n) -> wanted.put(event, n.number()));
    assertThat(happened).isEqualTo(wanted);
  }

  @Test
  void theFiguresWereFrozenWithTheNoticeAndOnTheEleventhOfNovember() {
    assertThat(
            jdbc.sql("select frozen_at::date::text from frozen_standing order by frozen_at")
                .query(String.class)
                .list())
        .containsExactly("2019-07-19", "2019-11-11");
  }

  private int events(String event) {
    return jdbc.sql("select count(*) from follow_up_history where event = ?")
        .param(event)
        .query(Integer.class)
        .single();
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private static int n(Map<Timeliness, Long> counts, Timeliness... which) {
    return (int) Arrays.stream(which).mapToLong(t -> counts.getOrDefault(t, 0L)).sum();
  }

  private TreeSet<String> found(FollowUpFilter filter) {
    return rows(filter).stream()
        .map(row -> Objects.requireNonNull(ids.get(row.id())))
        .collect(toCollection(TreeSet<String>::new));
  }

  private List<FollowUpRow> rows(FollowUpFilter filter) {
    return asChair(() -> search.list(filter, 0, 1000));
  }

  private Standing standing(StandingQuestion question) {
    return asChair(() -> standings.of(question));
  }

  private <T> T asChair(java.util.function.Supplier<T> act) {
    UUID chair =
        jdbc.sql("select id from person where name = 'Nguyễn Long Hải'").query(UUID.class).single();
    return actingAs.person(chair, act);
  }

  /** One with a lead among several, or given directly: its text is enough. */
  private static String other(Map<String, String> idByTextAndLead, java.sql.ResultSet rs) {
    try {
      return Objects.requireNonNull(
          idByTextAndLead.get(rs.getString(2) + "|"), rs.getString(2) + "|" + rs.getString(3));
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Long> numbers(Map<String, Node> entries) {
    Map<String, Long> numbers = new TreeMap<>();
    entries.forEach((key, value) -> numbers.put(key, (long) value.number()));
    return numbers;
  }

  private static TreeSet<String> words(Node list) {
    return list.list().stream().map(Node::text).collect(toCollection(TreeSet<String>::new));
  }

  private static List<Integer> list(Node figures) {
    return new ArrayList<>(figures.list().stream().map(Node::number).toList());
  }

  private static Object yaml(String resource) {
    return new Yaml()
        .load(Objects.requireNonNull(ExpectedFiguresTests.class.getResourceAsStream(resource)));
  }
}
