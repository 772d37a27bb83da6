package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.dondoc.followup.FollowUpEvent.ACKNOWLEDGED;
import static vn.dondoc.followup.FollowUpEvent.ASSIGNED;
import static vn.dondoc.followup.FollowUpEvent.COMPLETION_REPORTED;
import static vn.dondoc.followup.FollowUpEvent.CONFIRMED;
import static vn.dondoc.followup.FollowUpEvent.DECLINED;
import static vn.dondoc.followup.FollowUpEvent.INSISTED;
import static vn.dondoc.followup.FollowUpEvent.PROGRESS_REPORTED;
import static vn.dondoc.followup.FollowUpEvent.REASSIGNED;
import static vn.dondoc.followup.FollowUpEvent.SENT_BACK;
import static vn.dondoc.followup.FollowUpEvent.WITHDRAWN;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.followup.FollowUpView.HistoryLine;
import vn.dondoc.followup.ProgressEntry.Evidence;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.workflow.OpenStep;
import vn.dondoc.workflow.StepTaken;
import vn.dondoc.workflow.Steps;

/**
 * Every path of the process of a follow-up, named by how it ends, and what may not happen on it.
 */
@DonDocTest
class FollowUpLifeTests {
  private static final LocalDate DUE = LocalDate.of(2019, 9, 30);
  private static final ProgressEntry DONE = new ProgressEntry(100, "Đã ký thỏa thuận.");

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @Autowired FollowUpSteps followUpSteps;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired FollowUpReading reading;
  @Autowired Steps steps;

  private TestUnion union;
  private UUID officer;
  private UUID id;

  @BeforeEach
  void assign() {
    clock.standAt(TestClock.START);
    union = unions.found(3);
    officer = union.association(0).officer();
    IssuedConclusion conclusion = new IssuedConclusion(jdbc, union, clock.instant());
    UUID directive =
        conclusion.together(
            "Tổ chức hội thảo tư vấn, phản biện",
            DUE,
            union.association(0).id(),
            union.association(1).id());
    conclusion.assign(transaction, followUpSteps);
    id =
        jdbc.sql("select id from follow_up where directive_id = ?")
            .param(directive)
            .query(UUID.class)
            .single();
  }

  @Test
  void assignedToItsUnit() {
    FollowUpView view = see(officer);
    assertThat(view.lifecycle()).isEqualTo(Lifecycle.ASSIGNED);
    assertThat(view.dueOn()).isEqualTo(DUE);
    assertThat(view.originalDueOn()).isEqualTo(DUE);
    assertThat(view.coordinating()).hasSize(1);
    assertThat(view.acts())
        .containsExactlyInAnyOrder(
            Act.ACKNOWLEDGE, Act.DECLINE, Act.REPORT_PROGRESS, Act.COMPLETE, Act.ASK_EXTENSION);
    assertThat(waitsFor()).containsExactly("acknowledge");
    assertThat(told()).containsExactly(ASSIGNED);
  }

  @Test
  void acceptedThenCompletedAndConfirmed() {
    as(officer, () -> actions.acknowledge(id));
    assertThat(waitsFor()).containsExactly("carryOut");
    as(officer, () -> actions.reportProgress(id, new ProgressEntry(40, "Đã họp hai bên.")));
    assertThat(see(officer).percent()).isEqualTo(40);
    as(officer, () -> complete(DONE));
    assertThat(waitsFor()).containsExactly("confirmCompletion");
    as(union.office(), () -> actions.confirm(id));
    assertThat(waitsFor()).isEmpty();
    assertEnded(Lifecycle.COMPLETED);
    assertThat(told())
        .containsExactly(ASSIGNED, ACKNOWLEDGED, PROGRESS_REPORTED, COMPLETION_REPORTED, CONFIRMED);
  }

  @Test
  void completedWithoutAWordBefore() {
    as(officer, () -> complete(DONE));
    assertThat(waitsFor()).containsExactly("confirmCompletion");
    assertThat(told()).containsExactly(ASSIGNED, ACKNOWLEDGED, COMPLETION_REPORTED);
  }

