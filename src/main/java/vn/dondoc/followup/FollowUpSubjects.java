package vn.dondoc.followup;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.organisation.Organisations;
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

  /** In so many working days the union answers what a unit has reported or declined. */
  private static final int ANSWERED_WITHIN = 5;

  private final Organisations organisations;
  private final WorkingDays workingDays;
  private final Clock clock;

  FollowUpSubjects(
      EntityManager entities, Organisations organisations, WorkingDays workingDays, Clock clock) {
    this.entities = entities;
    this.organisations = organisations;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  @Override
  public Set<Step> steps() {
    return EnumSet.of(
        Step.ACKNOWLEDGE, Step.DECIDE_DECLINED, Step.CARRY_OUT, Step.CONFIRM_COMPLETION);
  }

  @Override
  public StepDetails describe(Step step, UUID followUpId) {
    FollowUp followUp = Objects.requireNonNull(entities.find(FollowUp.class, followUpId));
    if (step == Step.DECIDE_DECLINED || step == Step.CONFIRM_COMPLETION) {
      return new StepDetails(
          followUp.holderId,
          followUp.holderId,
          followUp.reviewId,
          organisations.get(followUp.leadId).name() + ": " + followUp.text,
          workingDays.of(followUp.holderId).after(Days.today(clock), ANSWERED_WITHIN),
          followUp.movedBy);
    }
    // Who carries on after accepting was asked by the assigner; after a refusal of the report, by
    // the office.
    boolean asked = step == Step.CARRY_OUT && followUp.sentBack == 0;
    return new StepDetails(
        followUp.holderId,
        followUp.leadId,
        followUp.reviewId,
        followUp.text,
        followUp.dueOn,
        asked ? followUp.assignedBy : followUp.movedBy);
  }
}
