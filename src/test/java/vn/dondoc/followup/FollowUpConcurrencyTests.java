package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.audit.HistoryAudit;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.Messages;
import vn.dondoc.base.MovableClock;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * Twenty people at the same follow-ups: nothing that was done gets lost, no step is done twice, and
 * whoever comes too late is told so in a sentence.
 */
@DonDocTest
class FollowUpConcurrencyTests {
  private static final int PEOPLE = 20;
  private static final LocalDate DUE = LocalDate.of(2019, 9, 30);
  private static final ProgressEntry DONE = new ProgressEntry(100, "Đã ký thỏa thuận.");

  /** Someone does something; what it throws is what they are told. */
  private record Doing(UUID person, Runnable act) {}

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @Autowired Messages messages;
  @Autowired FollowUpSteps followUpSteps;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired Extensions extensions;
  @Autowired Contributions contributions;
  @Autowired EntriesOnBehalf entries;
  @Autowired HistoryAudit audit;

  private TestUnion union;
  private List<UUID> leads;

  @BeforeEach
  void found() {
    clock.standAt(TestClock.START);
    union = unions.found(2);
    leads =
        List.of(
            union.association(0).head(),
            union.association(0).viceHead(),
            union.association(0).officer());
  }

  @Test
  void oneOfTwentyTakesItOn() {
    UUID id = assign();
    List<String> told = atOnce(i -> new Doing(leads.get(i % 3), () -> actions.acknowledge(id)));
    assertThat(told).filteredOn("done"::equals).hasSize(1);
    assertThat(told).filteredOn(t -> !t.equals("done")).containsOnly("error.stepTaken");
    assertConsistent(id);
  }

  /** The lead declines, takes on, completes; the office takes on for it: one of them is first. */
  @Test
  void differentActsOnTheSameStep() {
    UUID id = assign();
    List<String> told =
        atOnce(
            i ->
                switch (i % 4) {
                  case 0 ->
                      new Doing(leads.get(i % 3), () -> actions.decline(id, "Không đủ người"));
                  case 1 -> new Doing(leads.get(i % 3), () -> complete(id));
                  case 2 -> new Doing(union.chair(), () -> decisions.withdraw(id, "Thôi"));
                  default ->
                      new Doing(
                          union.office(),
                          () -> actions.acknowledge(id, new OnBehalf("Điện thoại")));
                });
    assertThat(told).contains("done");
    assertConsistent(id);
  }

