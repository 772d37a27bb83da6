package vn.dondoc.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.bench.Bench;
import vn.dondoc.bench.Results;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.standing.StandingReading.UnitStanding;

/** The standing by unit over a million follow-ups, while they are edited. */
@Bench
class StandingBenchmark {
  private static final int ALL = 1_000_000;
  private static final int UNITS = 750;
  private static final int WARM_UPS = 100;
  private static final int RUNS = 60;
  private static final int EDITS = 100_000;
  private static final int THREADS = 8;

  /** All nine numbers of each unit, over the rows. */
  private static final String PLAIN =
      """
      select lead_id,
        count(*) filter (where lifecycle = 'COMPLETED' and submitted_on <= due_on),
        count(*) filter (where lifecycle = 'COMPLETED' and submitted_on > due_on),
        count(*) filter (where lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED') and due_on > :soon
          or lifecycle = 'AWAITING_CONFIRMATION' and due_on > until),
        count(*) filter (where lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED') and due_on between :day and :soon
          or lifecycle = 'AWAITING_CONFIRMATION' and due_on between submitted_on and until),
        count(*) filter (where lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED') and due_on < :day
          or lifecycle = 'AWAITING_CONFIRMATION' and due_on < submitted_on),
        count(*) filter (where lifecycle = 'COMPLETED' and due_on is null),
        count(*) filter (where lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED', 'AWAITING_CONFIRMATION') and due_on is null),
        count(*) filter (where lifecycle = 'SUSPENDED'),
        count(*) filter (where lifecycle = 'WITHDRAWN')
      from follow_up
      left join unnest(string_to_array(:days, ',')::date[], string_to_array(:untils, ',')::date[]) s (judged_on, until)
        on s.judged_on = submitted_on and lifecycle = 'AWAITING_CONFIRMATION'
      where holder_id = :holder
      group by lead_id
      """;

  /** The same without telling what is due soon apart, so without a join: as plain as can be. */
  private static final String PLAINEST =
      """
      select lead_id,
        count(*) filter (where lifecycle = 'COMPLETED' and submitted_on <= due_on),
        count(*) filter (where lifecycle = 'COMPLETED' and submitted_on > due_on),
        count(*) filter (where lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED') and due_on >= :day
          or lifecycle = 'AWAITING_CONFIRMATION' and due_on >= submitted_on),
        0,
        count(*) filter (where lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED') and due_on < :day
          or lifecycle = 'AWAITING_CONFIRMATION' and due_on < submitted_on),
        count(*) filter (where lifecycle = 'COMPLETED' and due_on is null),
        count(*) filter (where lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED', 'AWAITING_CONFIRMATION') and due_on is null),
        count(*) filter (where lifecycle = 'SUSPENDED'),
        count(*) filter (where lifecycle = 'WITHDRAWN')
      from follow_up where holder_id = :holder
      group by lead_id
      """;

  @Autowired TestUnions unions;
  @Autowired StandingReading reading;
  @Autowired StandingFold fold;
  @Autowired WorkingDays workingDays;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;

  private TestUnion union;
  private SoonDue soon;

  @Test
  void byUnit() throws Exception {
    union = unions.found(UNITS);
    soon = new SoonDue(workingDays.of(union.id()));
    fill();
    fold.fold();
    vacuum();
    int open =
        jdbc.sql("select count(*) from follow_up where lifecycle not in ('COMPLETED', 'WITHDRAWN')")
            .query(Integer.class)
            .single();
    assertThat(open).isEqualTo(440_000);
    assertThat(mismatches()).isZero();

    List<Double> ours = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<Double> plainest = new ArrayList<>();
    measure(ours, plain, plainest);

    long began = System.nanoTime();
    int folds = edit();
    double editSeconds = (System.nanoTime() - began) / 1e9;
    int wrong = mismatches();
    int unfolded = jdbc.sql("select count(*) from standing_delta").query(Integer.class).single();
    List<Double> oursUnfolded = new ArrayList<>();
    time(oursUnfolded, RUNS, () -> ours());
    fold.fold();
    wrong += mismatches();
    // The next day before anything is rolled on, and some days back.
    clock.standAt(clock.instant().plus(Duration.ofDays(1)));
    wrong += mismatches();
    List<Double> oursNextDay = new ArrayList<>();
    time(oursNextDay, RUNS, () -> ours());
    fold.fold();
    wrong += mismatches();
    clock.standAt(clock.instant().minus(Duration.ofDays(9)));
    wrong += mismatches();
    fold.fold();
    wrong += mismatches();
    List<Double> oursAfter = new ArrayList<>();
    List<Double> plainAfter = new ArrayList<>();
    List<Double> plainestAfter = new ArrayList<>();
    measure(oursAfter, plainAfter, plainestAfter);

    Results results =
        new Results(
            "standing",
            "Standing by unit, over 1,000,000 follow-ups (440,000 open) of 750 units",
            "All nine figures of each unit. The page's own call, with the right to ask, names and order, against a plain"
                + " SQL aggregate over the rows, in turn, on one server, after "
                + WARM_UPS
                + " rounds of warming up. Then 100,000 random edits in as many transactions of "
                + THREADS
                + " threads while it is folded ("
                + folds
                + " times) and read; each unit compared after that, folded and not, on the day, the day after and eight"
                + " days before: "
                + wrong
                + " mismatches. The edits took %.0f s.".formatted(editSeconds));
    Results.Series o = results.add("standing by unit", ours);
    Results.Series p = results.add("plain SQL aggregate", plain);
    Results.Series q = results.add("plain SQL aggregate, due soon not told apart", plainest);
    results.add("standing by unit, " + unfolded + " changes not folded yet", oursUnfolded);
    results.add("standing by unit, the next day, not rolled on yet", oursNextDay);
    Results.Series oa = results.add("standing by unit, after the edits", oursAfter);
    Results.Series pa = results.add("plain SQL aggregate, after the edits", plainAfter);
    results.add("plain SQL aggregate, due soon not told apart, after the edits", plainestAfter);
    results.atMost("of the plain SQL aggregate", o.medianMs() / p.medianMs(), 0.05);
    results.atMost(
        "of the plain SQL aggregate without due soon", o.medianMs() / q.medianMs(), 0.05);
    results.atMost("after the edits", oa.medianMs() / pa.medianMs(), 0.05);
    results.atMost("mismatches after 100,000 concurrent edits", wrong, 0);
    results.write();
  }

