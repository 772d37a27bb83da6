package vn.dondoc.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.SourceKind;

/**
 * Counts the follow-ups one by one: as they stood at past moments, against the original deadline,
 * or of a period. Whatever is asked for now without any of these is told by {@link RunningCounts}.
 */
@Component
class CountOverRows {
  /**
   * The moments that are asked for: when, on which day that is, and until when a deadline is soon.
   */
  private static final String MOMENTS =
      """
      select * from unnest(string_to_array(:ats, ',')::timestamptz[], string_to_array(:days, ',')::date[],
        string_to_array(:untils, ',')::date[]) m (at, day, soon)
      """;

  private static final String COUNTED =
      """
      select key, state, case when state = 'WAITING' then due_on end, case when state = 'WAITING' then judged_on end, count(*)
      from (
        select %s as key, f.due_on, f.judged_on,
          case
            when f.lifecycle in ('WITHDRAWN', 'SUSPENDED') then f.lifecycle
            when f.due_on is null then case when f.lifecycle = 'COMPLETED' then 'COMPLETED_WITHOUT' else 'OPEN_WITHOUT' end
            when f.lifecycle = 'COMPLETED' then case when f.submitted_on > f.due_on then 'LATE' else 'ON_TIME' end
            when f.due_on < f.judged_on then 'OVERDUE'
            when f.waits then case when f.due_on - f.judged_on <= :longest then 'WAITING' else 'WITHIN' end
            when f.due_on <= f.soon then 'DUE_SOON'
            else 'WITHIN' end as state
        from (%s) f) judged
      group by 1, 2, 3, 4
      """;

  private static final String ROW =
      """
      select r.lead_id, r.review_id, r.source_kind, r.lifecycle, r.%1$s as due_on, r.submitted_on, m.day, m.soon,
        r.lifecycle = 'AWAITING_CONFIRMATION' and r.submitted_on is not null as waits,
        case when r.lifecycle = 'AWAITING_CONFIRMATION' then coalesce(r.submitted_on, m.day) else m.day end as judged_on
      from (%2$s) m join %3$s where r.holder_id = :holder
      """;

  private final JdbcClient jdbc;
  private final WorkingDays workingDays;

  CountOverRows(JdbcClient jdbc, WorkingDays workingDays) {
    this.jdbc = jdbc;
    this.workingDays = workingDays;
  }

  /** As of the question's moment, or as it is now. */
  Counted count(StandingQuestion question, UUID holder, Grouping by, LocalDate today) {
    Instant asOf = question.asOf();
    return asOf == null
        ? count(question, holder, by.row, List.of(new Moment(Instant.EPOCH, today)), false)
        : count(question, holder, by.row, List.of(new Moment(asOf, Days.of(asOf))), true);
  }

  /** At the end of each of these days; told apart by the day. */
  Counted countByDay(StandingQuestion question, UUID holder, List<LocalDate> days) {
    return count(
        question,
        holder,
        "f.day",
        days.stream().map(day -> new Moment(StandingQuestion.endOf(day), day)).toList(),
        true);
  }

  /** Told apart by all that is told apart: unit, review, source. */
  record Line(UUID leadId, @Nullable UUID reviewId, SourceKind source, Standing standing) {}

  /** Everything of a union at a moment. */
  List<Line> lines(UUID holder, Instant asOf, boolean byOriginal) {
    StandingQuestion question = StandingQuestion.NOW.at(asOf).againstOriginal(byOriginal);
    return count(
            question,
            holder,
            "f.lead_id || ' ' || coalesce(f.review_id::text, '') || ' ' || f.source_kind",
            List.of(new Moment(asOf, Days.of(asOf))),
            true)
        .told()
        .entrySet()
        .stream()
        .map(
            line -> {
              String[] key = line.getKey().orElseThrow().toString().split(" ", 3);
              return new Line(
                  UUID.fromString(key[0]),
                  key[1].isEmpty() ? null : UUID.fromString(key[1]),
                  SourceKind.valueOf(key[2]),
                  line.getValue());
            })
        .toList();
  }

  private record Moment(Instant at, LocalDate day) {}

