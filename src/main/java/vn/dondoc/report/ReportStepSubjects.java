package vn.dondoc.report;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.base.NotFound;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.StepDetails;
import vn.dondoc.workflow.StepSubjects;

/** Tells what the steps of the union's report are about. */
@Component
class ReportStepSubjects implements StepSubjects {
  private final Reports reports;

  ReportStepSubjects(Reports reports) {
    this.reports = reports;
  }

  @Override
  public Set<Step> steps() {
    return Set.of(Step.DRAFT_REPORT, Step.APPROVE_DRAFT);
  }

  @Override
  public StepDetails describe(Step step, UUID reviewId) {
    Report report = reports.findById(reviewId).orElseThrow(NotFound::new);
    return new StepDetails(
        report.holderId, report.holderId, reviewId, report.title, null, report.passedOnBy);
  }
}
