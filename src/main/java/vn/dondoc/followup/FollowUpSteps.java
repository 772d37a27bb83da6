package vn.dondoc.followup;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.NotFound;
import vn.dondoc.conclusion.DirectiveInfo;
import vn.dondoc.conclusion.DirectiveReading;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeInfo;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.ProcessBean;
import vn.dondoc.workflow.Processes;

/** What the process of a review asks of the follow-ups. */
@Component("followUpSteps")
@Transactional(propagation = Propagation.MANDATORY)
public class FollowUpSteps implements ProcessBean {
  private final DirectiveReading directives;
  private final FollowUps followUps;
  private final Processes processes;
  private final EntityManager entities;

  FollowUpSteps(
      DirectiveReading directives,
      FollowUps followUps,
      Processes processes,
      EntityManager entities) {
    this.directives = directives;
    this.followUps = followUps;
    this.processes = processes;
    this.entities = entities;
  }

  /**
   * Assigns every directive of the notice just issued to its units, all or none, and starts the
   * process of each follow-up. Rows go to the database in batches and nothing is asked row by row.
   */
  public void assign(UUID reviewId) {
    NoticeInfo notice = directives.notice(reviewId).orElseThrow(NotFound::new);
    List<FollowUp> assigned = new ArrayList<>();
    for (DirectiveInfo directive : directives.directives(reviewId)) {
      List<UUID> leads =
          switch (directive.mode()) {
            case TOGETHER -> List.of(Objects.requireNonNull(directive.leadId()));
            case EACH -> directive.unitIds();
            case NO_TASK -> List.of();
          };
      for (UUID lead : leads) {
        FollowUp followUp = followUp(directive, lead, notice);
        entities.persist(followUp);
        entities.persist(
            followUp.assigned(new Actor(notice.issuedBy(), Post.CHAIR, directive.holderId())));
        assigned.add(followUp);
      }
    }
    entities.flush();
    processes.startAll(Process.FOLLOWUP, assigned.stream().map(followUp -> followUp.id).toList());
    // Nothing more happens to them now; held on to, all would be looked at before every later
    // query.
    entities.flush();
    assigned.forEach(entities::detach);
  }

  /** Whether anything assigned by the review's conclusion is neither completed nor withdrawn. */
  public boolean unfinished(UUID reviewId) {
    return followUps.anyUnfinished(reviewId);
  }

  private static FollowUp followUp(DirectiveInfo directive, UUID leadId, NoticeInfo notice) {
    FollowUp followUp =
        new FollowUp(
            directive.holderId(),
            directive.text(),
            leadId,
            directive.mode() == Mode.TOGETHER ? directive.coordinatingIds() : List.of(),
            notice.issuedBy(),
            notice.issuedAt());
    followUp.reviewId = directive.reviewId();
    followUp.directiveId = directive.id();
    followUp.number = directive.number();
    followUp.field = directive.field();
    followUp.originalDueOn = directive.dueOn();
    followUp.dueOn = directive.dueOn();
    followUp.partDueOn = directive.partDueOn();
    return followUp;
  }
}
