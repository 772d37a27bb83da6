package vn.dondoc.followup;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        Step.ACKNOWLEDGE,
        Step.DECIDE_DECLINED,
        Step.CARRY_OUT,
        Step.CONTRIBUTE,
        Step.CONFIRM_COMPLETION,
        Step.DECIDE_EXTENSION,
        Step.CONFIRM_FOLLOW_UP_ENTRY,
        Step.CORRECT_FOLLOW_UP_ENTRY);
  }

  @Override
  public StepDetails describe(Step step, UUID subjectId) {
    return switch (step) {
      case CONTRIBUTE -> part(Objects.requireNonNull(entities.find(Contribution.class, subjectId)));
      case CONFIRM_FOLLOW_UP_ENTRY, CORRECT_FOLLOW_UP_ENTRY ->
          entry(step, Objects.requireNonNull(entities.find(EntryOnBehalf.class, subjectId)));
      default -> describe(step, followUp(subjectId));
    };
  }

  private StepDetails describe(Step step, FollowUp followUp) {
    if (step == Step.DECIDE_DECLINED
        || step == Step.CONFIRM_COMPLETION
        || step == Step.DECIDE_EXTENSION) {
      return forTheUnion(followUp, followUp.leadId, followUp.movedBy);
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

  private StepDetails part(Contribution part) {
    FollowUp followUp = followUp(part.followUpId);
    return new StepDetails(
        followUp.holderId,
        part.unitId,
        followUp.reviewId,
        followUp.text,
        followUp.partDue(),
        followUp.assignedBy);
  }

  /** The unit may answer by when it likes; the office corrects within its days. */
  private StepDetails entry(Step step, EntryOnBehalf entry) {
    FollowUp followUp = followUp(entry.followUpId);
    return step == Step.CORRECT_FOLLOW_UP_ENTRY
        ? forTheUnion(followUp, entry.unitId, entry.answeredBy)
        : new StepDetails(
            followUp.holderId,
            entry.unitId,
            followUp.reviewId,
            followUp.text,
            null,
            entry.enteredBy);
  }

  private StepDetails forTheUnion(FollowUp followUp, UUID unitId, @Nullable UUID askedBy) {
    return new StepDetails(
        followUp.holderId,
        followUp.holderId,
        followUp.reviewId,
        organisations.get(unitId).name() + ": " + followUp.text,
        workingDays
            .of(followUp.holderId)
            .after(Days.today(clock), WorkingDays.UNION_ANSWERS_WITHIN),
        askedBy);
  }

  private FollowUp followUp(UUID id) {
    return Objects.requireNonNull(entities.find(FollowUp.class, id));
  }
}
