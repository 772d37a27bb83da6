package vn.dondoc.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.AssociationReportStatus;
import vn.dondoc.report.AssociationReporting;

/** Every way through {@code association-report}, named by where it ends. */
@DonDocTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AssociationReportProcessTests {
  @Autowired TestUnions unions;
  @Autowired Cycles given;
  @Autowired Paths paths;
  @Autowired AssociationReporting reporting;
  @Autowired ActingAs actingAs;

  TestUnion union;
  UUID review;
  UUID report;

  @BeforeEach
  void asked() {
    given.on(LocalDate.of(2019, 6, 3));
    union = unions.found(1);
    review = given.open(union);
    report = actingAs.person(officer(), () -> reporting.ofReview(review).getFirst().id());
    assertThat(paths.ends(report)).isEmpty();
  }

  @Test
  void received() {
    given.on(Cycles.REPORTS_DUE);
    send();

    endedAs(AssociationReportStatus.RECEIVED, "received");
  }

  @Test
  void nothingToReport() {
    actingAs.person(officer(), () -> reporting.submitNothing(report, "Hội đang kiện toàn"));

    endedAs(AssociationReportStatus.NOTHING, "nothingToReport");
  }

  @Test
  void entryOnBehalfConfirmed() {
    enterOnBehalf();
    assertThat(paths.ends(report)).isEmpty();
    actingAs.person(officer(), () -> reporting.confirmEntry(report));

    endedAs(AssociationReportStatus.ON_PAPER, "entryConfirmed");
  }

  @Test
  void entryOnBehalfConfirmedAfterBeingDisputedAndCorrectedTwice() {
    enterOnBehalf();
    for (int i = 1; i <= 2; i++) {
      actingAs.person(officer(), () -> reporting.disputeEntry(report, "Số liệu chưa đúng"));
      assertThat(status()).isEqualTo(AssociationReportStatus.DISPUTED);
      actingAs.person(
          union.office(),
          () -> reporting.correctEntry(report, "8 hồ sơ", "", "", "Đọc lại bản giấy"));
    }
    actingAs.person(officer(), () -> reporting.confirmEntry(report));

    endedAs(AssociationReportStatus.ON_PAPER, "entryConfirmed");
  }

  @Test
  void markedMissingThenReceivedLate() {
    given.on(Cycles.REPORTS_DUE);
    assertThat(status()).isEqualTo(AssociationReportStatus.NOT_YET);
    given.on(Cycles.REPORTS_DUE.plusDays(1));
    assertThat(paths.ends(report)).containsExactly("markedMissing");
    assertThat(status()).isEqualTo(AssociationReportStatus.MISSING);
    send();

    endedAs(AssociationReportStatus.RECEIVED_LATE, "markedMissing", "received");
  }

  @Test
  void closedAsMissingWhenTheReviewIsConcluded() {
    given.discussed(union, review, 0);
    assertThat(status()).isEqualTo(AssociationReportStatus.MISSING);
    given.conclude(union, review);

    endedAs(AssociationReportStatus.CLOSED_MISSING, "markedMissing", "closedAsMissing");
    assertThatThrownBy(this::send).isInstanceOf(DomainException.class);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void noWayWasLeftOut() {
    assertThat(paths.neverTaken(Process.ASSOCIATION_REPORT)).isEmpty();
  }

  private void endedAs(AssociationReportStatus status, String... ends) {
    assertThat(paths.ends(report)).containsExactly(ends);
    assertThat(paths.isOver(report)).isTrue();
    assertThat(status()).isEqualTo(status);
  }

  private void send() {
    actingAs.person(
        officer(),
        () -> {
          int version = reporting.get(report).version();
          reporting.saveDraft(report, "Kết nạp 18 hội viên", "", "", version);
          reporting.submit(report);
        });
  }

  private void enterOnBehalf() {
    actingAs.person(
        union.office(),
        () ->
            reporting.enterOnBehalf(
                report, "Công văn giấy ngày 20/6", "18 hồ sơ", "", "", null, null));
  }

  private AssociationReportStatus status() {
    return actingAs.person(union.office(), () -> reporting.get(report).status());
  }

  private UUID officer() {
    return union.association(0).officer();
  }
}
