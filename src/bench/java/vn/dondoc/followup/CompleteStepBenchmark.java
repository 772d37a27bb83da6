package vn.dondoc.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.MovableClock;
import vn.dondoc.bench.BareEngine;
import vn.dondoc.bench.Bench;
import vn.dondoc.bench.Results;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * Completing the steps of follow-ups with all that goes with it, beside completing the tasks of the
 * same process on the bare engine.
 */
@Bench
class CompleteStepBenchmark {
  private static final int WARM_UPS = 3;
  private static final int RUNS = 7;
  private static final int THREADS = 4;
  private static final int FOLLOW_UPS = 200;

  private record Kind(String step, String outcome, Consumer<UUID> act) {}

  @Autowired TestUnions unions;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  @Test
  void complete() throws Exception {
    clock.standAt(Instant.parse("2019-07-16T04:00:00Z"));
    TestUnion union = unions.found(THREADS);
    Map<String, List<Double>> ours = new LinkedHashMap<>();
    Map<String, List<Double>> bare = new LinkedHashMap<>();
    List<Kind> kinds =
        List.of(
            new Kind("acknowledge", "ACCEPTED", id -> actions.acknowledge(id)),
            new Kind(
                "carryOut",
                "DONE",
                id -> actions.complete(id, new ProgressEntry(100, "Đã tổ chức hội thảo"))),
            new Kind("confirmCompletion", "CONFIRMED", id -> actions.confirm(id)));
    try (BareEngine engine = new BareEngine()) {
      for (int i = -WARM_UPS; i < RUNS; i++) {
        for (int n = 0; n < FOLLOW_UPS; n++) {
          engine.startFollowUp();
        }
        List<UUID> ids = assign(union);
        for (Kind kind : kinds) {
          List<String> tasks = engine.waiting(kind.step);
          boolean office = kind.step.equals("confirmCompletion");
          double theirMs =
              run(tasks, (thread, all) -> all.run(), task -> engine.complete(task, kind.outcome));
          double ourMs =
              run(
                  ids,
                  (thread, all) ->
                      actingAs.person(
                          office ? union.office() : union.association(thread).officer(), all),
                  kind.act);
          require(tasks.size());
          if (i >= 0) {
            bare.computeIfAbsent(kind.step, step -> new ArrayList<>()).add(theirMs);
            ours.computeIfAbsent(kind.step, step -> new ArrayList<>()).add(ourMs);
          }
        }
        require(
            jdbc.sql(
                        "select count(*) from follow_up where holder_id = ? and lifecycle = 'COMPLETED'")
                    .param(union.id())
                    .query(Integer.class)
                    .single()
                - (i + WARM_UPS) * FOLLOW_UPS);
      }
    }
    Results results =
        new Results(
            "complete-step",
            "Completing a step",
            FOLLOW_UPS
                + " follow-ups acknowledged, reported as done and confirmed through the services (rights, lock, history"
                + " with its chain, report, step table, counts of the standing), beside the same three tasks completed"
                + " on the engine alone, whose ids are at hand: same server (waiting for the disk at each commit),"
                + " history level and pool, one commit each, "
                + THREADS
                + " threads. In turn, after "
                + WARM_UPS
                + " rounds of warming up.");
    List<Double> ratios = new ArrayList<>();
    Map<String, Double> byKind = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      results.add("Đôn Đốc: " + kind.step, ours.get(kind.step));
      results.add("Bare engine: " + kind.step, bare.get(kind.step));
      List<Double> of = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        of.add(bare.get(kind.step).get(i) / ours.get(kind.step).get(i));
      }
      byKind.put(kind.step, median(of));
    }
    for (int i = 0; i < RUNS; i++) {
      int run = i;
      ratios.add(
          bare.values().stream().mapToDouble(ms -> ms.get(run)).sum()
              / ours.values().stream().mapToDouble(ms -> ms.get(run)).sum());
    }
    results.atLeast("rate of completing / bare engine's", median(ratios), 0.8);
    byKind.forEach((step, ratio) -> results.forInformation("of " + step, ratio));
    results.write();
  }

  /** As many for each association, one of them after the other. */
  private List<UUID> assign(TestUnion union) {
    List<UUID> ids = new ArrayList<>();
    actingAs.person(
        union.chair(),
        () -> {
          while (ids.size() < FOLLOW_UPS) {
            ids.addAll(
                assigning.assign(
                    new Assignment(
                        union.id(),
                        "Tổ chức hội thảo",
                        null,
                        To.each(union.associations().stream().map(TestAssociation::id).toList()),
                        LocalDate.of(2019, 9, 30),
                        null,
                        new Assignment.Source(SourceKind.MEETING, "Giao ban", null, null))));
          }
        });
    return ids;
  }

  private interface Signed {
    void in(int thread, Runnable all);
  }

  /** How long it takes to do something with each, shared among the threads. */
  private <T> double run(List<T> all, Signed signed, Consumer<T> act) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  signed.in(
                      first,
                      () -> {
                        for (int i = first; i < all.size(); i += THREADS) {
                          act.accept(all.get(i));
                        }
                      });
                  return null;
                }));
      }
      long began = System.nanoTime();
      start.countDown();
      for (Future<?> one : running) {
        one.get();
      }
      return (System.nanoTime() - began) / 1e6;
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void require(int done) {
    if (done != FOLLOW_UPS) {
      throw new IllegalStateException(done + " instead of " + FOLLOW_UPS);
    }
  }
}
