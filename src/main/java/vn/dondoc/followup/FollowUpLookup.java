package vn.dondoc.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotFound;
import vn.dondoc.calendar.WorkingDays;

/**
 * Follow-ups for other modules. Checks no access: whoever calls has checked what the person may
 * see.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class FollowUpLookup {
  private final FollowUps followUps;
  private final WorkingDays workingDays;
  private final JdbcClient jdbc;
  private final Clock clock;

  FollowUpLookup(FollowUps followUps, WorkingDays workingDays, JdbcClient jdbc, Clock clock) {
    this.followUps = followUps;
    this.workingDays = workingDays;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<FollowUpInfo> followUp(UUID id) {
    return infos(followUps.findById(id).stream().toList()).stream().findFirst();
  }

  /**
   * Locks the follow-up for what follows in this transaction.
   *
   * @throws FollowUpChanged when something has happened to it since this version
   */
  public void requireVersion(UUID id, int version) {
    followUps.lock(id).orElseThrow(NotFound::new).requireVersion(version);
  }

  /**
   * Lets nothing be dated at or before a moment any more: what stood then is told for ever. Waits
   * for the changes that are under way, and lets none begin until this transaction ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(UUID holderId, Instant until) {
    jdbc.sql("lock table follow_up in share row exclusive mode").update();
    jdbc.sql(
            """
            insert into follow_up_settled values (?, ?)
            on conflict (holder_id) do update set until = greatest(follow_up_settled.until, excluded.until)
            """)
        .params(holderId, until.atOffset(ZoneOffset.UTC))
        .update();
  }

  public List<FollowUpInfo> ofDirective(UUID directiveId) {
    return infos(followUps.findByDirectiveIdOrderById(directiveId));
  }

  /** In the order of the directives in the notice. */
  public List<FollowUpInfo> ofReview(UUID reviewId) {
    return infos(followUps.findByReviewIdOrderByNumberAscIdAsc(reviewId));
  }

  public List<UUID> unfinished(UUID reviewId) {
    return followUps.unfinished(reviewId);
  }

  /** What a person assigned and is not ended, by deadline, those without one last. */
  public List<FollowUpInfo> openAssignedBy(UUID personId) {
    return infos(followUps.openAssignedBy(personId));
  }

  private List<FollowUpInfo> infos(List<FollowUp> rows) {
    LocalDate today = Days.today(clock);
    Map<UUID, WorkingDays.Calendar> calendars = new HashMap<>();
    return rows.stream()
        .map(f -> info(f, today, calendars.computeIfAbsent(f.holderId, workingDays::of)))
        .toList();
  }

  private static FollowUpInfo info(FollowUp f, LocalDate today, WorkingDays.Calendar calendar) {
    return new FollowUpInfo(
        f.id,
        f.holderId,
        f.reviewId,
        f.directiveId,
        f.number,
        f.text,
        f.leadId,
        f.lifecycle,
        f.percent,
        f.originalDueOn,
        f.dueOn,
        f.lifecycle == Lifecycle.COMPLETED ? f.submittedOn : null,
        Timing.of(f.lifecycle, f.dueOn, f.submittedOn, today, calendar));
  }
}
