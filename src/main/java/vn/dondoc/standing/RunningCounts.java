package vn.dondoc.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.SourceKind;

/**
 * Answers for today from the counts that the database keeps with every change, without looking at a
 * single follow-up: what is folded, moved from the day it was rolled to on to the day that is asked
 * for, and what is not folded yet, all in one statement and so as of one moment.
 */
@Component
class RunningCounts {
  private static final String COUNTED =
      """
      with rolled as (select coalesce((select rolled_on from standing_rolled where holder_id = :holder), :day) as on_day),
      soon as (select * from unnest(string_to_array(:days, ',')::date[], string_to_array(:untils, ',')::date[]) s (judged_on, until))
      select key, sum(on_time)::int, sum(late)::int, sum(open_within - due_soon)::int, sum(due_soon)::int, sum(overdue)::int,
        sum(completed_without)::int, sum(open_without)::int, sum(suspended)::int, sum(withdrawn)::int
      from (
        select %1$s as key, on_time, late, open_within + waiting_within as open_within, 0 as due_soon,
          open_overdue + waiting_overdue as overdue, completed_without, open_without, suspended, withdrawn
        from standing_count where holder_id = :holder and source_kind %2$s 'ALL' %3$s
        union all
        select %1$s, 0, 0, case when due_on < :day then -n else n end, 0, case when due_on < :day then n else -n end, 0, 0, 0, 0
        from standing_due
        where holder_id = :holder and due_on >= least(:day, (select on_day from rolled))
          and due_on < greatest(:day, (select on_day from rolled)) and judged_on is null %3$s
        union all
        select %1$s, 0, 0, 0, n, 0, 0, 0, 0, 0
        from standing_due where holder_id = :holder and due_on between :day and :soon and judged_on is null %3$s
        union all
        select %1$s, 0, 0, 0, n, 0, 0, 0, 0, 0
        from standing_due join soon using (judged_on)
        where holder_id = :holder and due_on - judged_on between 0 and :longest and due_on <= until
          and judged_on is not null %3$s
        union all
        select %1$s, case when state = 'ON_TIME' then n else 0 end, case when state = 'LATE' then n else 0 end,
          case when state in ('OPEN', 'WAITING') and due_on >= coalesce(judged_on, :day) then n else 0 end,
          case when state in ('OPEN', 'WAITING') and due_on between coalesce(judged_on, :day) and coalesce(until, :soon) then n else 0 end,
          case when state in ('OPEN', 'WAITING') and due_on < coalesce(judged_on, :day) then n else 0 end,
          case when state = 'COMPLETED_WITHOUT' then n else 0 end, case when state = 'OPEN_WITHOUT' then n else 0 end,
          case when state = 'SUSPENDED' then n else 0 end, case when state = 'WITHDRAWN' then n else 0 end
        from standing_delta left join soon using (judged_on) where holder_id = :holder %3$s) counted
      group by key
      """;

  private record Waiting(LocalDate first, LocalDate last) {}

  private final JdbcClient jdbc;
  private final WorkingDays workingDays;

  RunningCounts(JdbcClient jdbc, WorkingDays workingDays) {
    this.jdbc = jdbc;
    this.workingDays = workingDays;
  }

  Counted count(StandingQuestion question, UUID holder, Grouping by, LocalDate day) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder narrowed = new StringBuilder();
    if (question.reviewId() != null) {
      narrowed.append(" and review_id = :review");
      params.put("review", question.reviewId());
    }
    if (question.unitId() != null) {
      narrowed.append(" and lead_id = :unit");
      params.put("unit", question.unitId());
    }
    if (!question.sources().isEmpty()) {
      narrowed.append(" and source_kind in (:sources)");
      params.put(
          "sources", question.sources().stream().map(SourceKind::name).collect(Collectors.toSet()));
    }
    boolean whateverSource =
        question.reviewId() == null
            && question.sources().isEmpty()
            && (by == Grouping.NOTHING || by == Grouping.UNIT);
    SoonDue soonDue = new SoonDue(workingDays.of(holder));
    // The days on which what waits was reported: today may be added to while this is read.
    Waiting waiting = waiting(holder, day);
    SoonDue.Listed listed = soonDue.listed(waiting.first(), waiting.last());
    Counted counted = new Counted();
    jdbc.sql(COUNTED.formatted(by.counted, whateverSource ? "=" : "<>", narrowed))
        .params(params)
        .param("holder", holder)
        .param("day", day)
        .param("soon", soonDue.until(day))
        .param("longest", soonDue.longest())
        .param("days", listed.days())
        .param("untils", listed.untils())
        .query(
            rs -> {
              counted.add(rs.getObject(1), standing(rs, 2));
            });
    return counted;
  }

  private Waiting waiting(UUID holder, LocalDate day) {
    return jdbc.sql(
            """
            select least(:day, min(first)), greatest(:day, max(last)) from (
              select min(judged_on) as first, max(judged_on) as last from standing_due
              where holder_id = :holder and judged_on is not null
              union all
              select min(judged_on), max(judged_on) from standing_delta where holder_id = :holder) days
            """)
        .param("holder", holder)
        .param("day", day)
        .query(
            (rs, row) ->
                new Waiting(rs.getObject(1, LocalDate.class), rs.getObject(2, LocalDate.class)))
        .single();
  }

  /** The nine numbers, in their order, from a column on. */
  static Standing standing(ResultSet rs, int from) throws SQLException {
    return new Standing(
        rs.getInt(from),
        rs.getInt(from + 1),
        rs.getInt(from + 2),
        rs.getInt(from + 3),
        rs.getInt(from + 4),
        rs.getInt(from + 5),
        rs.getInt(from + 6),
        rs.getInt(from + 7),
        rs.getInt(from + 8));
  }
}
