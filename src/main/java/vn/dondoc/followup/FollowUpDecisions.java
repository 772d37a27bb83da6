package vn.dondoc.followup;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * What the chair, or whom the chair named for a time, decides on a follow-up: on what was declined,
 * and to suspend, withdraw or change it. Each with its reason.
 */
@Service
@Transactional
public class FollowUpDecisions {
  private final Acts acts;
  private final Completions completions;
  private final ContributionRows contributions;
  private final ExtensionRows extensions;
  private final Organisations organisations;
  private final Steps steps;
  private final Processes processes;
  private final ApplicationEventPublisher events;

  FollowUpDecisions(
      Acts acts,
      Completions completions,
      ContributionRows contributions,
      ExtensionRows extensions,
      Organisations organisations,
      Steps steps,
      Processes processes,
      ApplicationEventPublisher events) {
    this.acts = acts;
    this.completions = completions;
    this.contributions = contributions;
    this.extensions = extensions;
    this.organisations = organisations;
    this.steps = steps;
    this.processes = processes;
    this.events = events;
  }

  /** Another unit shall do what was declined, and answers anew. */
  public void reassign(UUID id, UUID newLeadId, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    steps.claim(Step.DECIDE_DECLINED, id);
    String why = Words.required(reason, "followUp.reasonMissing");
    String before = organisations.get(followUp.leadId).name();
    OrganisationInfo newLead = unit(followUp, newLeadId);
    followUp.reassign(newLeadId, act.personId(), act.now());
    acts.write(act, act.entry(FollowUpEvent.REASSIGNED).change(before, newLead.name()).said(why));
    steps.complete(Step.DECIDE_DECLINED, id, Outcome.REASSIGNED, act.actor());
    acts.askOnlyWhoTakesPart(act);
  }

  /** The unit shall do it all the same, and may not decline again. */
  public void insist(UUID id, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    steps.claim(Step.DECIDE_DECLINED, id);
    String why = Words.required(reason, "followUp.reasonMissing");
    OrganisationInfo lead = organisations.get(followUp.leadId);
    if (lead.dissolvedOn() != null) {
      throw new DomainException("followUp.leadGone", lead.name());
    }
    Lifecycle before = followUp.lifecycle;
    followUp.insist(act.personId());
    acts.write(act, act.entry(FollowUpEvent.INSISTED).change(before, followUp.lifecycle).said(why));
    steps.complete(Step.DECIDE_DECLINED, id, Outcome.INSISTED, act.actor());
  }

  /** It is given up, whatever it waits for. */
  public void withdraw(UUID id, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    String why = Words.required(reason, "followUp.reasonMissing");
    Lifecycle before = followUp.lifecycle;
    followUp.withdraw(act.personId());
    dropCompletion(act);
    acts.lapseExtension(act);
    acts.write(
        act, act.entry(FollowUpEvent.WITHDRAWN).change(before, followUp.lifecycle).said(why));
    if (before == Lifecycle.DECLINED) {
      steps.complete(Step.DECIDE_DECLINED, id, Outcome.WITHDRAWN, act.actor());
    } else {
      processes.tellWaiting(Process.FOLLOWUP, id, "followUpWithdrawn");
    }
    events.publishEvent(new FollowUpEnded(id, followUp.reviewId));
  }

  /** Nobody is asked for anything, and no deadline passes, until it is resumed. */
  public void suspend(UUID id, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    String why = Words.required(reason, "followUp.reasonMissing");
    Lifecycle before = followUp.lifecycle;
    followUp.suspend(act.personId());
    acts.write(
        act, act.entry(FollowUpEvent.SUSPENDED).change(before, followUp.lifecycle).said(why));
    acts.lapseExtension(act);
    processes.tellWaiting(Process.FOLLOWUP, id, "followUpSuspended");
  }

  /**
   * It goes on where it was left.
   *
   * @param newDueOn null: with the old deadline
   */
  public void resume(UUID id, @Nullable LocalDate newDueOn, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    String why = Words.required(reason, "followUp.reasonMissing");
    Lifecycle before = followUp.lifecycle;
    followUp.resume(act.personId());
    acts.write(act, act.entry(FollowUpEvent.RESUMED).change(before, followUp.lifecycle).said(why));
    if (newDueOn != null && !newDueOn.equals(followUp.dueOn)) {
      changeDeadline(act, newDueOn, why);
    }
    processes.tellWaiting(Process.FOLLOWUP, id, "followUpResumed");
  }

  /** Another deadline, or none; the original one is kept beside it. */
  public void changeDeadline(UUID id, @Nullable LocalDate newDueOn, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    changeDeadline(act, newDueOn, Words.required(reason, "followUp.reasonMissing"));
    processes.tell(Process.FOLLOWUP, id, "deadlineChanged");
  }

