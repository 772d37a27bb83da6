package vn.dondoc.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;

/**
 * Folds what has changed into the counts, and rolls them on to today, so that reading stays as fast
 * as it is. One node at a time; whoever reads meanwhile sees all of it or nothing. Then it tells
 * every node of whose figures are others now.
 */
@Component
class StandingFold {
  /** The channel on which the nodes hear of changed figures; the payload is the holder's id. */
  static final String CHANNEL = "standing";

  /** Any number that nothing else locks. */
  private static final long LOCK = 0x7374616e64696e67L;

  private static final String FOLD =
      """
      with taken as (delete from standing_delta returning *),
      counted as (
        insert into standing_count as c
        select holder_id, lead_id, case when grouping(source_kind) = 0 then review_id end,
          case when grouping(source_kind) = 0 then source_kind else 'ALL' end,
          coalesce(sum(n) filter (where state = 'ON_TIME'), 0),
          coalesce(sum(n) filter (where state = 'LATE'), 0),
          coalesce(sum(n) filter (where state = 'OPEN' and due_on >= :day), 0),
          coalesce(sum(n) filter (where state = 'OPEN' and due_on < :day), 0),
          coalesce(sum(n) filter (where state = 'WAITING' and due_on >= judged_on), 0),
          coalesce(sum(n) filter (where state = 'WAITING' and due_on < judged_on), 0),
          coalesce(sum(n) filter (where state = 'COMPLETED_WITHOUT'), 0),
          coalesce(sum(n) filter (where state = 'OPEN_WITHOUT'), 0),
          coalesce(sum(n) filter (where state = 'SUSPENDED'), 0),
          coalesce(sum(n) filter (where state = 'WITHDRAWN'), 0)
        from taken
        group by grouping sets ((holder_id, lead_id), (holder_id, lead_id, review_id, source_kind))
        on conflict (holder_id, source_kind, review_id, lead_id) do update set
          on_time = c.on_time + excluded.on_time, late = c.late + excluded.late,
          open_within = c.open_within + excluded.open_within, open_overdue = c.open_overdue + excluded.open_overdue,
          waiting_within = c.waiting_within + excluded.waiting_within,
          waiting_overdue = c.waiting_overdue + excluded.waiting_overdue,
          completed_without = c.completed_without + excluded.completed_without,
          open_without = c.open_without + excluded.open_without,
          suspended = c.suspended + excluded.suspended, withdrawn = c.withdrawn + excluded.withdrawn),
      dated as (
        insert into standing_due as d (holder_id, due_on, lead_id, review_id, source_kind, judged_on, n)
        select holder_id, due_on, lead_id, review_id, source_kind, judged_on, sum(n)
        from taken where state in ('OPEN', 'WAITING')
        group by holder_id, due_on, lead_id, review_id, source_kind, judged_on having sum(n) <> 0
        on conflict (holder_id, due_on, lead_id, source_kind, review_id, judged_on) do update set n = d.n + excluded.n)
      select distinct holder_id from taken
      """;

  /**
   * What is due between the two days changes sides: overdue for the later, within for the earlier.
   */
  private static final String ROLL =
      """
      update standing_count c
      set open_within = c.open_within - m.n, open_overdue = c.open_overdue + m.n
      from (
        select d.holder_id, d.lead_id, case when grouping(d.source_kind) = 0 then d.review_id end as review_id,
          case when grouping(d.source_kind) = 0 then d.source_kind else 'ALL' end as source_kind,
          sum(case when r.rolled_on < :day then d.n else -d.n end) as n
        from standing_rolled r
        join standing_due d on d.holder_id = r.holder_id and d.judged_on is null
          and d.due_on >= least(r.rolled_on, :day) and d.due_on < greatest(r.rolled_on, :day)
        where r.rolled_on <> :day
        group by grouping sets ((d.holder_id, d.lead_id), (d.holder_id, d.lead_id, d.review_id, d.source_kind))) m
      where c.holder_id = m.holder_id and c.lead_id = m.lead_id and c.source_kind = m.source_kind
        and c.review_id is not distinct from m.review_id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  StandingFold(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whose figures are others now; nobody's where nothing has changed, or another node is at it. */
  @Transactional
  public Set<UUID> fold() {
    LocalDate today = Days.today(clock);
    if (!waiting(today) || !locked()) {
      return Set.of();
    }
    jdbc.sql(ROLL).param("day", today).update();
    Set<UUID> changed =
        new HashSet<>(
            ids(
                jdbc.sql(
                        "update standing_rolled set rolled_on = :day where rolled_on <> :day returning holder_id")
                    .param("day", today)));
    List<UUID> edited = ids(jdbc.sql(FOLD).param("day", today));
    for (UUID holder : edited) {
      jdbc.sql("insert into standing_rolled values (?, ?) on conflict do nothing")
          .params(holder, today)
          .update();
    }
    jdbc.sql("delete from standing_due where n = 0").update();
    changed.addAll(edited);
    for (UUID holder : changed) {
      jdbc.sql("select pg_notify(?, ?)")
          .params(CHANNEL, holder.toString())
          .query((rs, row) -> "")
          .list();
    }
    return changed;
  }

  private boolean waiting(LocalDate today) {
    return jdbc.sql(
            "select exists (select from standing_delta) or exists (select from standing_rolled where rolled_on <> ?)")
        .param(today)
        .query(Boolean.class)
        .single();
  }

  private boolean locked() {
    return jdbc.sql("select pg_try_advisory_xact_lock(?)")
        .param(LOCK)
        .query(Boolean.class)
        .single();
  }

  private static List<UUID> ids(JdbcClient.StatementSpec statement) {
    return statement.query((rs, row) -> rs.getObject(1, UUID.class)).list();
  }
}
