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
import vn.dondoc.organisation.Post;
import vn.dondoc.workflow.ProcessBean;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/** What the process of a review asks of the follow-ups. */
@Component("followUpSteps")
@Transactional(propagation = Propagation.MANDATORY)
public class FollowUpSteps implements ProcessBean {
  private final DirectiveReading directives;
  private final FollowUps followUps;
  private final ContributionRows contributions;
  private final EntryRows entries;
  private final GivingOut givingOut;
  private final Steps steps;
  private final EntityManager entities;

  FollowUpSteps(
      DirectiveReading directives,
      FollowUps followUps,
      ContributionRows contributions,
      EntryRows entries,
      GivingOut givingOut,
      Steps steps,
      EntityManager entities) {
    this.directives = directives;
    this.followUps = followUps;
    this.contributions = contributions;
    this.entries = entries;
    this.givingOut = givingOut;
    this.steps = steps;
    this.entities = entities;
  }

  /** Assigns every directive of the notice just issued to its units, all or none. */
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
        assigned.add(followUp(directive, lead, notice));
      }
    }
    givingOut.giveOut(assigned, Post.CHAIR);
  }

  /** Whether its unit has accepted it: what is left after an interruption goes on from there. */
  public boolean accepted(UUID followUpId) {
    Lifecycle lifecycle = followUp(followUpId).lifecycle;
    return lifecycle == Lifecycle.IN_PROGRESS || lifecycle == Lifecycle.AWAITING_CONFIRMATION;
  }

  public boolean completionReported(UUID followUpId) {
    return followUp(followUpId).lifecycle == Lifecycle.AWAITING_CONFIRMATION;
  }

  /** Whether the chair is to decide on it, since it was declined or has no lead any more. */
  public boolean declined(UUID followUpId) {
    return followUp(followUpId).lifecycle == Lifecycle.DECLINED;
  }

  /** The parts of the coordinating units that have not been reported. */
  public List<UUID> missingContributions(UUID followUpId) {
    return contributions.missing(followUpId).stream().map(part -> part.id).toList();
  }

  /** The one entry that was made just now. */
  public List<UUID> entriesToConfirm(UUID followUpId) {
    return entries.findByFollowUpIdOrderByEnteredAtDescIdDesc(followUpId).stream()
        .limit(1)
        .map(entry -> entry.id)
        .toList();
  }

  /** The steps of the units are wanted by the deadline that is now in force. */
  public void renewDeadline(UUID followUpId) {
    FollowUp followUp = followUp(followUpId);
    steps.moveDeadline(Step.ACKNOWLEDGE, followUpId, followUp.dueOn);
    steps.moveDeadline(Step.CARRY_OUT, followUpId, followUp.dueOn);
    contributions
        .missing(followUpId)
        .forEach(part -> steps.moveDeadline(Step.CONTRIBUTE, part.id, followUp.partDue()));
  }

  private FollowUp followUp(UUID id) {
    return Objects.requireNonNull(entities.find(FollowUp.class, id));
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
