package vn.dondoc.followup;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Files;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;

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
  private final EntryRows entries;
  private final HistoryEntries history;
  private final Processes processes;
  private final Files files;
  private final Clock clock;

  Acts(
      FollowUps followUps,
      FollowUpAccess visible,
      Access access,
      EntryRows entries,
      HistoryEntries history,
      Processes processes,
      Files files,
      Clock clock) {
    this.followUps = followUps;
    this.visible = visible;
    this.access = access;
    this.entries = entries;
    this.history = history;
    this.processes = processes;
    this.files = files;
    this.clock = clock;
  }

  FollowUp open(UUID id) {
    FollowUp followUp = followUps.lock(id).orElseThrow(NotFound::new);
    visible.requireVisible(followUp);
    return followUp;
  }

  /** By someone who may do it for the union. */
  Act as(FollowUp followUp, Right right) {
    return new Act(
        followUp, access.require(right, followUp.holderId), null, null, null, clock.instant());
  }

  /** By the lead, or by the office for it. */
  Act forLead(FollowUp followUp, @Nullable OnBehalf onBehalf) {
    return forUnit(followUp, followUp.leadId, onBehalf);
  }

  /** By a unit of the follow-up, or by the office for it. */
  Act forUnit(FollowUp followUp, UUID unitId, @Nullable OnBehalf onBehalf) {
    if (onBehalf == null) {
      return new Act(
          followUp, access.require(Right.ACT_FOR_UNIT, unitId), null, null, null, clock.instant());
    }
    return new Act(
        followUp,
        access.require(Right.ENTER_ON_BEHALF, followUp.holderId),
        unitId,
        Words.required(onBehalf.source(), "followUp.sourceMissing"),
        onBehalf.file() == null
            ? null
            : files.store(onBehalf.file().name(), onBehalf.file().content()),
        clock.instant());
  }

  void write(HistoryEntry entry) {
    history.save(entry);
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
    processes.tell(Process.FOLLOWUP, act.followUp().id, "entryMade");
  }
}
