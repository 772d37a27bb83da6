package vn.dondoc.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.OrganisationEnded;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;

/**
 * What becomes of the open follow-ups of a unit that is merged or dissolved: the successor takes
 * its place and the state stays; without a successor the chair decides on what it led.
 */
@Component
class UnitsThatEnded {
  private final FollowUps followUps;
  private final ContributionRows contributions;
  private final Completions completions;
  private final HowFar howFar;
  private final Acts acts;
  private final Organisations organisations;
  private final Processes processes;
  private final Clock clock;

  UnitsThatEnded(
      FollowUps followUps,
      ContributionRows contributions,
      Completions completions,
      HowFar howFar,
      Acts acts,
      Organisations organisations,
      Processes processes,
      Clock clock) {
    this.followUps = followUps;
    this.contributions = contributions;
    this.completions = completions;
    this.howFar = howFar;
    this.acts = acts;
    this.organisations = organisations;
    this.processes = processes;
    this.clock = clock;
  }

  /** In the transaction in which the register is changed. */
  @EventListener
  void passOn(OrganisationEnded ended) {
    List<UUID> open = followUps.openOf(ended.organisationId());
    for (UUID id : open) {
      followUps.lock(id).ifPresent(f -> passOn(f, ended));
    }
  }

  private void passOn(FollowUp followUp, OrganisationEnded ended) {
    UUID gone = ended.organisationId();
    Actor actor = ended.by();
    Instant now = clock.instant();
    Lifecycle before = followUp.lifecycle;
    followUp.changedAt = now;
    UUID successor = ended.successorId();
    if (successor != null) {
      followUp.succeed(gone, successor);
      part(followUp, gone, successor);
      acts.askSuccessor(followUp, gone, successor);
    } else {
      followUp.lose(gone, actor.personId());
      if (gone.equals(followUp.leadId)) {
        completions
            .findByFollowUpIdAndDecisionIsNull(followUp.id)
            .ifPresent(completion -> completion.drop(actor.personId(), now));
        howFar.recount(followUp);
      }
    }
    acts.write(
        followUp
            .entry(
                successor == null ? FollowUpEvent.UNIT_GONE : FollowUpEvent.UNIT_SUCCEEDED,
                actor,
                now)
            .change(name(gone), name(successor)),
        successor);
    if (successor == null) {
      Act act = new Act(followUp, actor, null, null, null, now);
      if (gone.equals(followUp.leadId)) {
        acts.lapseExtension(act);
      }
      acts.askNoMore(act, gone);
    }
    if (before != Lifecycle.SUSPENDED) {
      processes.tellWaiting(Process.FOLLOWUP, followUp.id, "unitsChanged");
    }
  }

  /** The successor's part, where it coordinates now; what was reported stays as it is. */
  private void part(FollowUp followUp, UUID gone, UUID successor) {
    if (!followUp.coordinatingIds.contains(successor)
        || contributions.findByFollowUpIdAndUnitId(followUp.id, successor).isPresent()) {
      return;
    }
    Contribution old = contributions.findByFollowUpIdAndUnitId(followUp.id, gone).orElse(null);
    if (old == null || old.isMissing()) {
      contributions.save(new Contribution(followUp.id, successor));
    } else {
      old.unitId = successor;
    }
  }

  private @Nullable String name(@Nullable UUID id) {
    return id == null ? null : organisations.get(id).name();
  }
}
