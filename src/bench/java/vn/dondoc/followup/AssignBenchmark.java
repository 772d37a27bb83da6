package vn.dondoc.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.BreakingDatabase;
import vn.dondoc.BreakingDatabase.Failure;
import vn.dondoc.base.MovableClock;
import vn.dondoc.bench.Bench;
import vn.dondoc.bench.Results;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * Assigning to 750 units at once, beside the same one by one; and what is left of it when the
 * database breaks off in the middle, a hundred times at other places.
 */
@Bench
@Import(BreakingDatabase.class)
class AssignBenchmark {
  private static final int UNITS = 750;
  private static final int WARM_UPS = 2;
  private static final int RUNS = 5;
  private static final int FAILURES = 100;

  @Autowired TestUnions unions;
  @Autowired AssignFollowUps assigning;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  private TestUnion union;
  private List<UUID> units;

  @Test
  void atOnceAndAllOrNothing() throws Exception {
    clock.standAt(Instant.parse("2019-07-16T04:00:00Z"));
    union = unions.found(UNITS);
    units = union.associations().stream().map(TestAssociation::id).toList();
    List<Double> atOnceMs = new ArrayList<>();
    List<Double> oneByOneMs = new ArrayList<>();
    for (int i = -WARM_UPS; i < RUNS; i++) {
      double oneByOne = ms(() -> units.forEach(unit -> assign(List.of(unit))));
      double atOnce = ms(() -> assign(units));
      if (i >= 0) {
        oneByOneMs.add(oneByOne);
        atOnceMs.add(atOnce);
      }
    }
    int leftBehind = failures();
    Results results =
        new Results(
            "assign",
            "Assigning to 750 units at once",
            "750 follow-ups with their processes, history, steps and days in force in one transaction, beside the same"
                + " service called 750 times for one unit each, one commit each; same server (waiting for the disk at each"
                + " commit), one thread, in turn, after "
                + WARM_UPS
                + " rounds of warming up. Then "
                + FAILURES
                + " times the connection breaks after another one of the writes of an assignment to all 750.");
    Results.Series atOnce = results.add("750 units at once", atOnceMs);
    Results.Series oneByOne = results.add("750 units one by one", oneByOneMs);
    results.atLeast("times as fast", oneByOne.medianMs() / atOnce.medianMs(), 5);
    results.atMost("rows left behind by " + FAILURES + " failures", leftBehind, 0);
    results.write();
  }

  /** How many rows are there more than before, over all failures. */
  private int failures() {
    Failure none = new Failure(Integer.MAX_VALUE);
    none.armed(() -> assign(units));
    int writes = none.writes();
    Random random = new Random(20190716);
    int before = rows();
    int left = 0;
    for (int i = 0; i < FAILURES; i++) {
      // The first and the last write too.
      int at = i == 0 ? 1 : i == 1 ? writes : 1 + random.nextInt(writes);
      Failure failure = new Failure(at);
      boolean failed = false;
      try {
        failure.armed(() -> assign(units));
      } catch (RuntimeException broken) {
        failed = true;
      }
      if (!failed || failure.write() == null) {
        throw new IllegalStateException("write " + at + " of " + writes + " did not fail");
      }
      left += Math.abs(rows() - before);
    }
    return left;
  }

  private int rows() {
    int rows = 0;
    for (String table :
        List.of(
            "follow_up",
            "follow_up_history",
            "follow_up_span",
            "step",
            "act_ru_execution",
            "act_ru_task",
            "act_ru_variable")) {
      rows += jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
    return rows;
  }

  private List<UUID> assign(List<UUID> to) {
    Assignment assignment =
        new Assignment(
            union.id(),
            "Báo cáo số hội viên đến hết tháng 9",
            "Tổ chức",
            To.each(to),
            LocalDate.of(2019, 9, 30),
            null,
            new Assignment.Source(
                SourceKind.DOCUMENT,
                "Công văn của Liên hiệp Hội Việt Nam",
                "123/LHHVN",
                LocalDate.of(2019, 7, 15)));
    List<UUID> made =
        Objects.requireNonNull(actingAs.person(union.chair(), () -> assigning.assign(assignment)));
    if (made.size() != to.size()) {
      throw new IllegalStateException(made.size() + " follow-ups instead of " + to.size());
    }
    return made;
  }

  private static double ms(Runnable act) {
    long start = System.nanoTime();
    act.run();
    return (System.nanoTime() - start) / 1e6;
  }
}