  private void measure(List<Double> ours, List<Double> plain, List<Double> plainest)
      throws Exception {
    time(new ArrayList<>(), WARM_UPS, this::ours);
    time(new ArrayList<>(), 3, () -> plain(PLAIN));
    for (int i = 0; i < RUNS; i++) {
      time(ours, 1, this::ours);
      if (i % 3 == 0) {
        time(plain, 1, () -> plain(PLAIN));
        time(plainest, 1, () -> plain(PLAINEST));
      }
    }
  }

  private static void time(List<Double> into, int runs, Callable<?> call) throws Exception {
    for (int i = 0; i < runs; i++) {
      long began = System.nanoTime();
      call.call();
      into.add((System.nanoTime() - began) / 1e6);
    }
  }

  private Map<UUID, Standing> ours() {
    Map<UUID, Standing> units = new HashMap<>();
    for (UnitStanding unit :
        actingAs.person(union.chair(), () -> reading.byUnit(StandingQuestion.NOW))) {
      units.put(unit.unitId(), unit.standing());
    }
    return units;
  }

  private Map<UUID, Standing> plain(String sql) {
    LocalDate day = Days.today(clock);
    SoonDue.Listed listed = soon.listed(day.minusDays(400), day.plusDays(30));
    Map<UUID, Standing> units = new HashMap<>();
    JdbcClient.StatementSpec statement =
        jdbc.sql(sql).param("holder", union.id()).param("day", day);
    if (sql.contains(":soon")) {
      statement =
          statement
              .param("soon", soon.until(day))
              .param("days", listed.days())
              .param("untils", listed.untils());
    }
    statement.query(
        rs -> {
          Standing standing = RunningCounts.standing(rs, 2);
          if (!standing.equals(Standing.NONE)) {
            units.put(rs.getObject(1, UUID.class), standing);
          }
        });
    return units;
  }

  private int mismatches() {
    Map<UUID, Standing> ours = ours();
    Map<UUID, Standing> plain = plain(PLAIN);
    Set<UUID> all = new HashSet<>(ours.keySet());
    all.addAll(plain.keySet());
    int wrong = 0;
    for (UUID unit : all) {
      if (!plain.getOrDefault(unit, Standing.NONE).equals(ours.get(unit))) {
        wrong++;
      }
    }
    return wrong;
  }

