package vn.dondoc.followup;

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

/** What the process of a review asks of the follow-ups. */
@Component("followUpSteps")
@Transactional(propagation = Propagation.MANDATORY)
public class FollowUpSteps implements ProcessBean {
  private final DirectiveReading directives;
  private final FollowUps followUps;
  private final GivingOut givingOut;

  FollowUpSteps(DirectiveReading directives, FollowUps followUps, GivingOut givingOut) {
    this.directives = directives;
    this.followUps = followUps;
    this.givingOut = givingOut;
  }

  /**
   * Assigns every directive of the notice just issued to its units, all or none, and starts the
   * process of each follow-up.
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
        assigned.add(followUp(directive, lead, notice));
      }
    }
    givingOut.giveOut(assigned, Post.CHAIR);
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
