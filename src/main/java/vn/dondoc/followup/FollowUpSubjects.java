package vn.dondoc.followup;

import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.StepDetails;
import vn.dondoc.workflow.StepSubjects;

/**
 * Tells what the steps of a follow-up are about. Asked inside the engine's command, once per step:
 * the follow-up is in the persistence context then, so that a thousand ask the database nothing.
 */
@Component
class FollowUpSubjects implements StepSubjects {
  private final EntityManager entities;

  FollowUpSubjects(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Set<Step> steps() {
    return EnumSet.of(
        Step.ACKNOWLEDGE, Step.DECIDE_DECLINED, Step.CARRY_OUT, Step.CONFIRM_COMPLETION);
  }

  @Override
  public StepDetails describe(Step step, UUID followUpId) {
    FollowUp followUp = Objects.requireNonNull(entities.find(FollowUp.class, followUpId));
    boolean ofUnit = step == Step.ACKNOWLEDGE || step == Step.CARRY_OUT;
    // Who carries on after accepting was asked by the assigner; after a refusal of the report, by
    // the office.
    boolean asked = step == Step.CARRY_OUT && followUp.sentBack == 0;
    return new StepDetails(
        followUp.holderId,
        ofUnit ? followUp.leadId : followUp.holderId,
        followUp.reviewId,
        followUp.text,
        followUp.dueOn,
        asked ? followUp.assignedBy : followUp.movedBy);
  }
}