  @Test
  void twentyReportsOfProgressAreAllThere() {
    UUID id = assign();
    List<String> told =
        atOnce(
            i ->
                new Doing(
                    leads.get(i % 3),
                    () -> actions.reportProgress(id, new ProgressEntry(i + 1, "Báo cáo " + i))));
    assertThat(told).containsOnly("done");
    assertThat(
            jdbc.sql("select words from progress where follow_up_id = ?")
                .param(id)
                .query(String.class)
                .list())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, PEOPLE).mapToObj(i -> "Báo cáo " + i).toList());
    // Each went on from what the one before had left.
    List<String[]> percents =
        jdbc.sql(
                "select old_value, new_value from follow_up_history"
                    + " where follow_up_id = ? and event = 'PROGRESS_REPORTED' order by position")
            .param(id)
            .query((rs, row) -> new String[] {rs.getString(1), rs.getString(2)})
            .list();
    String last = "0";
    for (String[] change : percents) {
      assertThat(change[0]).isEqualTo(last);
      last = change[1];
    }
    assertThat(
            jdbc.sql("select percent from follow_up where id = ?")
                .param(id)
                .query(String.class)
                .single())
        .isEqualTo(last);
    assertConsistent(id);
  }

  @Test
  void oneOfTwentyConfirmsOrSendsBack() {
    UUID id = assign();
    actingAs.person(leads.getFirst(), () -> complete(id));
    List<UUID> offices = List.of(union.office(), union.chiefOfOffice());
    List<String> told =
        atOnce(
            i ->
                new Doing(
                    offices.get(i % 2),
                    i % 4 < 2
                        ? () -> actions.confirm(id)
                        : () -> actions.sendBack(id, "Thiếu minh chứng")));
    assertThat(told).filteredOn("done"::equals).hasSize(1);
    assertThat(
            jdbc.sql("select decision from completion where follow_up_id = ?")
                .param(id)
                .query(String.class)
                .list())
        .hasSize(1)
        .doesNotContainNull();
    assertConsistent(id);
  }

  @Test
  void oneRequestForALaterDeadlineAndOneDecisionOnIt() {
    UUID id = assign();
    actingAs.person(leads.getFirst(), () -> actions.acknowledge(id));
    List<String> asked =
        atOnce(
            i ->
                new Doing(
                    leads.get(i % 3),
                    () -> extensions.ask(id, DUE.plusDays(i + 1), "Chờ kinh phí", null)));
    assertThat(asked).filteredOn("done"::equals).hasSize(1);
    assertThat(asked).contains("followUp.extensionOpen");
    assertConsistent(id);
    List<String> decided =
        atOnce(
            i ->
                new Doing(
                    union.chair(),
                    switch (i % 3) {
                      case 0 -> () -> extensions.grant(id, null);
                      case 1 -> () -> extensions.refuse(id, "Cần đúng hạn");
                      default -> () -> extensions.setDate(id, DUE.plusDays(40), "Đủ rồi");
                    }));
    assertThat(decided).filteredOn("done"::equals).hasSize(1);
    assertConsistent(id);
  }

  @Test
  void oneOfTwentyReportsAPart() {
    UUID id = assign();
    UUID unit = union.association(1).id();
    actingAs.person(leads.getFirst(), () -> actions.acknowledge(id));
    List<String> told =
        atOnce(
            i ->
                new Doing(
                    i % 2 == 0 ? union.association(1).officer() : union.office(),
                    () ->
                        contributions.report(
                            id,
                            unit,
                            "Phần " + i,
                            List.of(),
                            i % 2 == 0 ? null : new OnBehalf("Điện thoại"))));
    assertThat(told).filteredOn("done"::equals).hasSize(1);
    assertConsistent(id);
  }

  @Test
  void oneOfTwentyAnswersWhatTheOfficeEntered() {
    UUID id = assign();
    actingAs.person(
        union.office(),
        () ->
            actions.reportProgress(
                id, new ProgressEntry(50, "Một nửa"), new OnBehalf("Điện thoại")));
    UUID entry =
        jdbc.sql(
                "select id from entry_on_behalf where follow_up_id = ? and kind = 'PROGRESS_REPORTED'")
            .param(id)
            .query(UUID.class)
            .single();
    List<String> told =
        atOnce(
            i ->
                new Doing(
                    leads.get(i % 3),
                    i % 2 == 0
                        ? () -> entries.confirm(entry)
                        : () -> entries.dispute(entry, "Chưa đến một nửa")));
    assertThat(told).filteredOn("done"::equals).hasSize(1);
    assertConsistent(id);
  }

  /** Everybody does what comes to mind, on the same four follow-ups. */
  @Test
  void everythingAtOnce() {
    List<UUID> ids = List.of(assign(), assign(), assign(), assign());
    UUID unit = union.association(1).id();
    for (int round = 0; round < 10; round++) {
      Random random = new Random(round);
      List<Doing> doings = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        UUID id = ids.get(random.nextInt(ids.size()));
        UUID lead = leads.get(random.nextInt(3));
        int days = random.nextInt(60) + 1;
        doings.add(
            switch (random.nextInt(14)) {
              case 0 -> new Doing(lead, () -> actions.acknowledge(id));
              case 1 -> new Doing(lead, () -> actions.decline(id, "Không đủ người"));
              case 2, 3 ->
                  new Doing(
                      lead, () -> actions.reportProgress(id, new ProgressEntry(days, "Đang làm")));
              case 4 -> new Doing(lead, () -> complete(id));
              case 5 -> new Doing(union.chiefOfOffice(), () -> actions.confirm(id));
              case 6 -> new Doing(union.office(), () -> actions.sendBack(id, "Thiếu"));
              case 7 -> new Doing(union.chair(), () -> decisions.insist(id, "Cần làm"));
              case 8 -> new Doing(union.chair(), () -> decisions.suspend(id, "Chờ"));
              case 9 -> new Doing(union.chair(), () -> decisions.resume(id, null, "Tiếp tục"));
              case 10 ->
                  new Doing(
                      union.chair(), () -> decisions.changeDeadline(id, DUE.plusDays(days), "Dời"));
              case 11 ->
                  new Doing(lead, () -> extensions.ask(id, DUE.plusDays(100 + days), "Chờ", null));
              case 12 -> new Doing(union.chair(), () -> extensions.grant(id, null));
              default ->
                  new Doing(
                      union.association(1).officer(),
                      () -> contributions.report(id, unit, "Phần việc", List.of(), null));
            });
      }
      Collections.shuffle(doings, random);
      atOnce(doings::get);
    }
    ids.forEach(this::assertConsistent);
  }

  /** Many deadlines at once is all or nothing also while single ones are changed. */
  @Test
  void manyDeadlinesAtOnceWhileOthersChangeThem() {
    List<UUID> ids = List.of(assign(), assign(), assign(), assign());
    List<String> told =
        atOnce(
            i -> {
              List<UUID> inSomeOrder = new ArrayList<>(ids);
              Collections.shuffle(inSomeOrder, new Random(i));
              LocalDate day = DUE.plusDays(i + 1);
              return new Doing(
                  union.chair(), () -> decisions.changeDeadlines(inSomeOrder, day, "Dời hạn"));
            });
    assertThat(told).contains("done").isSubsetOf("done", "followUps.notExtended");
    assertThat(
            jdbc.sql("select distinct due_on from follow_up where id in (:ids)")
                .param("ids", ids)
                .query(LocalDate.class)
                .list())
        .as("the latest day moved all four")
        .containsExactly(DUE.plusDays(PEOPLE));
    ids.forEach(this::assertConsistent);
  }

  private UUID assign() {
    IssuedConclusion conclusion = new IssuedConclusion(jdbc, union, clock.instant());
    conclusion.together(
        "Tổ chức hội thảo", DUE, union.association(0).id(), union.association(1).id());
    conclusion.assign(transaction, followUpSteps);
    return jdbc.sql("select id from follow_up where review_id = ?")
        .param(conclusion.reviewId)
        .query(UUID.class)
        .single();
  }

  /** Without the other association, as the lead says. */
  private void complete(UUID id) {
    actions.complete(id, DONE, Set.of(union.association(1).id()), null);
  }

  /** All at the same moment; for each 'done', or the key of the sentence that they were told. */
  private List<String> atOnce(IntFunction<Doing> doings) {
    CountDownLatch start = new CountDownLatch(1);
    List<String> told = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        Doing doing = doings.apply(i);
        all.add(
            people.submit(
                () -> {
                  start.await();
                  try {
                    actingAs.person(doing.person(), doing.act());
                    return "done";
                  } catch (DomainException e) {
                    return e.key();
                  }
                }));
      }
      start.countDown();
      for (Future<String> one : all) {
        told.add(one.get());
      }
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError("someone was told no sentence", e);
    }
    assertThat(told)
        .allSatisfy(
            key -> {
              if (!key.equals("done")) {
                assertThat(messages.has(Messages.VIETNAMESE, key)).as(key).isTrue();
                assertThat(messages.has(Messages.ENGLISH, key)).as(key).isTrue();
              }
            });
    return told;
  }

  /** The follow-up, its history, its process and the steps that are shown tell the same. */
  private void assertConsistent(UUID id) {
    record Row(Lifecycle lifecycle, int historyLength) {}
    Row row =
        jdbc.sql("select lifecycle, history_length from follow_up where id = ?")
            .param(id)
            .query((rs, n) -> new Row(Lifecycle.valueOf(rs.getString(1)), rs.getInt(2)))
            .single();
    assertThat(mainSteps(id))
        .as("waits for, as it is " + row.lifecycle())
        .isEqualTo(
            expectedStep(row.lifecycle()) == null
                ? List.of()
                : List.of(expectedStep(row.lifecycle())));
    assertThat(openSteps(id)).as("in the list and in the engine").isEqualTo(openTasks(id));
    assertThat(openSteps(id)).doesNotHaveDuplicates();
    assertThat(
            jdbc.sql(
                    "select position from follow_up_history where follow_up_id = ? order by position")
                .param(id)
                .query(Integer.class)
                .list())
        .isEqualTo(IntStream.rangeClosed(1, row.historyLength()).boxed().toList());
    assertThat(lifecycleByHistory(id)).isEqualTo(row.lifecycle());
    assertThat(
            jdbc.sql("select count(*) from completion where follow_up_id = ? and decision is null")
                .param(id)
                .query(Integer.class)
                .single())
        .isLessThanOrEqualTo(1);
    assertThat(actingAs.person(union.administrator(), () -> audit.verify(union.id())).breaches())
        .isEmpty();
  }

  /** Each entry goes on from where the one before had left it. */
  private Lifecycle lifecycleByHistory(UUID id) {
    Set<Lifecycle> known = EnumSet.allOf(Lifecycle.class);
    Lifecycle at = Lifecycle.ASSIGNED;
    for (String[] change :
        jdbc.sql(
                "select coalesce(old_value, ''), coalesce(new_value, '') from follow_up_history"
                    + " where follow_up_id = ? order by position")
            .param(id)
            .query((rs, n) -> new String[] {rs.getString(1), rs.getString(2)})
            .list()) {
      if (known.stream().anyMatch(l -> l.name().equals(change[1]))) {
        assertThat(change[0]).isEqualTo(at.name());
        at = Lifecycle.valueOf(change[1]);
      }
    }
    return at;
  }

  private static @Nullable String expectedStep(Lifecycle lifecycle) {
    return switch (lifecycle) {
      case ASSIGNED -> "ACKNOWLEDGE";
      case IN_PROGRESS -> "CARRY_OUT";
      case AWAITING_CONFIRMATION -> "CONFIRM_COMPLETION";
      case DECLINED -> "DECIDE_DECLINED";
      case SUSPENDED, COMPLETED, WITHDRAWN -> null;
    };
  }

  private List<String> mainSteps(UUID id) {
    return jdbc.sql(
            """
            select step from step where subject_id = ? and ended_at is null
              and step in ('ACKNOWLEDGE', 'CARRY_OUT', 'CONFIRM_COMPLETION', 'DECIDE_DECLINED')
            """)
        .param(id)
        .query(String.class)
        .list();
  }

  private List<String> openSteps(UUID id) {
    return jdbc.sql(
            """
            select t.task_id from step t where t.ended_at is null and t.process_id in
              (select process_id from step where subject_id = ?) order by 1
            """)
        .param(id)
        .query(String.class)
        .list();
  }

  private List<String> openTasks(UUID id) {
    return jdbc.sql(
            """
            select id_ from act_ru_task where proc_inst_id_ in
              (select process_id from step where subject_id = ?) order by 1
            """)
        .param(id)
        .query(String.class)
        .list();
  }
}
