package vn.dondoc.followup;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Files;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * How everything that is done with a follow-up begins: it is locked, so that whoever comes second
 * sees what the first has done; whoever may not know of it is told nothing; and the right is asked
 * for. And how everything that the office does for a unit goes on: the unit is asked to confirm it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Acts {
  private final FollowUps followUps;
  private final FollowUpAccess visible;
  private final Access access;
  private final ExtensionRows extensions;
  private final EntryRows entries;
  private final HistoryEntries history;
  private final Steps steps;
  private final Processes processes;
  private final Files files;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Acts(
      FollowUps followUps,
      FollowUpAccess visible,
      Access access,
      ExtensionRows extensions,
      EntryRows entries,
      HistoryEntries history,
      Steps steps,
      Processes processes,
      Files files,
      ApplicationEventPublisher events,
      Clock clock) {
    this.followUps = followUps;
    this.visible = visible;
    this.access = access;
    this.extensions = extensions;
    this.entries = entries;
    this.history = history;
    this.steps = steps;
    this.processes = processes;
    this.files = files;
    this.events = events;
    this.clock = clock;
  }

  FollowUp open(UUID id) {
    FollowUp followUp = followUps.lock(id).orElseThrow(NotFound::new);
    visible.requireVisible(followUp);
    return followUp;
  }

  /** By someone who may do it for the union. */
  Act as(FollowUp followUp, Right right) {
    return begin(followUp, access.require(right, followUp.holderId), null, null, null);
  }

  /** By the lead, or by the office for it. */
  Act forLead(FollowUp followUp, @Nullable OnBehalf onBehalf) {
    return forUnit(followUp, followUp.leadId, onBehalf);
  }

  /** By a unit of the follow-up, or by the office for it. */
  Act forUnit(FollowUp followUp, UUID unitId, @Nullable OnBehalf onBehalf) {
    if (onBehalf == null) {
      return begin(followUp, access.require(Right.ACT_FOR_UNIT, unitId), null, null, null);
    }
    return begin(
        followUp,
        access.require(Right.ENTER_ON_BEHALF, followUp.holderId),
        unitId,
        Words.required(onBehalf.source(), "followUp.sourceMissing"),
        onBehalf.file() == null
            ? null
            : files.store(onBehalf.file().name(), onBehalf.file().content()));
  }

  /**
   * Whatever it changes from here on changes at this moment, also what is written before it ends.
   */
  private Act begin(
      FollowUp followUp,
      Actor actor,
      @Nullable UUID unitId,
      @Nullable String source,
      @Nullable UUID fileId) {
    followUp.changedAt = clock.instant();
    return new Act(followUp, actor, unitId, source, fileId, followUp.changedAt);
  }

  void write(Act act, HistoryEntry entry) {
    write(entry, null);
  }

  /**
   * Keeps what happened, and tells of it.
   *
   * @param successorId the unit that has taken the place of another, where one has
   */
  void write(HistoryEntry entry, @Nullable UUID successorId) {
    history.save(entry);
    events.publishEvent(
        new FollowUpHappened(
            entry.followUpId, entry.event, entry.personId, entry.words, successorId));
  }

  /** Asks the unit to confirm what was entered for it, if it was. */
  void entered(
      Act act, FollowUpEvent kind, @Nullable UUID progressId, @Nullable UUID contributionId) {
    if (act.unitId() == null || act.source() == null) {
      return;
    }
    EntryOnBehalf entry =
        new EntryOnBehalf(
            act.followUp().id,
            act.unitId(),
            kind,
            act.personId(),
            act.now(),
            act.source(),
            act.fileId());
    entry.progressId = progressId;
    entry.contributionId = contributionId;
    entries.saveAndFlush(entry);
    processes.tellWaiting(Process.FOLLOWUP, act.followUp().id, "entryMade");
  }

  /** Nothing is left to extend. */
  void lapseExtension(Act act) {
    extensions
        .findByFollowUpIdAndDecisionIsNull(act.followUp().id)
        .ifPresent(
            extension -> {
              extension.lapse(act.now());
              write(act, act.entry(FollowUpEvent.EXTENSION_LAPSED));
              processes.tellWaiting(Process.FOLLOWUP, act.followUp().id, "extensionLapsed");
            });
  }

  /** Units that take no part any more are not asked what they say to entries either. */
  void askOnlyWhoTakesPart(Act act) {
    askNoMore(act, unitId -> !act.followUp().takesPart(unitId));
  }

  /** A unit that is no more answers nothing. */
  void askNoMore(Act act, UUID goneId) {
    askNoMore(act, goneId::equals);
  }

  private void askNoMore(Act act, Predicate<UUID> whom) {
    for (EntryOnBehalf entry :
        entries.findByFollowUpIdOrderByEnteredAtDescIdDesc(act.followUp().id)) {
      if (!whom.test(entry.unitId)) {
        continue;
      }
      if (steps.isOpen(Step.CORRECT_FOLLOW_UP_ENTRY, entry.id)) {
        steps.complete(
            Step.CORRECT_FOLLOW_UP_ENTRY, entry.id, Outcome.NO_LONGER_ASKED, act.actor());
      }
      if (steps.isOpen(Step.CONFIRM_FOLLOW_UP_ENTRY, entry.id)) {
        steps.complete(
            Step.CONFIRM_FOLLOW_UP_ENTRY, entry.id, Outcome.NO_LONGER_ASKED, act.actor());
      }
    }
  }

  /** What a merged unit has not answered its successor is asked. */
  void askSuccessor(FollowUp followUp, UUID goneId, UUID successorId) {
    for (EntryOnBehalf entry : entries.findByFollowUpIdOrderByEnteredAtDescIdDesc(followUp.id)) {
      if (entry.unitId.equals(goneId)
          && (steps.isOpen(Step.CONFIRM_FOLLOW_UP_ENTRY, entry.id)
              || steps.isOpen(Step.CORRECT_FOLLOW_UP_ENTRY, entry.id))) {
        entry.unitId = successorId;
        steps.passOn(Step.CONFIRM_FOLLOW_UP_ENTRY, entry.id, successorId);
      }
    }
  }
}
