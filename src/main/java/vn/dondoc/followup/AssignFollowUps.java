package vn.dondoc.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.conclusion.Warning;
import vn.dondoc.followup.Assignment.Each;
import vn.dondoc.followup.Assignment.Together;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;

/**
 * Assigns outside of a review: the chair, or the office for the chair. To one unit, several, or
 * all; everything or nothing.
 */
@Service
@Transactional
public class AssignFollowUps {
  private static final int MOST_SHORT = 300;

  private final GivingOut givingOut;
  private final FollowUps followUps;
  private final FollowUpAccess visible;
  private final Access access;
  private final Organisations organisations;
  private final WorkingDays workingDays;
  private final Clock clock;

  AssignFollowUps(
      GivingOut givingOut,
      FollowUps followUps,
      FollowUpAccess visible,
      Access access,
      Organisations organisations,
      WorkingDays workingDays,
      Clock clock) {
    this.givingOut = givingOut;
    this.followUps = followUps;
    this.visible = visible;
    this.access = access;
    this.organisations = organisations;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /**
   * The follow-ups that were made, in the order of the units; all share one assignment. Who
   * assigned is the person who did it, in the post in which they did: the office's when it is done
   * for the chair.
   */
  public List<UUID> assign(Assignment assignment) {
    Actor by = access.require(Right.ASSIGN, assignment.holderId());
    String text = Words.required(assignment.text(), "assign.textMissing");
    String field = brief(assignment.field());
    String sourceWords = Words.required(assignment.source().words(), "assign.sourceMissing");
    String sourceNumber = brief(assignment.source().number());
    requireDays(assignment);
    requireUnits(assignment);
    UUID assignmentId = UUID.randomUUID();
    Instant now = clock.instant();
    List<FollowUp> made =
        switch (assignment.to()) {
          case Each each ->
              each.units().stream()
                  .map(
                      unit ->
                          new FollowUp(
                              assignment.holderId(), text, unit, List.of(), by.personId(), now))
                  .toList();
          case Together together ->
              List.of(
                  new FollowUp(
                      assignment.holderId(),
                      text,
                      together.lead(),
                      together.coordinating(),
                      by.personId(),
                      now));
        };
    for (FollowUp followUp : made) {
      followUp.field = field;
      followUp.originalDueOn = assignment.dueOn();
      followUp.dueOn = assignment.dueOn();
      followUp.partDueOn = followUp.coordinatingIds.isEmpty() ? null : assignment.partDueOn();
      followUp.sourceKind = assignment.source().kind();
      followUp.sourceWords = sourceWords;
      followUp.sourceNumber = sourceNumber;
      followUp.sourceOn = assignment.source().on();
      followUp.assignmentId = assignmentId;
    }
    return givingOut.giveOut(made, by.post());
  }

  /** What one of the follow-ups was given out with; empty when a conclusion assigned it. */
  @Transactional(readOnly = true)
  public Optional<UUID> assignmentOf(UUID followUpId) {
    FollowUp followUp = followUps.findById(followUpId).orElseThrow(NotFound::new);
    visible.requireVisible(followUp);
    return Optional.ofNullable(followUp.assignmentId);
  }

  /** The units to choose from: the union itself, its associations, its partners. */
  @Transactional(readOnly = true)
  public List<OrganisationInfo> units(UUID holderId) {
    access.require(Right.ASSIGN, holderId);
    return organisations.units(holderId);
  }

  /** What is odd about these deadlines and stays allowed. */
  @Transactional(readOnly = true)
  public List<Warning> warnings(
      UUID holderId, @Nullable LocalDate dueOn, @Nullable LocalDate partDueOn) {
    access.require(Right.ASSIGN, holderId);
    WorkingDays.Calendar calendar = workingDays.of(holderId);
    List<Warning> warnings = new ArrayList<>();
    if (dueOn != null && !calendar.isWorking(dueOn)) {
      warnings.add(new Warning("assign.warning.dayOff", dueOn));
    }
    if (dueOn != null && dueOn.isAfter(Days.today(clock).plusYears(1))) {
      // Rather a year mistyped than a deadline.
      warnings.add(new Warning("assign.warning.far", dueOn));
    }
    if (partDueOn != null && !calendar.isWorking(partDueOn)) {
      warnings.add(new Warning("assign.warning.partDayOff", partDueOn));
    }
    return warnings;
  }

  private void requireDays(Assignment assignment) {
    LocalDate today = Days.today(clock);
    LocalDate due = assignment.dueOn();
    LocalDate part = assignment.partDueOn();
    if (due != null && due.isBefore(today)) {
      throw new DomainException("assign.duePast", due);
    }
    FollowUp.requireNear(due, today);
    if (part != null && part.isBefore(today)) {
      throw new DomainException("assign.partDuePast", part);
    }
    if (due != null && part != null && part.isAfter(due)) {
      throw new DomainException("assign.partAfterDue", due);
    }
    LocalDate on = assignment.source().on();
    if (on != null && on.isAfter(today)) {
      throw new DomainException("assign.sourceInFuture", on);
    }
  }

  private void requireUnits(Assignment assignment) {
    List<UUID> asked = assignment.to().units();
    if (organisations.units(assignment.holderId(), asked).size() < asked.size()) {
      throw new DomainException("followUp.unitUnknown");
    }
  }

  private static @Nullable String brief(@Nullable String text) {
    String stored = Words.optional(text);
    if (stored != null && stored.length() > MOST_SHORT) {
      throw new DomainException("followUp.textTooLong", MOST_SHORT, stored.length());
    }
    return stored;
  }
}
