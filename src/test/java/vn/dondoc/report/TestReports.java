package vn.dondoc.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;

/**
 * Brings a union's review to where a test of the report begins: opened, and its process started.
 */
@Component
public class TestReports {
  static final LocalDate DUE = LocalDate.of(2019, 6, 28);
  static final List<String> SECTIONS = List.of("Công tác tổ chức", "Công tác tuyên truyền");

  private final OpenReport openReport;
  private final vn.dondoc.discussion.OpenConference openConference;
  private final Processes processes;
  private final ActingAs actingAs;
  private final ReportDrafting drafting;
  private final AssociationReporting reporting;
  private final TransactionTemplate transaction;

  TestReports(
      OpenReport openReport,
      vn.dondoc.discussion.OpenConference openConference,
      Processes processes,
      ActingAs actingAs,
      ReportDrafting drafting,
      AssociationReporting reporting,
      PlatformTransactionManager transactions) {
    this.openReport = openReport;
    this.openConference = openConference;
    this.processes = processes;
    this.actingAs = actingAs;
    this.drafting = drafting;
    this.reporting = reporting;
    this.transaction = new TransactionTemplate(transactions);
  }

  public UUID open(TestUnion union) {
    UUID reviewId = UUID.randomUUID();
    String title = "Sơ kết 6 tháng đầu năm 2019";
    actingAs.person(
        union.office(),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  openReport.open(reviewId, union.id(), title, SECTIONS, DUE);
                  openConference.open(reviewId, union.id(), title, null);
                  processes.start(Process.REVIEW, reviewId);
                }));
    return reviewId;
  }

  /** With a text in every section and two key tasks. */
  public UUID drafted(TestUnion union) {
    UUID reviewId = open(union);
    actingAs.person(
        union.secretaryGeneral(),
        () -> {
          for (ReportView.SectionText section : drafting.report(reviewId).sections()) {
            drafting.saveSection(section.id(), "Kết nạp mới 430 hội viên.", section.version());
          }
          drafting.addKeyTask(reviewId, "Đổi mới phương thức hoạt động");
          drafting.addKeyTask(
              reviewId, "Phối hợp nghiên cứu khoa học; tổ chức tập huấn, phổ biến kiến thức");
        });
    return reviewId;
  }

  public UUID approved(TestUnion union) {
    UUID reviewId = drafted(union);
    actingAs.person(union.secretaryGeneral(), () -> drafting.submitForApproval(reviewId));
    actingAs.person(union.viceChair(), () -> drafting.approve(reviewId));
    return reviewId;
  }

  /** The report asked of the association with this place in the union. */
  public UUID associationReport(TestUnion union, UUID reviewId, int association) {
    return actingAs.person(
        union.association(association).officer(),
        () -> reporting.ofReview(reviewId).getFirst().id());
  }

  <T> T inTransaction(Supplier<T> act) {
    return java.util.Objects.requireNonNull(transaction.execute(status -> act.get()));
  }
}
