package vn.dondoc.conclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.MovableClock;
import vn.dondoc.bench.BareEngine;
import vn.dondoc.bench.Bench;
import vn.dondoc.bench.Results;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * Issuing a notice of 20 directives for 50 associations, beside 1,000 starts on the bare engine.
 */
@Bench
class IssueNoticeBenchmark {
  private static final int WARM_UPS = 2;
  private static final int RUNS = 5;
  private static final int DIRECTIVES = 20;
  private static final int ASSOCIATIONS = 50;
  private static final int FOLLOW_UPS = DIRECTIVES * ASSOCIATIONS;

  @Autowired TestUnions unions;
  @Autowired ReviewsToConclude reviews;
  @Autowired Concluding concluding;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  @Test
  void issue() throws Exception {
    clock.standAt(Instant.parse("2019-07-16T04:00:00Z"));
    TestUnion union = unions.found(ASSOCIATIONS);
    List<Double> oursMs = new ArrayList<>();
    List<Double> bareMs = new ArrayList<>();
    try (BareEngine engine = new BareEngine()) {
      for (int i = -WARM_UPS; i < RUNS; i++) {
        double bare = oneByOne(engine);
        double ours = notice(union);
        if (i >= 0) {
          bareMs.add(bare);
          oursMs.add(ours);
        }
      }
    }
    Results results =
        new Results(
            "issue-notice",
            "Issuing a notice of 20 directives for 50 associations",
            "1,000 follow-ups with their processes, by the service with all that it does (gate, number, history, steps,"
                + " closing 50 reports), beside 1,000 starts of the same BPMN on the engine alone: same server (waiting for"
                + " the disk at each commit), history level and pool, one commit each, one thread. In turn, after "
                + WARM_UPS
                + " rounds of warming up.");
    Results.Series ours = results.add("Issue the notice", oursMs);
    Results.Series bare = results.add("1,000 starts one by one, bare engine", bareMs);
    results.atLeast("times as fast", bare.medianMs() / ours.medianMs(), 5);
    results.write();
  }

  private static double oneByOne(BareEngine engine) {
    long before = engine.tasks();
    long start = System.nanoTime();
    for (int i = 0; i < FOLLOW_UPS; i++) {
      engine.startFollowUp();
    }
    double ms = (System.nanoTime() - start) / 1e6;
    require(engine.tasks() - before);
    return ms;
  }

  private double notice(TestUnion union) {
    UUID review = reviews.begin(union, 0).id();
    List<UUID> units = union.associations().stream().map(TestAssociation::id).toList();
    return actingAs.person(
        union.chair(),
        () -> {
          for (int i = 1; i <= DIRECTIVES; i++) {
            UUID directive = concluding.addDirective(review, "Nhiệm vụ số " + i, List.of());
            concluding.saveDirective(
                directive,
                new DirectiveDetails(
                    "Nhiệm vụ số " + i,
                    Mode.EACH,
                    null,
                    List.of(),
                    units,
                    LocalDate.of(2019, 9, 30),
                    false,
                    null,
                    null,
                    null),
                0);
          }
          long start = System.nanoTime();
          concluding.issue(review, new NoticeSignature("CHỦ TỊCH", null));
          double ms = (System.nanoTime() - start) / 1e6;
          require(
              jdbc.sql(
                      "select count(*) from step where case_id = ? and step = 'ACKNOWLEDGE' and ended_at is null")
                  .param(review)
                  .query(Long.class)
                  .single());
          return ms;
        });
  }

  private static void require(long opened) {
    if (opened != FOLLOW_UPS) {
      throw new IllegalStateException(opened + " follow-ups instead of " + FOLLOW_UPS);
    }
  }
}
