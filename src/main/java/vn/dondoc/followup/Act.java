package vn.dondoc.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.organisation.Actor;

/**
 * Someone doing something with a follow-up now, for a unit of it or for the union.
 *
 * @param unitId the unit for which the office does it; null when it is nobody else's
 * @param source how the office came to know
 * @param fileId what it came with
 */
record Act(
    FollowUp followUp,
    Actor actor,
    @Nullable UUID unitId,
    @Nullable String source,
    @Nullable UUID fileId,
    Instant now) {
  UUID personId() {
    return actor.personId();
  }

  LocalDate today() {
    return Days.of(now);
  }

  HistoryEntry entry(FollowUpEvent event) {
    return followUp.entry(event, actor, now).onBehalf(unitId, source).inHand(fileId);
  }
}
