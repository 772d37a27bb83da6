package vn.dondoc.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.Files;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * Everything that people do with a follow-up: taking it on or declining it, the chair's decision,
 * reporting, confirming. What the office does for a unit says how the office came to know.
 */
@Service
@Transactional
public class FollowUpActions {
  private final FollowUps followUps;
  private final ProgressEntries progressEntries;
  private final Completions completions;
  private final HistoryEntries history;
  private final FollowUpAccess visible;
  private final Access access;
  private final Organisations organisations;
  private final Steps steps;
  private final Files files;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FollowUpActions(
      FollowUps followUps,
      ProgressEntries progressEntries,
      Completions completions,
      HistoryEntries history,
      FollowUpAccess visible,
      Access access,
      Organisations organisations,
      Steps steps,
      Files files,
      ApplicationEventPublisher events,
      Clock clock) {
    this.followUps = followUps;
    this.progressEntries = progressEntries;
    this.completions = completions;
    this.history = history;
    this.visible = visible;
    this.access = access;
    this.organisations = organisations;
    this.steps = steps;
    this.files = files;
    this.events = events;
    this.clock = clock;
  }

  public void acknowledge(UUID id) {
    acknowledge(id, null);
  }

  public void acknowledge(UUID id, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = open(id);
    Act act = forUnit(followUp, onBehalf);
    steps.claim(Step.ACKNOWLEDGE, id);
    acknowledge(followUp, act);
    steps.complete(Step.ACKNOWLEDGE, id, Outcome.ACCEPTED, act.actor);
  }

  public void decline(UUID id, String reason) {
    decline(id, reason, null);
  }

  /** The chair decides on what was declined; what the chair has insisted upon cannot be. */
  public void decline(UUID id, String reason, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = open(id);
    Act act = forUnit(followUp, onBehalf);
    steps.claim(Step.ACKNOWLEDGE, id);
    String why = Words.required(reason, "followUp.reasonMissing");
    Lifecycle before = followUp.lifecycle;
    followUp.decline(act.personId());
    history.save(act.entry(FollowUpEvent.DECLINED).change(before, followUp.lifecycle).said(why));
    steps.complete(Step.ACKNOWLEDGE, id, Outcome.DECLINED, act.actor);
  }

  /** Another unit shall do it, and answers anew. */
  public void reassign(UUID id, UUID newLeadId, String reason) {
    FollowUp followUp = open(id);
    Act act = of(followUp, access.require(Right.DECIDE, followUp.holderId));
    steps.claim(Step.DECIDE_DECLINED, id);
    String why = Words.required(reason, "followUp.reasonMissing");
    OrganisationInfo newLead =
        organisations.units(followUp.holderId).stream()
            .filter(unit -> unit.id().equals(newLeadId))
            .findFirst()
            .orElseThrow(() -> new DomainException("followUp.unitUnknown"));
    String before = organisations.get(followUp.leadId).name();
    followUp.reassign(newLeadId, act.personId());
    history.save(act.entry(FollowUpEvent.REASSIGNED).change(before, newLead.name()).said(why));
    steps.complete(Step.DECIDE_DECLINED, id, Outcome.REASSIGNED, act.actor);
  }

  /** The unit shall do it all the same, and may not decline again. */
  public void insist(UUID id, String reason) {
    FollowUp followUp = open(id);
    Act act = of(followUp, access.require(Right.DECIDE, followUp.holderId));
    steps.claim(Step.DECIDE_DECLINED, id);
    String why = Words.required(reason, "followUp.reasonMissing");
    Lifecycle before = followUp.lifecycle;
    followUp.insist(act.personId());
    history.save(act.entry(FollowUpEvent.INSISTED).change(before, followUp.lifecycle).said(why));
    steps.complete(Step.DECIDE_DECLINED, id, Outcome.INSISTED, act.actor);
  }

  /** What was declined is given up. */
  public void withdraw(UUID id, String reason) {
    FollowUp followUp = open(id);
    Act act = of(followUp, access.require(Right.DECIDE, followUp.holderId));
    steps.claim(Step.DECIDE_DECLINED, id);
    String why = Words.required(reason, "followUp.reasonMissing");
    Lifecycle before = followUp.lifecycle;
    followUp.withdraw(act.personId());
    history.save(act.entry(FollowUpEvent.WITHDRAWN).change(before, followUp.lifecycle).said(why));
    steps.complete(Step.DECIDE_DECLINED, id, Outcome.WITHDRAWN, act.actor);
    events.publishEvent(new FollowUpEnded(id, followUp.reviewId));
  }

  public void reportProgress(UUID id, ProgressEntry entry) {
    reportProgress(id, entry, null);
  }

  /** Takes the follow-up on too, when that has not been done yet. */
  public void reportProgress(UUID id, ProgressEntry entry, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = open(id);
    Act act = forUnit(followUp, onBehalf);
    boolean untaken = followUp.lifecycle == Lifecycle.ASSIGNED;
    steps.claim(untaken ? Step.ACKNOWLEDGE : Step.CARRY_OUT, id);
    Progress report = report(followUp, act, entry.percent(), entry);
    if (untaken) {
      acknowledge(followUp, act);
    }
    int before = followUp.percent;
    followUp.progress(entry.percent(), act.personId());
    progressEntries.saveAndFlush(report);
    history.save(
        act.entry(FollowUpEvent.PROGRESS_REPORTED)
            .change(before, followUp.percent)
            .said(report.words)
            .with(report));
    if (untaken) {
      steps.complete(Step.ACKNOWLEDGE, id, Outcome.ACCEPTED, act.actor);
    }
  }