  private Counted count(
      StandingQuestion question, UUID holder, String key, List<Moment> moments, boolean past) {
    Map<String, Object> params = new HashMap<>();
    String rows =
        ROW.formatted(
                question.byOriginal() ? "original_due_on" : "due_on",
                MOMENTS,
                past
                    ? "follow_up_span r on r.from_at <= m.at and m.at < r.until_at"
                    : "follow_up r on true")
            + narrowed(question, params, past);
    SoonDue soon = new SoonDue(workingDays.of(holder));
    Counted counted = new Counted();
    jdbc.sql(COUNTED.formatted(key, rows))
        .params(params)
        .param("holder", holder)
        .param("longest", soon.longest())
        .param("ats", joined(moments.stream().map(Moment::at).toList()))
        .param("days", joined(moments.stream().map(Moment::day).toList()))
        .param("untils", joined(moments.stream().map(m -> soon.until(m.day())).toList()))
        .query(
            rs -> {
              Object group = rs.getObject(1);
              counted.add(
                  group instanceof java.sql.Date day ? day.toLocalDate() : group,
                  standing(
                      rs.getString(2),
                      rs.getObject(3, LocalDate.class),
                      rs.getObject(4, LocalDate.class),
                      rs.getInt(5),
                      soon));
            });
    return counted;
  }

  private static String narrowed(
      StandingQuestion question, Map<String, Object> params, boolean past) {
    StringBuilder where = new StringBuilder();
    if (question.reviewId() != null) {
      where.append(" and r.review_id = :review");
      params.put("review", question.reviewId());
    }
    if (question.unitId() != null) {
      where.append(" and r.lead_id = :unit");
      params.put("unit", question.unitId());
    }
    if (!question.sources().isEmpty()) {
      where.append(" and r.source_kind in (:sources)");
      params.put(
          "sources", question.sources().stream().map(SourceKind::name).collect(Collectors.toSet()));
    }
    if (question.assignedFrom() != null || question.assignedUntil() != null) {
      StringBuilder assigned = new StringBuilder();
      if (question.assignedFrom() != null) {
        assigned.append(" and a.assigned_on >= :assignedFrom");
        params.put("assignedFrom", question.assignedFrom());
      }
      if (question.assignedUntil() != null) {
        assigned.append(" and a.assigned_on <= :assignedUntil");
        params.put("assignedUntil", question.assignedUntil());
      }
      // The day of assignment never changes, so it need not stand in what changed.
      where.append(
          past
              ? " and exists (select from follow_up a where a.id = r.follow_up_id" + assigned + ")"
              : assigned.toString().replace("a.assigned_on", "r.assigned_on"));
    }
    return where.toString();
  }

  private static Standing standing(
      String state, @Nullable LocalDate dueOn, @Nullable LocalDate judgedOn, int n, SoonDue soon) {
    return switch (state) {
      case "ON_TIME" -> new Standing(n, 0, 0, 0, 0, 0, 0, 0, 0);
      case "LATE" -> new Standing(0, n, 0, 0, 0, 0, 0, 0, 0);
      case "WITHIN" -> new Standing(0, 0, n, 0, 0, 0, 0, 0, 0);
      case "DUE_SOON" -> new Standing(0, 0, 0, n, 0, 0, 0, 0, 0);
      case "OVERDUE" -> new Standing(0, 0, 0, 0, n, 0, 0, 0, 0);
      case "COMPLETED_WITHOUT" -> new Standing(0, 0, 0, 0, 0, n, 0, 0, 0);
      case "OPEN_WITHOUT" -> new Standing(0, 0, 0, 0, 0, 0, n, 0, 0);
      case "SUSPENDED" -> new Standing(0, 0, 0, 0, 0, 0, 0, n, 0);
      case "WITHDRAWN" -> new Standing(0, 0, 0, 0, 0, 0, 0, 0, n);
      case "WAITING" -> {
        boolean near = dueOn != null && judgedOn != null && !dueOn.isAfter(soon.until(judgedOn));
        yield standing(near ? "DUE_SOON" : "WITHIN", null, null, n, soon);
      }
      default -> throw new IllegalStateException(state);
    };
  }

  private static String joined(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
