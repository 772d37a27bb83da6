package vn.dondoc.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.conclusion.DirectiveReading;
import vn.dondoc.conclusion.NoticeInfo;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/**
 * Finds follow-ups. Shows nobody more than they may read: the leadership, the office and the
 * committee all of their union, an association those in which it leads or coordinates.
 */
@Service
@Transactional(readOnly = true)
public class FollowUpSearch {
  /** After so many days an open follow-up without a deadline is asked about. */
  public static final int OLD_AFTER_DAYS = 90;

  /** So many rows at once are fetched when all are wanted. */
  private static final int FETCHED_AT_ONCE = 1_000;

  private final Access access;
  private final WorkingDays workingDays;
  private final DirectiveReading directives;
  private final JdbcClient jdbc;
  private final Clock clock;

  FollowUpSearch(
      Access access,
      WorkingDays workingDays,
      DirectiveReading directives,
      JdbcClient jdbc,
      Clock clock) {
    this.access = access;
    this.workingDays = workingDays;
    this.directives = directives;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Some of the rows, in the filter's order. */
  public List<FollowUpRow> list(FollowUpFilter filter, int offset, int limit) {
    FollowUpQuery query = query(filter);
    return query == null ? List.of() : rows(query, filter, offset, limit);
  }

  /** All rows; for what is known to be short. */
  public List<FollowUpRow> list(FollowUpFilter filter) {
    return list(filter, 0, Integer.MAX_VALUE);
  }

  /** The first rows one after the other, not all in memory at once. */
  public void each(FollowUpFilter filter, int limit, Consumer<FollowUpRow> reader) {
    FollowUpQuery query = query(filter);
    if (query != null) {
      LocalDate today = today(filter);
      query
          .statement(jdbc, query.rows())
          .param("offset", 0)
          .param("limit", limit)
          .withFetchSize(FETCHED_AT_ONCE)
          .query(
              rs -> {
                reader.accept(row(rs, today, filter.byOriginal(), query.calendar()));
              });
    }
  }

  /** Those of the given follow-ups that the filter's list shows, in its order. */
  public List<FollowUpRow> among(FollowUpFilter filter, Collection<UUID> ids) {
    FollowUpQuery query = ids.isEmpty() ? null : query(filter);
    return query == null ? List.of() : rows(query.among(ids), filter, 0, Integer.MAX_VALUE);
  }

  /** The ids of the first rows. */
  public List<UUID> ids(FollowUpFilter filter, int limit) {
    FollowUpQuery query = query(filter);
    return query == null
        ? List.of()
        : query.statement(jdbc, query.ids()).param("limit", limit).query(UUID.class).list();
  }

  /** How many a list holds, and how many of them are overdue. */
  public record Counts(int all, int overdue) {}

  public Counts count(FollowUpFilter filter) {
    FollowUpQuery query = query(filter);
    return query == null
        ? new Counts(0, 0)
        : query
            .statement(jdbc, query.counts())
            .query((rs, row) -> new Counts(rs.getInt(1), rs.getInt(2)))
            .single();
  }

  /** A review whose conclusion assigned something that the person may see. */
  public record ReviewChoice(UUID reviewId, String notice) {}

  /** Latest first. */
  public List<ReviewChoice> reviews(@Nullable UUID holderId) {
    return distinct(
            holderId,
            "review_id",
            """
            with recursive r(id) as (
              (select review_id from follow_up where review_id is not null order by review_id limit 1)
              union all
              select (select review_id from follow_up where review_id > r.id order by review_id limit 1)
              from r where r.id is not null)
            select id from r where id is not null
              and :holder = (select holder_id from follow_up where review_id = r.id limit 1)
            """,
            UUID.class)
        .stream()
        .flatMap(id -> directives.notice(id).map(notice -> new Dated(id, notice)).stream())
        .sorted(Comparator.comparing((Dated d) -> d.notice.issuedAt()).reversed())
        .map(d -> new ReviewChoice(d.reviewId, d.notice.label()))
        .toList();
  }

  private record Dated(UUID reviewId, NoticeInfo notice) {}

  /** The fields of work that occur, by name. */
  public List<String> fields(@Nullable UUID holderId) {
    return distinct(
        holderId,
        "field",
        """
            with recursive r(field) as (
              (select field from follow_up where holder_id = :holder and field is not null order by field limit 1)
              union all
              select (select field from follow_up where holder_id = :holder and field > r.field order by field limit 1)
              from r where r.field is not null)
            select field from r where field is not null order by field collate "vi-x-icu"
            """,
        String.class);
  }

  /** Someone who assigned something. */
  public record Assigner(UUID id, String name) {}

  /** Who assigned what the person may see, by name. */
  public List<Assigner> assigners(@Nullable UUID holderId) {
    List<UUID> ids =
        distinct(
            holderId,
            "assigned_by",
            """
            with recursive r(id) as (
              (select assigned_by from follow_up where holder_id = :holder order by assigned_by limit 1)
              union all
              select (select assigned_by from follow_up where holder_id = :holder and assigned_by > r.id
                order by assigned_by limit 1)
              from r where r.id is not null)
            select id from r where id is not null
            """,
            UUID.class);
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(
                "select id, name from person where id in (:ids) order by name collate \"vi-x-icu\", id")
            .param("ids", ids)
            .query((rs, row) -> new Assigner(rs.getObject(1, UUID.class), rs.getString(2)))
            .list();
  }

  /**
   * The values of a column in what the person may see. Who may see all of a union gets them by
   * stepping from value to value along the index: a million rows have few.
   */
  private <T> List<T> distinct(
      @Nullable UUID holderId, String column, String ofAll, Class<T> type) {
    UUID holder = holder(holderId).orElse(null);
    if (holder == null) {
      return List.of();
    }
    if (readsAll(holder)) {
      return jdbc.sql(ofAll).param("holder", holder).query(type).list();
    }
    FollowUpQuery query = query(FollowUpFilter.ALL.with().holderId(holder).filter());
    return query == null
        ? List.of()
        : query.statement(jdbc, query.distinct(column)).query(type).list();
  }

  private List<FollowUpRow> rows(
      FollowUpQuery query, FollowUpFilter filter, int offset, int limit) {
    LocalDate today = today(filter);
    return query
        .statement(jdbc, query.rows())
        .param("offset", offset)
        .param("limit", limit)
        .query((rs, row) -> row(rs, today, filter.byOriginal(), query.calendar()))
        .list();
  }

  /** What the filter and the person's rights leave; null when that is nothing. */
  private @Nullable FollowUpQuery query(FollowUpFilter filter) {
    UUID holder = holder(filter).orElse(null);
    if (holder == null) {
      return null;
    }
    List<UUID> own = readsAll(holder) ? null : access.organisationsWith(Right.READ_OWN);
    if (own != null && own.isEmpty()) {
      return null;
    }
    return FollowUpQuery.of(filter, holder, own, today(filter), workingDays.of(holder), jdbc);
  }

  private LocalDate today(FollowUpFilter filter) {
    return filter.asOf() == null ? Days.today(clock) : Days.of(filter.asOf());
  }

  private Optional<UUID> holder(FollowUpFilter filter) {
    if (filter.holderId() == null && filter.reviewId() != null) {
      return holder(holderOf("review_id", filter.reviewId()));
    }
    if (filter.holderId() == null && filter.directiveId() != null) {
      return holder(holderOf("directive_id", filter.directiveId()));
    }
    if (filter.holderId() == null && filter.assignmentId() != null) {
      return holder(holderOf("assignment_id", filter.assignmentId()));
    }
    return holder(filter.holderId());
  }

  private @Nullable UUID holderOf(String column, UUID id) {
    return jdbc.sql("select holder_id from follow_up where " + column + " = ? limit 1")
        .param(id)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  private Optional<UUID> holder(@Nullable UUID asked) {
    if (asked == null) {
      return access.holders().stream().findFirst();
    }
    return readsAll(asked) || access.holders().contains(asked)
        ? Optional.of(asked)
        : Optional.empty();
  }

  /** By a post in the union itself, as nearly always, or in an organisation above it. */
  private boolean readsAll(UUID holder) {
    return access.organisationsWith(Right.READ_ALL).contains(holder)
        || access.may(Right.READ_ALL, holder);
  }

  private static FollowUpRow row(
      ResultSet rs, LocalDate today, boolean byOriginal, WorkingDays.Calendar calendar)
      throws SQLException {
    Lifecycle lifecycle = Lifecycle.valueOf(rs.getString("lifecycle"));
    LocalDate dueOn = rs.getObject("due_on", LocalDate.class);
    LocalDate originalDueOn = rs.getObject("original_due_on", LocalDate.class);
    return new FollowUpRow(
        rs.getObject("id", UUID.class),
        rs.getObject("review_id", UUID.class),
        rs.getObject("number", Integer.class),
        rs.getString("text"),
        rs.getObject("lead_id", UUID.class),
        rs.getString("lead"),
        rs.getInt("coordinating"),
        dueOn,
        originalDueOn,
        lifecycle,
        rs.getInt("percent"),
        Timing.of(
            lifecycle,
            byOriginal ? originalDueOn : dueOn,
            rs.getObject("submitted_on", LocalDate.class),
            today,
            calendar),
        rs.getObject("assigned_on", LocalDate.class),
        rs.getString("assigner"),
        rs.getString("field"),
        SourceKind.valueOf(rs.getString("source_kind")),
        rs.getString("source_number"),
        rs.getInt("sent_back"),
        rs.getObject("reminded_on", LocalDate.class),
        rs.getBoolean("flagged"),
        rs.getInt("version"));
  }
}
