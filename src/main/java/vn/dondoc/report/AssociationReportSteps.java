package vn.dondoc.report;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.report.AssociationReportView.EntryKind;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.ProcessBean;
import vn.dondoc.workflow.Processes;

/** What the processes do with association reports by themselves. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AssociationReportSteps implements ProcessBean {
  private final AssociationReports associationReports;
  private final EntityManager entities;
  private final Organisations organisations;
  private final Processes processes;
  private final Clock clock;

  AssociationReportSteps(
      AssociationReports associationReports,
      EntityManager entities,
      Organisations organisations,
      Processes processes,
      Clock clock) {
    this.associationReports = associationReports;
    this.entities = entities;
    this.organisations = organisations;
    this.processes = processes;
    this.clock = clock;
  }

  /** Asks every association that exists today for its report. */
  public void askAll(UUID reviewId) {
    Report report = entities.find(Report.class, reviewId);
    if (report == null) {
      throw new NotFound();
    }
    for (OrganisationInfo association :
        organisations.associations(report.holderId, Days.today(clock))) {
      AssociationReport asked = new AssociationReport(report, association.id());
      entities.persist(asked);
      remember(asked, EntryKind.ASKED);
      processes.start(Process.ASSOCIATION_REPORT, asked.id);
    }
  }

  /** The day due ends at midnight where the deadlines live. */
  public Date missingFrom(UUID id) {
    return Date.from(get(id).dueOn.plusDays(1).atStartOfDay(Days.ZONE).toInstant());
  }

  public void markMissing(UUID id) {
    AssociationReport report = get(id);
    if (report.markMissing()) {
      remember(report, EntryKind.MARKED_MISSING);
    }
  }

  /** The review is concluded: what has not come is not coming any more. */
  public void closeAll(UUID reviewId) {
    for (AssociationReport report :
        associationReports.findByReviewIdOrderByOrganisationId(reviewId)) {
      if (report.isOpen()) {
        report.close();
        remember(report, EntryKind.CLOSED);
        processes.tell(Process.ASSOCIATION_REPORT, report.id, "reportClosed");
      }
    }
  }

  private void remember(AssociationReport report, EntryKind kind) {
    entities.persist(new AssociationReportHistory(report, clock.instant(), kind, null, null));
  }

  private AssociationReport get(UUID id) {
    return associationReports.findById(id).orElseThrow(NotFound::new);
  }
}
