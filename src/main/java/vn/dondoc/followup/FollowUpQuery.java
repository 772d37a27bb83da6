package vn.dondoc.followup;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.SearchKey;
import vn.dondoc.calendar.WorkingDays;

/**
 * A filter as SQL. Says what it can so that an index answers it: the first page of a million rows
 * is to come as fast as of ten thousand.
 */
final class FollowUpQuery {
  private static final String ENDED = "f.lifecycle in ('COMPLETED', 'WITHDRAWN')";
  private static final String OPEN =
      "f.lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'AWAITING_CONFIRMATION', 'DECLINED')";

  /** The day on which timeliness is judged: while a report waits, the day it came. */
  private static final String DAY =
      "case when f.lifecycle = 'AWAITING_CONFIRMATION' then f.submitted_on else :today end";

  /** So much of a text is sorted by; an index cannot take more. */
  private static final String TEXT = "left(f.text, 200) collate \"vi-x-icu\"";

  private static final Set<Timeliness> OPEN_ONES =
      EnumSet.of(Timeliness.WITHIN, Timeliness.DUE_SOON, Timeliness.OVERDUE);
  private static final Set<Timeliness> DONE_ONES = EnumSet.of(Timeliness.ON_TIME, Timeliness.LATE);

  /** As everything stood at a moment; the rest of the columns never change, or as they are now. */
  private static final String AS_OF =
      """
      (select n.id, n.holder_id, n.directive_id, n.assignment_id, n.number, n.text, n.search_text, n.field, n.assigned_by, n.assigned_on, n.source_kind,
        n.source_number, n.sent_back, n.reminded_on, n.version, s.review_id, s.lead_id, s.lifecycle, s.due_on,
        s.original_due_on, s.submitted_on, s.percent
        from follow_up_span s join follow_up n on n.id = s.follow_up_id
        where s.holder_id = :holder and s.from_at <= :asOf and :asOf < s.until_at)""";

  private final FollowUpFilter filter;
  private final WorkingDays.Calendar calendar;
  private final StringBuilder where = new StringBuilder(" where f.holder_id = :holder");
  private final Map<String, Object> params = new HashMap<>();
  private final String table;
  private final String due;

  private FollowUpQuery(
      FollowUpFilter filter, UUID holder, LocalDate today, WorkingDays.Calendar calendar) {
    this.filter = filter;
    this.calendar = calendar;
    table = filter.asOf() == null ? "follow_up" : AS_OF;
    due = filter.byOriginal() ? "f.original_due_on" : "f.due_on";
    params.put("holder", holder);
    params.put("today", today);
    params.put("old", today.minusDays(FollowUpSearch.OLD_AFTER_DAYS));
    if (filter.asOf() != null) {
      params.put("asOf", filter.asOf().atOffset(ZoneOffset.UTC));
    }
  }

  /**
   * @param own the units to whose follow-ups the person is confined; null: to none
   */
  static FollowUpQuery of(
      FollowUpFilter filter,
      UUID holder,
      @Nullable List<UUID> own,
      LocalDate today,
      WorkingDays.Calendar calendar,
      JdbcClient jdbc) {
    FollowUpQuery query = new FollowUpQuery(filter, holder, today, calendar);
    if (own != null) {
      // What stood with the unit once and is another's now is not its own any more.
      query.and(
          "f.id in (select l.id from follow_up l where l.lead_id in (:own) union all"
              + " select c.follow_up_id from follow_up_coordinating_unit c where c.unit_id in (:own))",
          "own",
          own);
    }
    query.equal("f.review_id", "review", filter.reviewId());
    query.equal("f.directive_id", "directive", filter.directiveId());
    query.equal("f.assignment_id", "assignment", filter.assignmentId());
    query.equal("f.field", "field", filter.field());
    query.equal("f.assigned_by", "assigner", filter.assignedBy());
    query.compare("f.assigned_on >= :assignedFrom", "assignedFrom", filter.assignedFrom());
    query.compare("f.assigned_on <= :assignedUntil", "assignedUntil", filter.assignedUntil());
    query.compare(query.due + " >= :dueFrom", "dueFrom", filter.dueFrom());
    query.compare(query.due + " <= :dueUntil", "dueUntil", filter.dueUntil());
    query.unit();
    if (!filter.lifecycle().isEmpty()) {
      query.and("f.lifecycle in (:lifecycle)", "lifecycle", names(filter.lifecycle()));
      query.sideOfOrder(
          filter.lifecycle().stream().noneMatch(Lifecycle::isEnded),
          filter.lifecycle().stream().allMatch(Lifecycle::isEnded));
    }
    if (!filter.source().isEmpty()) {
      query.and("f.source_kind in (:source)", "source", names(filter.source()));
    }
    if (!filter.timeliness().isEmpty()) {
      query.timeliness(jdbc);
    }
    if (filter.openWithoutDeadline()) {
      query.where.append(" and ").append(query.flagged());
      query.sideOfOrder(true, false);
    }
    if (filter.search() != null) {
      query.search(SearchKey.of(filter.search()), jdbc);
    }
    return query;
  }

