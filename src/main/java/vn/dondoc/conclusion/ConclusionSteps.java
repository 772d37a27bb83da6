package vn.dondoc.conclusion;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;
import vn.dondoc.discussion.OpinionReading;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.report.ReportReading;
import vn.dondoc.workflow.ProcessBean;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.StepDetails;
import vn.dondoc.workflow.StepSubjects;

/** What the review's process asks of the conclusion. */
@Component("conclusionSteps")
class ConclusionSteps implements ProcessBean, StepSubjects {
  private final EntityManager entities;
  private final Conclusions conclusions;
  private final Directives directives;
  private final NumberSeries numbers;
  private final Organisations organisations;
  private final ReportReading report;
  private final OpinionReading opinions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ConclusionSteps(
      EntityManager entities,
      Conclusions conclusions,
      Directives directives,
      NumberSeries numbers,
      Organisations organisations,
      ReportReading report,
      OpinionReading opinions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.entities = entities;
    this.conclusions = conclusions;
    this.directives = directives;
    this.numbers = numbers;
    this.organisations = organisations;
    this.report = report;
    this.opinions = opinions;
    this.events = events;
    this.clock = clock;
  }

  /** The chair has concluded: the notice gets its number, the report its last version. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void issueNotice(UUID reviewId) {
    Conclusion conclusion = conclusions.findById(reviewId).orElseThrow(NotFound::new);
    Set<UUID> units = new LinkedHashSet<>();
    units.add(conclusion.holderId);
    directives
        .findByReviewIdOrderByNumber(reviewId)
        .forEach(directive -> units.addAll(directive.allUnits()));
    Map<UUID, OrganisationInfo> known = organisations.get(units);
    Map<UUID, String> names = new HashMap<>();
    known.values().forEach(unit -> names.put(unit.id(), unit.name()));
    OrganisationInfo union = organisations.get(conclusion.holderId);
    if (union.symbol() == null) {
      throw new DomainException("conclusion.gap.symbolMissing");
    }
    report.fix(reviewId);
    opinions.release(reviewId);
    // The number last: whoever issues another notice of this union waits for it no longer than
    // needed.
    Instant now = clock.instant();
    int number = numbers.next(conclusion.holderId, Days.of(now).getYear());
    Notice notice = new Notice(conclusion, number, union.symbol(), union.place(), names, now);
    entities.persist(notice);
    events.publishEvent(
        new NoticeIssued(reviewId, notice.holderId, notice.label, now, notice.issuedBy));
  }

  @Override
  public Set<Step> steps() {
    return Set.of(Step.CONCLUDE);
  }

  @Override
  public StepDetails describe(Step step, UUID reviewId) {
    Conclusion conclusion = conclusions.findById(reviewId).orElseThrow(NotFound::new);
    return new StepDetails(
        conclusion.holderId, conclusion.holderId, reviewId, conclusion.title, null, null);
  }
}