  @Test
  void progressTakesItOnToo() {
    as(officer, () -> actions.reportProgress(id, new ProgressEntry(20, "Đã bắt đầu.")));
    assertThat(see(officer).lifecycle()).isEqualTo(Lifecycle.IN_PROGRESS);
    assertThat(waitsFor()).containsExactly("carryOut");
  }

  @Test
  void declinedAndInsistedUpon() {
    as(officer, () -> actions.decline(id, "Hội không có chuyên gia."));
    assertThat(waitsFor()).containsExactly("decideDeclined");
    assertThat(see(union.chair()).declinedReason()).isEqualTo("Hội không có chuyên gia.");
    as(union.chair(), () -> decisions.insist(id, "Yêu cầu chung cho các Hội."));
    assertThat(waitsFor()).containsExactly("acknowledge");
    assertThat(see(officer).acts()).doesNotContain(Act.DECLINE);
    assertThat(refusal(officer, () -> actions.decline(id, "Vẫn không có.")))
        .isEqualTo("followUp.insistedUpon");
    as(officer, () -> actions.acknowledge(id));
    assertThat(told()).containsExactly(ASSIGNED, DECLINED, INSISTED, ACKNOWLEDGED);
  }

  @Test
  void declinedAndReassignedToAUnitThatAnswersAnew() {
    UUID next = union.association(2).officer();
    as(officer, () -> actions.decline(id, "Hội không có chuyên gia."));
    as(
        union.chair(),
        () -> decisions.reassign(id, union.association(2).id(), "Hội này có sẵn đề cương."));
    assertThat(waitsFor()).containsExactly("acknowledge");
    assertThat(openStep().organisationId()).isEqualTo(union.association(2).id());
    // It is no longer theirs, not even to see.
    as(officer, () -> assertThatThrownBy(() -> reading.get(id)).isInstanceOf(NotFound.class));
    as(next, () -> actions.decline(id, "Cũng không nhận được."));
    as(
        union.chair(),
        () -> decisions.reassign(id, union.association(1).id(), "Giao đơn vị phối hợp."));
    as(union.association(1).officer(), () -> actions.acknowledge(id));
    assertThat(see(union.chair()).coordinating()).isEmpty();
    assertThat(told())
        .containsExactly(ASSIGNED, DECLINED, REASSIGNED, DECLINED, REASSIGNED, ACKNOWLEDGED);
    HistoryLine reassigned =
        see(union.chair()).history().stream()
            .filter(line -> line.event() == REASSIGNED)
            .toList()
            .getLast();
    assertThat(reassigned.oldValue()).isEqualTo(union.association(0).name());
    assertThat(reassigned.newValue()).isEqualTo(union.association(2).name());
  }

  @Test
  void reassignedOnlyToAUnitOfTheUnion() {
    TestUnion other = unions.found(1);
    as(officer, () -> actions.decline(id, "Không có chuyên gia."));
    assertThat(
            refusal(
                union.chair(),
                () -> decisions.reassign(id, other.association(0).id(), "Giao cho Hội khác.")))
        .isEqualTo("followUp.unitUnknown");
    assertThat(
            refusal(
                union.chair(),
                () -> decisions.reassign(id, union.association(0).id(), "Giao lại.")))
        .isEqualTo("followUp.sameLead");
    assertThat(waitsFor()).containsExactly("decideDeclined");
  }

  @Test
  void declinedAndWithdrawn() {
    as(officer, () -> actions.decline(id, "Dịch chưa hết."));
    as(union.chair(), () -> decisions.withdraw(id, "Lý do khách quan."));
    assertEnded(Lifecycle.WITHDRAWN);
    assertThat(told()).containsExactly(ASSIGNED, DECLINED, WITHDRAWN);
  }