  /** Only these, of what the filter lets through. */
  FollowUpQuery among(Collection<UUID> ids) {
    and("f.id = any(:ids::uuid[])", "ids", literal(ids));
    return this;
  }

  WorkingDays.Calendar calendar() {
    return calendar;
  }

  JdbcClient.StatementSpec statement(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).params(params);
  }

  /** Names are looked up for the rows of the page alone; sorted by the lead, they come first. */
  String rows() {
    return "select f.*, o.name as lead, p.name as assigner, "
        + flagged()
        + " as flagged, (select count(*) from follow_up_coordinating_unit c where c.follow_up_id = f.id) as coordinating from (select f.id, f.review_id, f.number, f.text, f.lead_id, f.due_on, f.original_due_on, f.lifecycle, f.percent,"
        + " f.submitted_on, f.assigned_on, f.assigned_by, f.field, f.source_kind, f.source_number, f.sent_back,"
        + " f.reminded_on, f.version"
        + from()
        + orderBy()
        + " offset :offset limit :limit) f join organisation o on o.id = f.lead_id join person p on p.id = f.assigned_by"
        + orderBy();
  }

  String ids() {
    return "select f.id" + from() + orderBy() + " limit :limit";
  }

  private String from() {
    return " from "
        + table
        + " f"
        + (filter.order() == FollowUpFilter.Order.LEAD
            ? " join organisation o on o.id = f.lead_id"
            : "")
        + where;
  }

  String counts() {
    return "select count(*), count(*) filter (where "
        + overdue()
        + ") from "
        + table
        + " f"
        + where;
  }

  String distinct(String column) {
    return "select distinct f."
        + column
        + " from "
        + table
        + " f"
        + where
        + " and f."
        + column
        + " is not null";
  }

  private String orderBy() {
    String down = filter.descending() ? " desc" : "";
    String soonest = ENDED + ", f.due_on, f.id";
    return " order by "
        + switch (filter.order()) {
          case DUE ->
              filter.descending() ? ENDED + ", f.due_on desc nulls last, f.id desc" : soonest;
          case TEXT -> TEXT + down + ", f.id" + down;
          case LEAD -> "o.name collate \"vi-x-icu\"" + down + ", f.lead_id" + down + ", " + soonest;
          case ASSIGNED -> "f.assigned_on" + down + ", f.id" + down;
          case LIFECYCLE -> lifecycleOrder() + down + ", " + soonest;
          case PERCENT -> "f.percent" + down + ", " + soonest;
        };
  }

  private static String lifecycleOrder() {
    return IntStream.range(0, Lifecycle.values().length)
        .mapToObj(i -> "when '" + Lifecycle.values()[i] + "' then " + i)
        .collect(Collectors.joining(" ", "case f.lifecycle ", " end"));
  }

  private String overdue() {
    return OPEN + " and " + due + " < " + DAY;
  }

  /** Open, without a deadline, and old. */
  private static String flagged() {
    return "(" + OPEN + " and f.due_on is null and f.assigned_on < :old)";
  }

  private void unit() {
    if (filter.unitId() == null) {
      return;
    }
    String coordinating =
        "select c.follow_up_id from follow_up_coordinating_unit c where c.unit_id = :unit";
    String condition;
    if (filter.role() == UnitRole.LEAD) {
      condition = "f.lead_id = :unit";
    } else if (filter.role() == UnitRole.COORDINATING) {
      condition = "f.id in (" + coordinating + ")";
    } else if (filter.asOf() == null) {
      // Not 'lead or exists': no index answers that.
      condition =
          "f.id in (select l.id from follow_up l where l.lead_id = :unit union all "
              + coordinating
              + ")";
    } else {
      condition = "(f.lead_id = :unit or f.id in (" + coordinating + "))";
    }
    and(condition, "unit", filter.unitId());
  }

  private void timeliness(JdbcClient jdbc) {
    Set<Timeliness> asked = filter.timeliness();
    boolean open = OPEN_ONES.containsAll(asked);
    sideOfOrder(open, DONE_ONES.containsAll(asked));
    if (open) {
      // Bounds that follow from the conditions below, said so that an index can use them.
      List<LocalDate> days =
          asked.contains(Timeliness.WITHIN) || asked.contains(Timeliness.DUE_SOON)
              ? waitingDays(jdbc)
              : List.of();
      LocalDate today = today();
      if (!asked.contains(Timeliness.OVERDUE)) {
        compare(due + " >= :notBefore", "notBefore", days.isEmpty() ? today : days.getFirst());
      }
      if (!asked.contains(Timeliness.WITHIN)) {
        compare(
            due + " <= :notAfter",
            "notAfter",
            asked.contains(Timeliness.DUE_SOON)
                ? Timing.soonUntil(today, calendar)
                : today.minusDays(1));
      }
    } else if (asked.contains(Timeliness.WITHIN) || asked.contains(Timeliness.DUE_SOON)) {
      waitingDays(jdbc);
    }
    where
        .append(" and (")
        .append(asked.stream().map(this::timely).collect(Collectors.joining(" or ")))
        .append(")");
  }

  private String timely(Timeliness timeliness) {
    String within = OPEN + " and " + due + " >= " + DAY + " and " + due;
    return switch (timeliness) {
      case OVERDUE -> overdue();
      case DUE_SOON -> within + " <= " + soon();
      case WITHIN -> within + " > " + soon();
      case ON_TIME -> "f.lifecycle = 'COMPLETED' and " + due + " >= f.submitted_on";
      case LATE -> "f.lifecycle = 'COMPLETED' and " + due + " < f.submitted_on";
      case WITHOUT_DEADLINE -> due + " is null and f.lifecycle not in ('SUSPENDED', 'WITHDRAWN')";
      case SUSPENDED, WITHDRAWN -> "f.lifecycle = '" + timeliness.name() + "'";
    };
  }

  /** The last near deadline seen from today, or from the day on which a waiting report came. */
  private static String soon() {
    return "case when f.lifecycle = 'AWAITING_CONFIRMATION' then (select w.until from unnest(:waitingDays::date[],"
        + " :waitingSoon::date[]) as w(day, until) where w.day = f.submitted_on) else :soon end";
  }

  /**
   * The days on which the reports came that still wait, and what was near then; from day to day
   * along an index, since there are many rows and few days.
   */
  private List<LocalDate> waitingDays(JdbcClient jdbc) {
    String next =
        "(select f.submitted_on from "
            + table
            + " f where f.holder_id = :holder and f.lifecycle = 'AWAITING_CONFIRMATION' and f.submitted_on > %s"
            + " order by f.submitted_on limit 1)";
    List<LocalDate> days =
        filter.asOf() != null
            ? statement(
                    jdbc,
                    "select distinct f.submitted_on from "
                        + table
                        + " f where f.lifecycle = 'AWAITING_CONFIRMATION' order by 1")
                .query(LocalDate.class)
                .list()
            : statement(
                    jdbc,
                    "with recursive d(day) as ("
                        + next.formatted("date '1900-01-01'")
                        + " union all select "
                        + next.formatted("d.day")
                        + " from d where d.day is not null) select day from d where day is not null")
                .query(LocalDate.class)
                .list();
    params.put("soon", Timing.soonUntil(today(), calendar));
    params.put("waitingDays", literal(days));
    params.put(
        "waitingSoon", literal(days.stream().map(d -> Timing.soonUntil(d, calendar)).toList()));
    return days;
  }

  private LocalDate today() {
    return (LocalDate) Objects.requireNonNull(params.get("today"));
  }

  /** An array of what has neither quotes nor commas. */
  private static String literal(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }

  /** Every word must stand in the text; or all of them in the name of the lead. */
  private void search(String key, JdbcClient jdbc) {
    if (key.isEmpty()) {
      return;
    }
    // '06 tháng' and '6 tháng' both stand for the same: the shorter is in the longer.
    List<String> words =
        Arrays.stream(key.split(" ", 10)).map(w -> w.replaceFirst("^0+(?=\\d)", "")).toList();
    List<String> inText = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      params.put("word" + i, like(words.get(i)));
      inText.add("f.search_text like :word" + i);
    }
    params.put("phrase", like(key));
    List<UUID> leads =
        statement(
                jdbc,
                "select o.id from organisation o where (o.id = :holder or o.parent_id = :holder)"
                    + " and search_key(o.name) like :phrase")
            .query(UUID.class)
            .list();
    where.append(" and (").append(String.join(" and ", inText));
    if (!leads.isEmpty()) {
      where.append(" or f.lead_id = any(:named::uuid[])");
      params.put("named", literal(leads));
    }
    where.append(")");
  }

  private static String like(String word) {
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /** Says on which side of the order the rows are, where that follows from the filter. */
  private void sideOfOrder(boolean open, boolean ended) {
    if (open) {
      where.append(" and not (" + ENDED + ")");
    } else if (ended) {
      where.append(" and " + ENDED);
    }
  }

  private void equal(String column, String name, @Nullable Object value) {
    compare(column + " = :" + name, name, value);
  }

  private void compare(String condition, String name, @Nullable Object value) {
    if (value != null) {
      and(condition, name, value);
    }
  }

  private void and(String condition, String name, Object value) {
    where.append(" and ").append(condition);
    params.put(name, value);
  }

  private static List<String> names(Set<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).sorted().toList();
  }
}
