package vn.dondoc.report;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.base.NotFound;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.StepDetails;
import vn.dondoc.workflow.StepSubjects;

/** Tells what the steps of an association's report are about, and whose they are. */
@Component
class AssociationReportStepSubjects implements StepSubjects {
  private final AssociationReports associationReports;

  AssociationReportStepSubjects(AssociationReports associationReports) {
    this.associationReports = associationReports;
  }

  @Override
  public Set<Step> steps() {
    return Set.of(Step.SUBMIT_ASSOCIATION_REPORT, Step.CONFIRM_ENTRY, Step.CORRECT_ENTRY);
  }

  @Override
  public StepDetails describe(Step step, UUID id) {
    AssociationReport report = associationReports.findById(id).orElseThrow(NotFound::new);
    return new StepDetails(
        report.holderId,
        step == Step.CORRECT_ENTRY ? report.holderId : report.organisationId,
        report.reviewId,
        report.title,
        step == Step.SUBMIT_ASSOCIATION_REPORT ? report.dueOn : null,
        report.passedOnBy);
  }
}