  @Test
  void sentBackTwiceThenConfirmed() {
    as(officer, () -> actions.reportProgress(id, new ProgressEntry(70, "Gần xong.")));
    for (String reason : List.of("Mới là dự thảo.", "Chưa có chữ ký.")) {
      as(officer, () -> complete(DONE));
      as(union.office(), () -> actions.sendBack(id, reason));
      assertThat(waitsFor()).containsExactly("carryOut");
      FollowUpView view = see(officer);
      assertThat(view.lifecycle()).isEqualTo(Lifecycle.IN_PROGRESS);
      assertThat(view.sentBackReason()).isEqualTo(reason);
      assertThat(view.percent()).isEqualTo(70);
      assertThat(openStep().askedBy()).isEqualTo(union.office());
    }
    as(officer, () -> complete(DONE));
    as(union.office(), () -> actions.confirm(id));
    assertThat(see(officer).sentBack()).isEqualTo(2);
    assertEnded(Lifecycle.COMPLETED);
    assertThat(told())
        .containsExactly(
            ASSIGNED,
            ACKNOWLEDGED,
            PROGRESS_REPORTED,
            COMPLETION_REPORTED,
            SENT_BACK,
            COMPLETION_REPORTED,
            SENT_BACK,
            COMPLETION_REPORTED,
            CONFIRMED);
  }

  /**
   * Reported on the last evening, confirmed weeks later: on time. Sent back: today counts again.
   */
  @Test
  void onTimeByTheDayOfTheReportThatWasConfirmed() {
    as(officer, () -> actions.acknowledge(id));
    clock.standAt(Instant.parse("2019-09-30T16:59:00Z"));
    as(officer, () -> complete(DONE));
    clock.standAt(Instant.parse("2019-10-10T03:00:00Z"));
    assertThat(see(officer).timing()).isEqualTo(new Timing(Timeliness.DUE_SOON, 0));
    as(union.office(), () -> actions.sendBack(id, "Chưa có chữ ký."));
    assertThat(see(officer).timing()).isEqualTo(new Timing(Timeliness.OVERDUE, 10));
    as(officer, () -> complete(DONE));
    clock.standAt(Instant.parse("2019-10-15T03:00:00Z"));
    as(union.office(), () -> actions.confirm(id));
    assertThat(see(officer).timing()).isEqualTo(new Timing(Timeliness.LATE, 10));
  }

  @Test
  void onBehalfWithItsSource() {
    OnBehalf call = new OnBehalf("Ông Lả gọi điện chiều 27/9");
    as(union.office(), () -> actions.acknowledge(id, call));
    as(
        union.office(),
        () -> actions.reportProgress(id, new ProgressEntry(30, "Đã bắt đầu."), call));
    as(union.office(), () -> actions.complete(id, DONE, Set.of(union.association(1).id()), call));
    FollowUpView view = see(officer);
    assertThat(view.history().subList(0, 3))
        .allSatisfy(
            line -> {
              assertThat(line.onBehalfOf()).isEqualTo(union.association(0).name());
              assertThat(line.source()).isEqualTo(call.source());
              assertThat(line.post()).isEqualTo(Post.OFFICE);
            });
    assertThat(view.progress()).allSatisfy(p -> assertThat(p.source()).isEqualTo(call.source()));
    // Entered by themself: someone else of the office has to look at it.
    assertThat(see(union.office()).acts()).containsExactly(Act.SEND_BACK);
    assertThat(see(union.office()).ownCompletion()).isTrue();
    assertThat(refusal(union.office(), () -> actions.confirm(id)))
        .isEqualTo("followUp.ownCompletion");
    as(union.chiefOfOffice(), () -> actions.confirm(id));
    assertEnded(Lifecycle.COMPLETED);
  }

  @Test
  void onBehalfOnlyByTheOfficeAndNeverWithoutASource() {
    assertThat(refusal(union.office(), () -> actions.acknowledge(id, new OnBehalf("  "))))
        .isEqualTo("followUp.sourceMissing");
    as(
        union.chair(),
        () ->
            assertThatThrownBy(() -> actions.acknowledge(id, new OnBehalf("Nghe nói")))
                .isInstanceOf(NotAllowed.class));
    as(
        union.office(),
        () -> assertThatThrownBy(() -> actions.acknowledge(id)).isInstanceOf(NotAllowed.class));
  }