  /**
   * The same, of what was looked at in this version.
   *
   * @throws FollowUpChanged when something has happened to it since
   */
  public void changeDeadline(UUID id, int seen, @Nullable LocalDate newDueOn, String reason) {
    acts.open(id).requireVersion(seen);
    changeDeadline(id, newDueOn, reason);
  }

  /**
   * One later deadline for many: all or none.
   *
   * @throws DomainException naming the first whose deadline is not earlier
   */
  public void changeDeadlines(Collection<UUID> ids, LocalDate newDueOn, String reason) {
    // Always in the same order, so that two who choose the same ones do not wait for each other.
    List<UUID> chosen = ids.stream().distinct().sorted().toList();
    if (chosen.size() > FollowUpReminding.MOST) {
      throw new DomainException("followUps.tooMany", FollowUpReminding.MOST, chosen.size());
    }
    for (UUID id : chosen) {
      FollowUp followUp = acts.open(id);
      if (followUp.dueOn == null || !followUp.dueOn.isBefore(newDueOn)) {
        throw new DomainException("followUps.notExtended", followUp.text);
      }
      changeDeadline(id, newDueOn, reason);
    }
  }

  /**
   * Other units than those that were looked at in this version.
   *
   * @throws FollowUpChanged when something has happened to it since
   */
  public void changeUnits(
      UUID id, int seen, UUID leadId, List<UUID> coordinatingIds, String reason) {
    acts.open(id).requireVersion(seen);
    changeUnits(id, leadId, coordinatingIds, reason);
  }

  /** Other units carry it out. Another lead answers anew. */
  public void changeUnits(UUID id, UUID leadId, List<UUID> coordinatingIds, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    String why = Words.required(reason, "followUp.reasonMissing");
    if (!leadId.equals(followUp.leadId)) {
      unit(followUp, leadId);
    }
    coordinatingIds.stream()
        .filter(unit -> !followUp.coordinatingIds.contains(unit))
        .forEach(unit -> unit(followUp, unit));
    String before = names(followUp);
    boolean suspended = followUp.lifecycle == Lifecycle.SUSPENDED;
    boolean otherLead = !leadId.equals(followUp.leadId);
    followUp.changeUnits(leadId, coordinatingIds, act.personId(), act.now());
    if (otherLead) {
      dropCompletion(act);
      acts.lapseExtension(act);
    }
    for (UUID unit : followUp.coordinatingIds) {
      if (contributions.findByFollowUpIdAndUnitId(id, unit).isEmpty()) {
        Contribution part = new Contribution(id, unit);
        if (followUp.lifecycle == Lifecycle.AWAITING_CONFIRMATION) {
          part.lapse(act.now());
        }
        contributions.save(part);
      }
    }
    acts.write(
        act, act.entry(FollowUpEvent.UNITS_CHANGED).change(before, names(followUp)).said(why));
    if (!suspended) {
      processes.tellWaiting(Process.FOLLOWUP, id, "unitsChanged");
    }
    acts.askOnlyWhoTakesPart(act);
  }

  private void changeDeadline(Act act, @Nullable LocalDate newDueOn, String why) {
    FollowUp followUp = act.followUp();
    LocalDate before = followUp.dueOn;
    followUp.changeDeadline(newDueOn, act.today());
    extensions
        .findByFollowUpIdAndDecisionIsNull(followUp.id)
        .filter(open -> newDueOn == null || !open.wantedDueOn.isAfter(newDueOn))
        .ifPresent(open -> acts.lapseExtension(act));
    acts.write(
        act,
        act.entry(FollowUpEvent.DEADLINE_CHANGED).change(shown(before), shown(newDueOn)).said(why));
  }

  /** What the lead had reported as done is no longer asked to be confirmed. */
  private void dropCompletion(Act act) {
    completions
        .findByFollowUpIdAndDecisionIsNull(act.followUp().id)
        .ifPresent(completion -> completion.drop(act.personId(), act.now()));
  }

  private OrganisationInfo unit(FollowUp followUp, UUID unitId) {
    return organisations.units(followUp.holderId).stream()
        .filter(unit -> unit.id().equals(unitId))
        .findFirst()
        .orElseThrow(() -> new DomainException("followUp.unitUnknown"));
  }

  /** The lead first, then those who coordinate. */
  private String names(FollowUp followUp) {
    List<UUID> units =
        Stream.concat(Stream.of(followUp.leadId), followUp.coordinatingIds.stream()).toList();
    Map<UUID, OrganisationInfo> known = organisations.get(units);
    return units.stream()
        .map(unit -> known.containsKey(unit) ? known.get(unit).name() : "")
        .collect(Collectors.joining("; "));
  }

  private static @Nullable String shown(@Nullable LocalDate day) {
    return day == null ? null : DateFormats.day(day);
  }
}
