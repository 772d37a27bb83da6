package vn.dondoc.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dondoc.report.ReportDraftingTests.refused;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.AssociationReportView.Entry;
import vn.dondoc.report.AssociationReportView.EntryKind;
import vn.dondoc.workflow.Processes;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.StepTaken;
import vn.dondoc.workflow.Steps;

@DonDocTest
class AssociationReportingTests {
  static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  @Autowired TestUnions unions;
  @Autowired TestReports given;
  @Autowired ActingAs actingAs;
  @Autowired AssociationReporting reporting;
  @Autowired AssociationReportSteps reportSteps;
  @Autowired Processes processes;
  @Autowired Steps steps;
  @Autowired MovableClock clock;

  TestUnion union;
  UUID review;
  UUID report;
  UUID officer;

  @BeforeEach
  void review() {
    clock.standAt(TestClock.START);
    union = unions.found(3);
    review = given.open(union);
    report = given.associationReport(union, review, 0);
    officer = union.association(0).officer();
  }

  @Test
  void everyAssociationIsAskedAndEndsInAStatusOfItsOwn() {
    TestUnion large = unions.found(7);
    UUID its = given.open(large);
    UUID[] reports = new UUID[7];
    for (int i = 0; i < 7; i++) {
      reports[i] = given.associationReport(large, its, i);
    }
    assertThat(statuses(large, its)).containsOnly(AssociationReportStatus.NOT_YET).hasSize(7);

    send(large.association(0).officer(), reports[0]);
    as(large.association(1).head(), () -> reporting.submitNothing(reports[1], "Đang kiện toàn"));
    as(large.office(), () -> enter(reports[2]));
    as(large.office(), () -> enter(reports[3]));
    as(
        large.association(3).head(),
        () -> reporting.disputeEntry(reports[3], "8 hồ, không phải 18"));
    on(LocalDate.of(2019, 6, 28));
    assertThat(statusOf(large, reports[4])).isEqualTo(AssociationReportStatus.NOT_YET);
    on(LocalDate.of(2019, 6, 29));
    assertThat(statusOf(large, reports[4])).isEqualTo(AssociationReportStatus.MISSING);
    on(LocalDate.of(2019, 7, 4));
    send(large.association(4).viceHead(), reports[4]);

    assertThat(statuses(large, its))
        .containsExactly(
            AssociationReportStatus.RECEIVED,
            AssociationReportStatus.NOTHING,
            AssociationReportStatus.ON_PAPER,
            AssociationReportStatus.DISPUTED,
            AssociationReportStatus.RECEIVED_LATE,
            AssociationReportStatus.MISSING,
            AssociationReportStatus.MISSING);
    assertThat(actingAs.person(large.chair(), () -> reporting.get(reports[4])).daysLate())
        .isEqualTo(6);
    given.inTransaction(
        () -> {
          reportSteps.closeAll(its);
          return its;
        });
    assertThat(statusOf(large, reports[5])).isEqualTo(AssociationReportStatus.CLOSED_MISSING);
    assertThat(open(Step.SUBMIT_ASSOCIATION_REPORT, reports[5])).isFalse();
    assertThatThrownBy(() -> send(large.association(5).officer(), reports[5]))
        .hasMessage("associationReport.closed");
    assertThat(statusOf(large, reports[0])).isEqualTo(AssociationReportStatus.RECEIVED);
  }

  @Test
  void whatIsTypedIsTheAssociationsOwnUntilItIsSent() {
    as(officer, () -> reporting.saveDraft(report, "Bản nháp", "", "", version()));
    as(officer, () -> assertThat(reporting.get(report).results()).isEqualTo("Bản nháp"));
    for (UUID reader : List.of(union.chair(), union.office(), union.secretaryGeneral())) {
      as(reader, () -> assertThat(reporting.get(report).results()).isEmpty());
    }
    as(officer, () -> reporting.submit(report));
    as(union.chair(), () -> assertThat(reporting.get(report).results()).isEqualTo("Bản nháp"));
  }

  @Test
  void twoPeopleOfOneAssociationDoNotOverwriteEachOther() {
    int before = actingAs.person(officer, this::version);
    as(officer, () -> reporting.saveDraft(report, "Của cán bộ", "", "", before));
    as(
        union.association(0).head(),
        () ->
            assertThatThrownBy(() -> reporting.saveDraft(report, "Của Chủ tịch", "", "", before))
                .isInstanceOfSatisfying(
                    EditConflict.class, e -> assertThat(e.theirs()).isEqualTo("Của cán bộ")));
  }

  @Test
  void aReportIsSentOnceAndNotWithoutResults() {
    as(officer, () -> refused("associationReport.resultsMissing", () -> reporting.submit(report)));
    send(officer, report);
    as(
        union.association(0).head(),
        () -> {
          assertThatThrownBy(() -> reporting.submit(report)).isInstanceOf(StepTaken.class);
          assertThatThrownBy(() -> reporting.submitNothing(report, ""))
              .isInstanceOf(StepTaken.class);
          refused(
              "associationReport.sent", () -> reporting.saveDraft(report, "x", "", "", version()));
        });
    as(union.office(), () -> assertThatThrownBy(() -> enter(report)).isInstanceOf(StepTaken.class));
  }