  @Test
  void evidenceIsKeptAndShownToWhoMaySee() {
    byte[] text = "Danh sách 12 hộ".getBytes(StandardCharsets.UTF_8);
    as(
        officer,
        () ->
            actions.reportProgress(
                id,
                new ProgressEntry(
                    50,
                    "Đã giao cây giống.",
                    "Trời rét sớm.",
                    List.of(new Evidence("danh-sach-ho.txt", text)))));
    FollowUpView view = see(officer);
    var file = view.progress().getFirst().files().getFirst();
    assertThat(file.name()).isEqualTo("danh-sach-ho.txt");
    assertThat(actingAs.person(officer, () -> reading.evidence(id, file.id()))).isEqualTo(text);
    as(
        union.association(2).officer(),
        () ->
            assertThatThrownBy(() -> reading.evidence(id, file.id())).isInstanceOf(NotFound.class));
    assertThat(view.progress().getFirst().difficulty()).isEqualTo("Trời rét sớm.");
  }

  @Test
  void nothingIsHalfSavedWhenAFileIsOfAForbiddenKind() {
    byte[] program = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0};
    assertThat(
            refusal(
                officer,
                () ->
                    complete(
                        new ProgressEntry(
                            100, "Xong.", null, List.of(new Evidence("anh.jpg", program))))))
        .isEqualTo("file.forbiddenKind");
    assertThat(see(officer).lifecycle()).isEqualTo(Lifecycle.ASSIGNED);
    assertThat(told()).containsExactly(ASSIGNED);
    assertThat(waitsFor()).containsExactly("acknowledge");
  }

  @Test
  void wordsAndReasonsAreWantedAndNotEndless() {
    String endless = "a".repeat(10_000);
    assertThat(refusal(officer, () -> actions.decline(id, " \u00a0 ")))
        .isEqualTo("followUp.reasonMissing");
    assertThat(refusal(officer, () -> actions.decline(id, endless)))
        .isEqualTo("followUp.textTooLong");
    assertThat(refusal(officer, () -> complete(new ProgressEntry(100, ""))))
        .isEqualTo("followUp.wordsMissing");
    assertThat(refusal(officer, () -> actions.reportProgress(id, new ProgressEntry(101, "Xong"))))
        .isEqualTo("followUp.percentOutside");
    assertThat(told()).containsExactly(ASSIGNED);
  }

  @Test
  void whoComesSecondIsToldWhoWasFirst() {
    as(officer, () -> actions.acknowledge(id));
    StepTaken taken =
        catchThrowableOfType(
            StepTaken.class,
            () -> actingAs.person(union.association(0).head(), () -> actions.acknowledge(id)));
    assertThat(taken.key()).isEqualTo("error.stepTaken");
    assertThat(taken.args()[0]).isEqualTo("Officer 0");
    as(officer, () -> complete(DONE));
    assertThat(refusal(officer, () -> complete(DONE))).isEqualTo("error.stepTaken");
    assertThat(refusal(officer, () -> actions.reportProgress(id, DONE)))
        .isEqualTo("error.stepTaken");
  }

  @Test
  void twentyAtOnceAreOneAcknowledgementAndNineteenSentences() throws Exception {
    List<String> results = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  try {
                    actingAs.person(officer, () -> actions.acknowledge(id));
                    return "done";
                  } catch (DomainException e) {
                    return e.key();
                  }
                }));
      }
      start.countDown();
      for (Future<String> one : all) {
        results.add(one.get());
      }
    }
    assertThat(results).filteredOn("done"::equals).hasSize(1);
    assertThat(results).filteredOn("error.stepTaken"::equals).hasSize(19);
    assertThat(told()).containsExactly(ASSIGNED, ACKNOWLEDGED);
  }

  @Test
  void historyIsOnlyEverAddedTo() {
    as(officer, () -> actions.reportProgress(id, new ProgressEntry(10, "Bắt đầu.")));
    for (String attempt :
        List.of(
            "update follow_up_history set words = 'x' where follow_up_id = '" + id + "'",
            "delete from follow_up_history where follow_up_id = '" + id + "'",
            "truncate follow_up_history",
            "update progress set percent = 90 where follow_up_id = '" + id + "'",
            "delete from progress where follow_up_id = '" + id + "'")) {
      assertThatThrownBy(() -> jdbc.sql(attempt).update())
          .as(attempt)
          .isInstanceOf(DataAccessException.class)
          .hasStackTraceContaining("append-only");
    }
    assertThat(told()).containsExactly(ASSIGNED, ACKNOWLEDGED, PROGRESS_REPORTED);
  }

  /** What each may do with what the first association leads: allowed, refused, or not there. */
  @Test
  void onlyThoseOfTheUnitAndTheOfficeAndTheChairMayAct() {
    TestUnion other = unions.found(1);
    Map<UUID, Class<? extends DomainException>> refused =
        Map.of(
            union.viceChair(), NotAllowed.class,
            union.secretaryGeneral(), NotAllowed.class,
            union.committeeMember(), NotAllowed.class,
            union.association(1).officer(), NotAllowed.class,
            union.association(2).officer(), NotFound.class,
            union.administrator(), NotFound.class,
            other.chair(), NotFound.class,
            other.office(), NotFound.class,
            other.association(0).head(), NotFound.class,
            unions.stranger(), NotFound.class);
    List<Runnable> everything =
        List.of(
            () -> actions.acknowledge(id),
            () -> actions.acknowledge(id, new OnBehalf("Nghe nói")),
            () -> actions.decline(id, "Không."),
            () -> actions.reportProgress(id, DONE),
            () -> complete(DONE),
            () -> decisions.insist(id, "Cứ làm."),
            () -> decisions.reassign(id, union.association(2).id(), "Giao lại."),
            () -> decisions.withdraw(id, "Thôi."),
            () -> actions.confirm(id),
            () -> actions.sendBack(id, "Chưa đủ."));
    refused.forEach(
        (person, how) ->
            everything.forEach(
                act -> as(person, () -> assertThatThrownBy(act::run).isExactlyInstanceOf(how))));
    // The unit's own people may not decide or confirm; chair and office may not act as the unit.
    for (Runnable act : everything.subList(5, 10)) {
      as(officer, () -> assertThatThrownBy(act::run).isExactlyInstanceOf(NotAllowed.class));
    }
    for (Runnable act : everything.subList(0, 5)) {
      as(union.chair(), () -> assertThatThrownBy(act::run).isExactlyInstanceOf(NotAllowed.class));
    }
    assertThat(told()).containsExactly(ASSIGNED);
  }

  private void as(UUID person, Runnable act) {
    actingAs.person(person, act);
  }

  private FollowUpView see(UUID person) {
    return actingAs.person(person, () -> reading.get(id));
  }

  private String refusal(UUID person, Runnable act) {
    return catchThrowableOfType(DomainException.class, () -> actingAs.person(person, act)).key();
  }

  private List<FollowUpEvent> told() {
    return see(union.chair()).history().reversed().stream().map(HistoryLine::event).toList();
  }

  private List<String> waitsFor() {
    return ofSubject().stream()
        .filter(step -> step.endedAt() == null)
        .map(step -> step.step().id())
        .toList();
  }

  private OpenStep openStep() {
    return ofSubject().stream().filter(step -> step.endedAt() == null).findFirst().orElseThrow();
  }

  private List<OpenStep> ofSubject() {
    return transaction.execute(status -> steps.ofSubject(id));
  }

  private void assertEnded(Lifecycle lifecycle) {
    assertThat(see(union.chair()).lifecycle()).isEqualTo(lifecycle);
    assertThat(see(union.chair()).acts()).isEmpty();
    assertThat(waitsFor()).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from act_ru_execution where business_key_ = ?")
                .param(id.toString())
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** Without the part of the coordinating unit, and saying so. */
  private void complete(ProgressEntry entry) {
    actions.complete(id, entry, Set.of(union.association(1).id()), null);
  }
}