  /** As people do: from any state to any other, other deadlines, other units; and it is folded. */
  private int edit() throws Exception {
    List<UUID> ids =
        jdbc.sql("select id from follow_up tablesample bernoulli (10)").query(UUID.class).list();
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS + 2)) {
      List<Future<?>> editing = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        Random random = new Random(t);
        editing.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < EDITS / THREADS; i++) {
                    editOne(ids.get(random.nextInt(ids.size())), random);
                  }
                }));
      }
      Future<Integer> folding =
          threads.submit(
              () -> {
                int folds = 0;
                while (!done.get()) {
                  fold.fold();
                  folds++;
                  java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
                }
                return folds;
              });
      Future<?> readers =
          threads.submit(
              () -> {
                while (!done.get()) {
                  ours();
                  java.util.concurrent.locks.LockSupport.parkNanos(500_000_000L);
                }
              });
      for (Future<?> one : editing) {
        one.get();
      }
      done.set(true);
      readers.get();
      return folding.get();
    }
  }

  private void editOne(UUID id, Random random) {
    String[] states = {
      "ASSIGNED",
      "IN_PROGRESS",
      "AWAITING_CONFIRMATION",
      "COMPLETED",
      "DECLINED",
      "SUSPENDED",
      "WITHDRAWN"
    };
    String state = states[random.nextInt(states.length)];
    boolean reported = state.equals("AWAITING_CONFIRMATION") || state.equals("COMPLETED");
    LocalDate today = Days.today(clock);
    JdbcClient.StatementSpec update =
        switch (random.nextInt(4)) {
          case 0 ->
              jdbc.sql(
                      "update follow_up set due_on = ?, changed_at = ?, version = version + 1 where id = ?")
                  .param(random.nextInt(10) == 0 ? null : today.plusDays(random.nextInt(-30, 120)));
          case 1 ->
              jdbc.sql(
                      "update follow_up set lead_id = ?, changed_at = ?, version = version + 1 where id = ?")
                  .param(union.association(random.nextInt(UNITS)).id());
          default ->
              jdbc.sql(
                      "update follow_up set lifecycle = ?, submitted_on = ?, changed_at = ?, version = version + 1 where id = ?")
                  .param(state)
                  .param(reported ? today.minusDays(random.nextInt(20)) : null);
        };
    update.param(clock.instant().atOffset(java.time.ZoneOffset.UTC)).param(id).update();
  }

  private void fill() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      // Made again once all is there, which is faster; but for the index to search by, which is not
      // looked at here. What each follow-up was on past days is not looked at either.
      List<String> indexes = dropIndexes();
      statement.execute("alter table follow_up disable trigger write_span");
      statement.execute("drop table if exists pg_temp.unit");
      statement.execute(
          "create temporary table unit as select id, row_number() over (order by id) - 1 as place from organisation where parent_id = '"
              + union.id()
              + "' and kind = 'ASSOCIATION'");
      statement.execute(
          "create temporary table cycle as select gen_random_uuid() as id, n as place from generate_series(0, 9) n");
      LocalDate today = Days.today(clock);
      statement.execute(
          """
          insert into follow_up (id, holder_id, review_id, text, lead_id, original_due_on, due_on, lifecycle, percent,
            insisted, assigned_by, assigned_on, assigned_at, moved_by, submitted_on, sent_back, history_length, version,
            source_kind, changed_at)
          select gen_random_uuid(), '%1$s', case when direct then null else cycle.id end,
            'Tổ chức hội thảo tư vấn, phản biện và giám định xã hội về đề án phát triển khoa học và công nghệ, số ' || n,
            unit.id, due, due, lifecycle, 0, false, '%2$s', date '%3$s' - 200, timestamptz '%3$s' - interval '200 days',
            '%2$s', case when lifecycle in ('COMPLETED', 'AWAITING_CONFIRMATION') then least(date '%3$s', coalesce(due, date '%3$s') + (random() * 30 - 25)::int) end,
            0, 1, 0, case when direct then 'DOCUMENT' else 'CONCLUSION' end, timestamptz '%3$s' - interval '200 days'
          from (
            select n, (n / 7) %% 750 as unit_place, (n / 11) %% 10 as cycle_place, n %% 9 = 0 as direct,
              case when n %% 100 < 50 then 'COMPLETED' when n %% 100 < 56 then 'WITHDRAWN' when n %% 100 < 59 then 'SUSPENDED'
                when n %% 100 < 63 then 'AWAITING_CONFIRMATION' when n %% 100 < 65 then 'DECLINED'
                when n %% 100 < 75 then 'ASSIGNED' else 'IN_PROGRESS' end as lifecycle,
              case when n %% 13 = 0 then null when n %% 100 < 56 then date '%3$s' - (random() * 300)::int
                else date '%3$s' + (random() * 360 - 60)::int end as due
            from generate_series(1, %4$d) n) f
          join unit on unit.place = unit_place join cycle on cycle.place = cycle_place
          """
              .formatted(union.id(), union.chair(), today, ALL));
      statement.execute("alter table follow_up enable trigger write_span");
      for (String index : indexes) {
        if (!index.contains("gin")) {
          statement.execute(index);
        }
      }
    }
  }

  private List<String> dropIndexes() {
    record Index(String name, String definition) {}
    List<Index> found =
        jdbc.sql(
                "select indexname, indexdef from pg_indexes where tablename = 'follow_up' and indexname <> 'follow_up_pkey'")
            .query((rs, row) -> new Index(rs.getString(1), rs.getString(2)))
            .list();
    found.forEach(index -> jdbc.sql("drop index " + index.name()).update());
    return found.stream().map(Index::definition).toList();
  }

  private void vacuum() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }
}
