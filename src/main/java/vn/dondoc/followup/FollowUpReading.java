package vn.dondoc.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.Files;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.SearchKey;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.conclusion.DirectiveReading;
import vn.dondoc.conclusion.NoticeInfo;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.followup.FollowUpView.HistoryLine;
import vn.dondoc.followup.FollowUpView.ProgressLine;
import vn.dondoc.followup.FollowUpView.Unit;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.organisation.Right;

/**
 * Follow-ups to look at: lists, and one with its whole story. Shows nobody more than they may read:
 * the leadership, the office and the committee all of their union, an association those in which it
 * leads or coordinates.
 */
@Service
@Transactional(readOnly = true)
public class FollowUpReading {
  private final FollowUps followUps;
  private final ProgressEntries progressEntries;
  private final Completions completions;
  private final HistoryEntries historyEntries;
  private final FollowUpAccess visible;
  private final Access access;
  private final Organisations organisations;
  private final WorkingDays workingDays;
  private final DirectiveReading directives;
  private final Files files;
  private final JdbcClient jdbc;
  private final Clock clock;

  FollowUpReading(
      FollowUps followUps,
      ProgressEntries progressEntries,
      Completions completions,
      HistoryEntries historyEntries,
      FollowUpAccess visible,
      Access access,
      Organisations organisations,
      WorkingDays workingDays,
      DirectiveReading directives,
      Files files,
      JdbcClient jdbc,
      Clock clock) {
    this.followUps = followUps;
    this.progressEntries = progressEntries;
    this.completions = completions;
    this.historyEntries = historyEntries;
    this.visible = visible;
    this.access = access;
    this.organisations = organisations;
    this.workingDays = workingDays;
    this.directives = directives;
    this.files = files;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @throws NotFound when there is no such follow-up, or the person may not see it
   */
  public FollowUpView get(UUID id) {
    FollowUp f = visible(id);
    List<HistoryEntry> history = historyEntries.findByFollowUpIdOrderByPositionDesc(id);
    List<Progress> progress = progressEntries.ofFollowUp(id);
    List<Completion> reported = completions.findByFollowUpIdOrderBySubmittedAtAscIdAsc(id);

    Set<UUID> people = new HashSet<>(Set.of(f.assignedBy));
    Set<UUID> units = new HashSet<>(f.coordinatingIds);
    units.add(f.leadId);
    for (HistoryEntry entry : history) {
      people.add(entry.personId);
      units.add(entry.organisationId);
      if (entry.onBehalfOf != null) {
        units.add(entry.onBehalfOf);
      }
    }
    Map<UUID, PersonInfo> persons = organisations.people(people);
    Map<UUID, OrganisationInfo> names = organisations.get(units);
    Map<UUID, FileInfo> attached =
        files.info(progress.stream().flatMap(p -> p.fileIds.stream()).toList()).stream()
            .collect(Collectors.toMap(FileInfo::id, Function.identity()));
    Set<UUID> completing = reported.stream().map(c -> c.progressId).collect(Collectors.toSet());

    Completion last = reported.isEmpty() ? null : reported.getLast();
    boolean ownCompletion =
        f.lifecycle == Lifecycle.AWAITING_CONFIRMATION
            && last != null
            && last.submittedBy.equals(access.personId())
            && access.may(Right.CONFIRM_COMPLETION, f.holderId);
    boolean forUnit = access.may(Right.ACT_FOR_UNIT, f.leadId);
    return new FollowUpView(
        f.id,
        f.holderId,
        f.reviewId,
        f.directiveId,
        f.number,
        f.reviewId == null
            ? null
            : directives.notice(f.reviewId).map(NoticeInfo::label).orElse(null),
        f.text,
        f.field,
        unit(f.leadId, names),
        f.coordinatingIds.stream().map(c -> unit(c, names)).toList(),
        f.originalDueOn,
        f.dueOn,
        f.partDueOn,
        f.lifecycle,
        f.percent,
        f.insisted,
        f.sentBack,
        Timing.of(
            f.lifecycle, f.dueOn, f.submittedOn, Days.today(clock), workingDays.of(f.holderId)),
        name(f.assignedBy, persons),
        f.assignedOn,
        f.submittedOn,
        f.lifecycle == Lifecycle.IN_PROGRESS && last != null ? last.reason : null,
        f.lifecycle == Lifecycle.DECLINED
            ? history.stream()
                .filter(h -> h.event == FollowUpEvent.DECLINED)
                .findFirst()
                .map(h -> h.words)
                .orElse(null)
            : null,
        acts(f, forUnit, ownCompletion),
        !forUnit && access.may(Right.ENTER_ON_BEHALF, f.holderId),
        ownCompletion,
        history.stream().map(h -> line(h, persons, names)).toList(),
        progress.stream()
            .map(p -> line(p, completing.contains(p.id), persons, names, attached))
            .toList());
  }

  /** The content of a file attached to a report of progress. */
  public byte[] evidence(UUID followUpId, UUID fileId) {
    visible(followUpId);
    if (progressEntries.ofFollowUp(followUpId).stream()
        .noneMatch(p -> p.fileIds.contains(fileId))) {
      throw new NotFound();
    }
    return files.content(fileId);
  }

  /** The units to which a follow-up can be given; for filters and for reassigning. */
  public List<Unit> units(@Nullable UUID holderId) {
    return holder(holderId).map(organisations::units).orElse(List.of()).stream()
        .map(o -> new Unit(o.id(), o.name()))
        .toList();
  }

  /** A review whose conclusion assigned something that the person may see. */
  public record ReviewChoice(UUID reviewId, String notice) {}

  /** Latest first. */
  public List<ReviewChoice> reviews(@Nullable UUID holderId) {
    Query query = query(FollowUpFilter.ALL.with().holderId(holderId).filter());
    if (query == null) {
      return List.of();
    }
    return query
        .statement(
            jdbc,
            "select review_id, max(assigned_at) from follow_up f"
                + query.where
                + " and review_id is not null",
            " group by review_id order by 2 desc")
        .query((rs, row) -> rs.getObject(1, UUID.class))
        .list()
        .stream()
        .flatMap(
            id ->
                directives.notice(id).stream().map(notice -> new ReviewChoice(id, notice.label())))
        .toList();
  }

  /** What is open first, soonest first. */
  public List<FollowUpRow> list(FollowUpFilter filter, int offset, int limit) {
    Query query = query(filter);
    if (query == null) {
      return List.of();
    }
    LocalDate today = Days.today(clock);
    List<FollowUpRow> rows =
        query
            .statement(
                jdbc,
                "select f.id, f.review_id, f.number, f.text, f.lead_id, (select count(*) from follow_up_coordinating_unit c"
                    + " where c.follow_up_id = f.id), f.due_on, f.lifecycle, f.percent, f.submitted_on from follow_up f"
                    + query.where,
                " order by f.lifecycle in ('COMPLETED', 'WITHDRAWN'), f.due_on, f.id offset :offset limit :limit")
            .param("offset", offset)
            .param("limit", limit)
            .query((rs, row) -> row(rs, today, query.calendar))
            .list();
    Map<UUID, OrganisationInfo> names =
        organisations.get(rows.stream().map(FollowUpRow::leadId).distinct().toList());
    return rows.stream().map(r -> named(r, unit(r.leadId(), names).name())).toList();
  }

  /** All rows; for what is known to be short. */
  public List<FollowUpRow> list(FollowUpFilter filter) {
    return list(filter, 0, Integer.MAX_VALUE);
  }

  /** How many a list holds, and how many of them are overdue. */
  public record Counts(int all, int overdue) {}

  public Counts count(FollowUpFilter filter) {
    Query query = query(filter);
    if (query == null) {
      return new Counts(0, 0);
    }
    return query
        .statement(
            jdbc,
            "select count(*), count(*) filter (where "
                + OVERDUE
                + ") from follow_up f"
                + query.where,
            "")
        .param("today", Days.today(clock))
        .query((rs, row) -> new Counts(rs.getInt(1), rs.getInt(2)))
        .single();
  }

  /** The day on which timeliness is judged: while a report waits, the day it came. */
  private static final String DAY =
      "case when f.lifecycle = 'AWAITING_CONFIRMATION' then f.submitted_on else :today end";

  private static final String OPEN =
      "f.lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'AWAITING_CONFIRMATION', 'DECLINED')";
  private static final String OVERDUE = OPEN + " and f.due_on < " + DAY;

  private record Query(String where, Map<String, Object> params, WorkingDays.Calendar calendar) {
    JdbcClient.StatementSpec statement(JdbcClient jdbc, String head, String tail) {
      return jdbc.sql(head + tail).params(params);
    }
  }

  /** What the filter and the person's rights leave; null when that is nothing. */
  private @Nullable Query query(FollowUpFilter filter) {
    UUID holder =
        holder(
                filter.holderId() == null && filter.reviewId() != null
                    ? holderOfReview(filter.reviewId())
                    : filter.holderId())
            .orElse(null);
    if (holder == null) {
      return null;
    }
    StringBuilder where = new StringBuilder(" where f.holder_id = :holder");
    Map<String, Object> params = new HashMap<>();
    WorkingDays.Calendar calendar = workingDays.of(holder);
    params.put("holder", holder);
    if (!access.may(Right.READ_ALL, holder)) {
      List<UUID> own = access.organisationsWith(Right.READ_OWN);
      if (own.isEmpty()) {
        return null;
      }
      where.append(" and ").append(ofUnits("own"));
      params.put("own", own);
    }
    if (filter.reviewId() != null) {
      where.append(" and f.review_id = :review");
      params.put("review", filter.reviewId());
    }
    if (filter.assignmentId() != null) {
      where.append(" and f.assignment_id = :assignment");
      params.put("assignment", filter.assignmentId());
    }
    if (filter.unitId() != null) {
      where.append(" and ").append(ofUnits("unit"));
      params.put("unit", List.of(filter.unitId()));
    }
    if (!filter.lifecycle().isEmpty()) {
      where.append(" and f.lifecycle in (:lifecycle)");
      params.put("lifecycle", filter.lifecycle().stream().map(Enum::name).toList());
    }
    if (!filter.timeliness().isEmpty()) {
      where
          .append(" and (")
          .append(
              filter.timeliness().stream()
                  .map(t -> timely(t, holder, calendar, params))
                  .collect(Collectors.joining(" or ")))
          .append(")");
    }
    if (filter.search() != null) {
      search(SearchKey.of(filter.search()), holder, where, params);
    }
    return new Query(where.toString(), params, calendar);
  }

  private static String ofUnits(String param) {
    return "(f.lead_id in (:"
        + param
        + ") or exists (select from follow_up_coordinating_unit c where c.follow_up_id = f.id and c.unit_id in (:"
        + param
        + ")))";
  }

  private String timely(
      Timeliness timeliness,
      UUID holder,
      WorkingDays.Calendar calendar,
      Map<String, Object> params) {
    LocalDate today = Days.today(clock);
    params.put("today", today);
    String dated = OPEN + " and f.due_on >= " + DAY;
    return switch (timeliness) {
      case OVERDUE -> OVERDUE;
      case DUE_SOON -> dated + " and f.due_on <= " + soonUntil(today, holder, calendar, params);
      case WITHIN -> dated + " and f.due_on > " + soonUntil(today, holder, calendar, params);
      case ON_TIME -> "f.lifecycle = 'COMPLETED' and f.due_on >= f.submitted_on";
      case LATE -> "f.lifecycle = 'COMPLETED' and f.due_on < f.submitted_on";
      case WITHOUT_DEADLINE -> "f.due_on is null and f.lifecycle not in ('SUSPENDED', 'WITHDRAWN')";
      case SUSPENDED, WITHDRAWN -> "f.lifecycle = '" + timeliness.name() + "'";
    };
  }

  /** The last near deadline seen from today, or from the day on which a waiting report came. */
  private String soonUntil(
      LocalDate today, UUID holder, WorkingDays.Calendar calendar, Map<String, Object> params) {
    params.put("soon", Timing.soonUntil(today, calendar));
    StringBuilder cases = new StringBuilder("case");
    int n = 0;
    for (LocalDate day : daysOfWaitingReports(holder)) {
      params.put("day" + n, day);
      params.put("soon" + n, Timing.soonUntil(day, calendar));
      cases
          .append(" when f.lifecycle = 'AWAITING_CONFIRMATION' and f.submitted_on = :day")
          .append(n)
          .append(" then :soon")
          .append(n)
          .append("::date");
      n++;
    }
    return n == 0 ? ":soon" : cases + " else :soon::date end";
  }

  private List<LocalDate> daysOfWaitingReports(UUID holder) {
    return jdbc.sql(
            "select distinct submitted_on from follow_up where holder_id = ? and lifecycle = 'AWAITING_CONFIRMATION'")
        .param(holder)
        .query((rs, row) -> rs.getObject(1, LocalDate.class))
        .list();
  }

  /** Every word must stand in the text; or all of them in the name of the lead. */
  private void search(String key, UUID holder, StringBuilder where, Map<String, Object> params) {
    if (key.isEmpty()) {
      return;
    }
    // '06 tháng' and '6 tháng' both stand for the same: the shorter is in the longer.
    List<String> words =
        Arrays.stream(key.split(" ", 10)).map(w -> w.replaceFirst("^0+(?=\\d)", "")).toList();
    List<String> likes = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      params.put(
          "word" + i,
          "%" + words.get(i).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
      likes.add("search_key(f.text) like :word" + i);
    }
    List<UUID> leads =
        organisations.units(holder).stream()
            .filter(o -> SearchKey.of(o.name()).contains(key))
            .map(OrganisationInfo::id)
            .toList();
    where.append(" and (").append(String.join(" and ", likes));
    if (!leads.isEmpty()) {
      where.append(" or f.lead_id in (:named)");
      params.put("named", leads);
    }
    where.append(")");
  }

  private @Nullable UUID holderOfReview(UUID reviewId) {
    return jdbc.sql("select holder_id from follow_up where review_id = ? limit 1")
        .param(reviewId)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  private Optional<UUID> holder(@Nullable UUID asked) {
    List<UUID> holders = access.holders();
    if (asked == null) {
      return holders.stream().findFirst();
    }
    return holders.contains(asked) || access.may(Right.READ_ALL, asked)
        ? Optional.of(asked)
        : Optional.empty();
  }

  private FollowUp visible(UUID id) {
    FollowUp followUp = followUps.findById(id).orElseThrow(NotFound::new);
    visible.requireVisible(followUp);
    return followUp;
  }

  private Set<Act> acts(FollowUp f, boolean forUnit, boolean ownCompletion) {
    EnumSet<Act> acts = EnumSet.noneOf(Act.class);
    if (forUnit || access.may(Right.ENTER_ON_BEHALF, f.holderId)) {
      if (f.lifecycle == Lifecycle.ASSIGNED) {
        acts.addAll(EnumSet.of(Act.ACKNOWLEDGE, Act.REPORT_PROGRESS, Act.COMPLETE));
        if (!f.insisted) {
          acts.add(Act.DECLINE);
        }
      } else if (f.lifecycle == Lifecycle.IN_PROGRESS) {
        acts.addAll(EnumSet.of(Act.REPORT_PROGRESS, Act.COMPLETE));
      }
    }
    if (f.lifecycle == Lifecycle.AWAITING_CONFIRMATION
        && access.may(Right.CONFIRM_COMPLETION, f.holderId)) {
      acts.add(Act.SEND_BACK);
      if (!ownCompletion) {
        acts.add(Act.CONFIRM);
      }
    }
    if (f.lifecycle == Lifecycle.DECLINED && access.may(Right.DECIDE, f.holderId)) {
      acts.addAll(EnumSet.of(Act.REASSIGN, Act.INSIST, Act.WITHDRAW));
    }
    return acts;
  }

  private static FollowUpRow row(ResultSet rs, LocalDate today, WorkingDays.Calendar calendar)
      throws SQLException {
    Lifecycle lifecycle = Lifecycle.valueOf(rs.getString(8));
    LocalDate dueOn = rs.getObject(7, LocalDate.class);
    return new FollowUpRow(
        rs.getObject(1, UUID.class),
        rs.getObject(2, UUID.class),
        rs.getObject(3, Integer.class),
        rs.getString(4),
        rs.getObject(5, UUID.class),
        "",
        rs.getInt(6),
        dueOn,
        lifecycle,
        rs.getInt(9),
        Timing.of(lifecycle, dueOn, rs.getObject(10, LocalDate.class), today, calendar));
  }

  private static FollowUpRow named(FollowUpRow r, String lead) {
    return new FollowUpRow(
        r.id(),
        r.reviewId(),
        r.number(),
        r.text(),
        r.leadId(),
        lead,
        r.coordinating(),
        r.dueOn(),
        r.lifecycle(),
        r.percent(),
        r.timing());
  }

  private static HistoryLine line(
      HistoryEntry h, Map<UUID, PersonInfo> persons, Map<UUID, OrganisationInfo> names) {
    return new HistoryLine(
        h.position,
        h.event,
        h.at,
        name(h.personId, persons),
        h.post,
        unit(h.organisationId, names).name(),
        h.onBehalfOf == null ? null : unit(h.onBehalfOf, names).name(),
        h.source,
        h.oldValue,
        h.newValue,
        h.words);
  }

  private static ProgressLine line(
      Progress p,
      boolean completion,
      Map<UUID, PersonInfo> persons,
      Map<UUID, OrganisationInfo> names,
      Map<UUID, FileInfo> attached) {
    return new ProgressLine(
        p.id,
        p.reportedAt,
        name(p.reportedBy, persons),
        unit(p.organisationId, names).name(),
        p.onBehalfOf == null ? null : unit(p.onBehalfOf, names).name(),
        p.source,
        p.percent,
        p.words,
        p.difficulty,
        completion,
        p.fileIds.stream()
            .map(attached::get)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList());
  }

  private static Unit unit(UUID id, Map<UUID, OrganisationInfo> names) {
    OrganisationInfo organisation = names.get(id);
    return new Unit(id, organisation == null ? "" : organisation.name());
  }

  private static String name(UUID id, Map<UUID, PersonInfo> persons) {
    PersonInfo person = persons.get(id);
    return person == null ? "" : person.name();
  }
}