  @Test
  void anEntryOnBehalfIsDisputedCorrectedAndConfirmedAndBothTextsStay() {
    as(
        union.office(),
        () -> {
          refused(
              "associationReport.sourceMissing",
              () -> reporting.enterOnBehalf(report, " ", "x", "", "", null, null));
          reporting.enterOnBehalf(
              report, "Bản giấy ngày 28/6", "Khảo sát 18 hồ", "", "", "bao-cao.pdf", PDF);
        });
    as(
        officer,
        () -> {
          var view = reporting.get(report);
          assertThat(view.status()).isEqualTo(AssociationReportStatus.ON_PAPER);
          assertThat(view.enteredOnBehalf()).isTrue();
          assertThat(reporting.file(report, view.files().getFirst().id()).bytes()).isEqualTo(PDF);
          refused("associationReport.reasonMissing", () -> reporting.disputeEntry(report, ""));
          reporting.disputeEntry(report, "Bản giấy ghi 8 hồ, không phải 18.");
        });
    as(union.office(), () -> reporting.correctEntry(report, "Khảo sát 8 hồ", "", "", null));
    as(officer, () -> reporting.confirmEntry(report));
    var view = actingAs.person(union.chair(), () -> reporting.get(report));
    assertThat(view.status()).isEqualTo(AssociationReportStatus.ON_PAPER);
    assertThat(view.confirmedAt()).isNotNull();
    assertThat(view.history())
        .extracting(Entry::kind)
        .containsExactly(
            EntryKind.ASKED,
            EntryKind.ENTERED_ON_BEHALF,
            EntryKind.DISPUTED,
            EntryKind.CORRECTED,
            EntryKind.CONFIRMED);
    assertThat(view.history())
        .extracting(Entry::results)
        .containsExactly("", "Khảo sát 18 hồ", "Khảo sát 18 hồ", "Khảo sát 8 hồ", "Khảo sát 8 hồ");
    assertThat(open(Step.CONFIRM_ENTRY, report)).isFalse();
    assertThat(open(Step.CORRECT_ENTRY, report)).isFalse();
  }

  @Test
  void thePaperCanSayThatThereIsNothingToReport() {
    as(
        union.office(),
        () -> reporting.enterOnBehalf(report, "Điện thoại ngày 26/6", "", "", "", null, null));
    var view = actingAs.person(officer, () -> reporting.get(report));
    assertThat(view.nothing()).isTrue();
    assertThat(view.status()).isEqualTo(AssociationReportStatus.ON_PAPER);
  }

  @Test
  void aFileOfAForbiddenKindOrTooLargeIsRefusedAndNothingIsHalfSaved() {
    as(
        officer,
        () -> {
          refused(
              "file.forbiddenKind",
              () ->
                  reporting.attach(
                      report,
                      "bao-cao.pdf",
                      "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)));
          refused("file.tooLarge", () -> reporting.attach(report, "a.pdf", new byte[20_971_521]));
          UUID file = reporting.attach(report, "a.pdf", PDF);
          assertThat(reporting.get(report).files()).hasSize(1);
          reporting.detach(report, file);
          assertThat(reporting.get(report).files()).isEmpty();
        });
    as(
        union.office(),
        () -> {
          refused(
              "file.forbiddenKind",
              () ->
                  reporting.enterOnBehalf(
                      report, "Bản giấy", "x", "", "", "a.exe", new byte[] {'M', 'Z', 0, 1}));
          assertThat(reporting.get(report).status()).isEqualTo(AssociationReportStatus.NOT_YET);
        });
  }

  @Test
  void anotherAssociationDoesNotEvenSeeThatTheReportIsThere() {
    as(officer, () -> reporting.attach(report, "a.pdf", PDF));
    UUID file = actingAs.person(officer, () -> reporting.get(report).files().getFirst().id());
    for (UUID other :
        List.of(
            union.association(1).officer(),
            union.administrator(),
            unions.stranger(),
            unions.found(1).office())) {
      as(
          other,
          () -> {
            assertThatThrownBy(() -> reporting.get(report)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> reporting.file(report, file)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> reporting.saveDraft(report, "x", "", "", 0))
                .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> reporting.submit(report)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> enter(report)).isInstanceOf(NotFound.class);
            assertThat(reporting.ofReview(review)).noneMatch(r -> r.id().equals(report));
          });
    }
    as(
        union.chair(),
        () -> {
          assertThatThrownBy(() -> reporting.submit(report)).isInstanceOf(NotAllowed.class);
          assertThatThrownBy(() -> enter(report)).isInstanceOf(NotAllowed.class);
          assertThatThrownBy(() -> reporting.file(report, file))
              .as("not sent yet")
              .isInstanceOf(NotFound.class);
          assertThat(reporting.ofReview(review)).hasSize(3);
        });
    as(officer, () -> assertThatThrownBy(() -> enter(report)).isInstanceOf(NotAllowed.class));
  }

  private void send(UUID person, UUID id) {
    as(
        person,
        () -> {
          var view = reporting.get(id);
          reporting.saveDraft(id, "Mở 12 lớp", "Giá tăng", "Lập lịch chung", view.version());
          reporting.submit(id);
        });
  }

  private void enter(UUID id) {
    reporting.enterOnBehalf(id, "Bản giấy ngày 26/6", "Có 18 hồ", "", "", null, null);
  }

  private int version() {
    return reporting.get(report).version();
  }

  private void on(LocalDate day) {
    clock.standAt(day.atTime(9, 0).atZone(Days.ZONE).toInstant());
    processes.runDueTimers();
  }

  private List<AssociationReportStatus> statuses(TestUnion of, UUID its) {
    return actingAs.person(
        of.secretaryGeneral(),
        () -> reporting.ofReview(its).stream().map(AssociationReportView::status).toList());
  }

  private AssociationReportStatus statusOf(TestUnion of, UUID id) {
    return actingAs.person(of.chair(), () -> reporting.get(id).status());
  }

  private boolean open(Step step, UUID id) {
    return given.inTransaction(() -> steps.isOpen(step, id));
  }

  private void as(UUID person, Runnable act) {
    actingAs.person(person, act);
  }
}
