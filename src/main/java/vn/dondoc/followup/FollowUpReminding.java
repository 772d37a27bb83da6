package vn.dondoc.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Right;

/** Asks units how their follow-ups stand. */
@Service
@Transactional
public class FollowUpReminding {
  /** So many follow-ups can be acted on at once. */
  public static final int MOST = 5_000;

  /** Where the unit is to move; what has been reported or declined waits for the union. */
  private static final Set<Lifecycle> WITH_THE_UNIT =
      EnumSet.of(Lifecycle.ASSIGNED, Lifecycle.IN_PROGRESS);

  private final FollowUps followUps;
  private final HistoryEntries history;
  private final FollowUpAccess visible;
  private final Access access;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FollowUpReminding(
      FollowUps followUps,
      HistoryEntries history,
      FollowUpAccess visible,
      Access access,
      ApplicationEventPublisher events,
      Clock clock) {
    this.followUps = followUps;
    this.history = history;
    this.visible = visible;
    this.access = access;
    this.events = events;
    this.clock = clock;
  }

  /** Whether a unit can be reminded of what stands so. */
  public static boolean canBeReminded(Lifecycle lifecycle) {
    return WITH_THE_UNIT.contains(lifecycle);
  }

  /**
   * Reminds the lead unit of each of these, or of none.
   *
   * @param words for the unit, beside the reminder
   */
  public void remind(Collection<UUID> ids, @Nullable String words) {
    List<UUID> distinct = ids.stream().distinct().toList();
    if (distinct.size() > MOST) {
      throw new DomainException("followUps.tooMany", MOST, distinct.size());
    }
    String said = Words.optional(words);
    List<FollowUp> chosen = distinct.isEmpty() ? List.of() : followUps.lockAll(distinct);
    if (chosen.size() < distinct.size()) {
      throw new NotFound();
    }
    Instant now = clock.instant();
    for (FollowUp followUp : chosen) {
      visible.requireVisible(followUp);
      Actor actor = access.require(Right.REMIND, followUp.holderId);
      if (!canBeReminded(followUp.lifecycle)) {
        throw new DomainException("followUp.remindNotNow", followUp.text);
      }
      followUp.remindedOn = Days.of(now);
      history.save(followUp.entry(FollowUpEvent.REMINDED, actor, now).said(said));
      events.publishEvent(
          new FollowUpReminded(followUp.id, followUp.leadId, actor.personId(), said));
    }
  }
}