  public void complete(UUID id, ProgressEntry entry) {
    complete(id, entry, null);
  }

  /** Reports it done: this day counts if the office confirms this report. */
  public void complete(UUID id, ProgressEntry entry, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = open(id);
    Act act = forUnit(followUp, onBehalf);
    boolean untaken = followUp.lifecycle == Lifecycle.ASSIGNED;
    steps.claim(untaken ? Step.ACKNOWLEDGE : Step.CARRY_OUT, id);
    Progress report = progressEntries.saveAndFlush(report(followUp, act, 100, entry));
    if (untaken) {
      acknowledge(followUp, act);
    }
    Lifecycle before = followUp.lifecycle;
    completions.save(new Completion(report, followUp.percent));
    followUp.complete(report.reportedOn, act.personId());
    history.save(
        act.entry(FollowUpEvent.COMPLETION_REPORTED)
            .change(before, followUp.lifecycle)
            .said(report.words)
            .with(report));
    if (untaken) {
      steps.complete(Step.ACKNOWLEDGE, id, Outcome.ACCEPTED, act.actor);
    }
    steps.complete(Step.CARRY_OUT, id, Outcome.DONE, act.actor);
  }

  /** Nobody confirms a completion that they submitted or entered. */
  public void confirm(UUID id) {
    FollowUp followUp = open(id);
    Act act = of(followUp, access.require(Right.CONFIRM_COMPLETION, followUp.holderId));
    steps.claim(Step.CONFIRM_COMPLETION, id);
    undecided(id).confirm(act.personId(), act.now);
    Lifecycle before = followUp.lifecycle;
    followUp.confirm(act.personId());
    history.save(act.entry(FollowUpEvent.CONFIRMED).change(before, followUp.lifecycle));
    steps.complete(Step.CONFIRM_COMPLETION, id, Outcome.CONFIRMED, act.actor);
    events.publishEvent(new FollowUpEnded(id, followUp.reviewId));
  }

  /** Something is lacking: the unit goes on, and today counts again. */
  public void sendBack(UUID id, String reason) {
    FollowUp followUp = open(id);
    Act act = of(followUp, access.require(Right.CONFIRM_COMPLETION, followUp.holderId));
    steps.claim(Step.CONFIRM_COMPLETION, id);
    String why = Words.required(reason, "followUp.reasonMissing");
    Completion completion = undecided(id);
    completion.sendBack(why, act.personId(), act.now);
    Lifecycle before = followUp.lifecycle;
    followUp.sendBack(completion.percentBefore, act.personId());
    history.save(act.entry(FollowUpEvent.SENT_BACK).change(before, followUp.lifecycle).said(why));
    steps.complete(Step.CONFIRM_COMPLETION, id, Outcome.SENT_BACK, act.actor);
  }

  private FollowUp open(UUID id) {
    FollowUp followUp = followUps.lock(id).orElseThrow(NotFound::new);
    visible.requireVisible(followUp);
    return followUp;
  }

  private Act forUnit(FollowUp followUp, @Nullable OnBehalf onBehalf) {
    Actor actor = visible.requireForUnit(followUp, onBehalf);
    return new Act(
        followUp,
        actor,
        onBehalf == null ? null : Words.required(onBehalf.source(), "followUp.sourceMissing"),
        clock.instant());
  }

  private Act of(FollowUp followUp, Actor actor) {
    return new Act(followUp, actor, null, clock.instant());
  }

  private void acknowledge(FollowUp followUp, Act act) {
    Lifecycle before = followUp.lifecycle;
    followUp.acknowledge(act.personId());
    history.save(act.entry(FollowUpEvent.ACKNOWLEDGED).change(before, followUp.lifecycle));
  }

  private Progress report(FollowUp followUp, Act act, int percent, ProgressEntry entry) {
    String words = Words.required(entry.words(), "followUp.wordsMissing");
    String difficulty = Words.optional(entry.difficulty());
    List<UUID> stored =
        entry.files().stream().map(file -> files.store(file.name(), file.content())).toList();
    return new Progress(
        followUp.id,
        act.actor,
        act.onBehalfOf(),
        act.source,
        percent,
        words,
        difficulty,
        stored,
        act.now);
  }

  private Completion undecided(UUID id) {
    return completions
        .findByFollowUpIdAndDecisionIsNull(id)
        .orElseThrow(() -> new DomainException("followUp.notNow.IN_PROGRESS"));
  }

  /** Someone doing something now, and how it came to be known if it is not theirs. */
  private static final class Act {
    private final FollowUp followUp;
    private final Actor actor;
    private final @Nullable String source;
    private final Instant now;

    private Act(FollowUp followUp, Actor actor, @Nullable String source, Instant now) {
      this.followUp = followUp;
      this.actor = actor;
      this.source = source;
      this.now = now;
    }

    private UUID personId() {
      return actor.personId();
    }

    private @Nullable UUID onBehalfOf() {
      return source == null ? null : followUp.leadId;
    }

    private HistoryEntry entry(FollowUpEvent event) {
      return followUp.entry(event, actor, now).onBehalf(onBehalfOf(), source);
    }
  }
}
