package vn.dondoc.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/**
 * Whom the office has to ring up, because no mail reaches them. One call may be about several
 * things.
 */
@Service
@Transactional(readOnly = true)
public class Calls {
  private static final int MOST = 500;
  private static final int LONGEST_NOTE = 2_000;

  /**
   * One thing to tell in a call.
   *
   * @param kind the rung (WORK, HEAD, OFFICE) by which it is owed, or the kind of the news
   * @param step the step that is owed; null for news
   * @param followUpId the follow-up whose page tells more, where it is about one
   * @param reviewId the review whose page tells more, where it is about its conference
   * @param dueOn the deadline, or the day of the conference
   * @param at when the conference begins
   */
  public record Matter(
      UUID id,
      String kind,
      @Nullable String step,
      @Nullable UUID followUpId,
      @Nullable UUID reviewId,
      String title,
      @Nullable LocalDate dueOn,
      @Nullable LocalTime at,
      LocalDate askedOn) {}

  /**
   * A call to make.
   *
   * @param person null where the unit has nobody in the post
   * @param phone the person's number; else the unit's
   */
  public record Call(
      String unit,
      @Nullable String person,
      @Nullable String salutation,
      @Nullable String phone,
      List<Matter> matters) {}

  /** A call that was made. */
  public record CallMade(
      String unit,
      @Nullable String person,
      Instant at,
      String by,
      @Nullable String note,
      List<String> titles) {}

  private record Row(
      UUID unitId,
      @Nullable UUID personId,
      String unit,
      @Nullable String person,
      @Nullable String salutation,
      @Nullable String phone,
      Matter matter,
      @Nullable Instant calledAt,
      @Nullable String calledBy,
      @Nullable String note) {}

  /** What a call c is about: a step s, a follow-up f, or a conference v. */
  static final String ABOUT =
      """
       left join step s on s.id = c.step_id
      left join follow_up f on f.id = coalesce(c.follow_up_id, s.subject_id)
      left join conference v on v.review_id = c.review_id
      """;

  /**
   * Whether a call is still to be made on a {@code :day}. What is not owed any more, news of what
   * has ended, and an invitation to what is over or to which they are not invited any more need not
   * be told.
   */
  static final String OPEN =
      """
       c.called_at is null and (c.step_id is null or s.ended_at is null)
      and (c.follow_up_id is null or f.id is null or f.lifecycle not in ('COMPLETED', 'WITHDRAWN'))
      and (c.review_id is null or v.day >= :day and v.convened_at is not null and v.discussion_closed_at is null
        and exists (
          select from attendee t where t.review_id = c.review_id and t.person_id = c.person_id and t.invited))
      """;

  /** The calls that are still to be made. */
  static final String OPEN_IDS = "select c.id from reminder_call c" + ABOUT + " where" + OPEN;

  private static final String ROWS =
      """
      select c.id, c.organisation_id, c.person_id, o.name as unit, p.name as person, p.salutation,
        coalesce(p.phone, o.phone) as phone, c.kind, s.step, f.id as follow_up, c.review_id,
        coalesce(s.title, f.text, v.title, '') as title, coalesce(s.due_on, f.due_on, v.day) as due_on,
        v.time as at, c.asked_on, c.called_at, b.name as called_by, c.note
      from reminder_call c
      join organisation o on o.id = c.organisation_id
      left join person p on p.id = c.person_id
      left join person b on b.id = c.called_by
      """
          + ABOUT
          + " where c.holder_id = :holder";

  private final JdbcClient jdbc;
  private final Access access;
  private final Clock clock;

  Calls(JdbcClient jdbc, Access access, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.clock = clock;
  }

  /** The calls to make for a union: whoever is latest with something first. */
  public List<Call> open(UUID holderId) {
    access.require(Right.CALL, holderId);
    Map<List<Object>, List<Row>> byPerson = new LinkedHashMap<>();
    rows(" and" + OPEN + " order by due_on nulls last, c.asked_on, c.id limit :most", holderId)
        .forEach(row -> byPerson.computeIfAbsent(key(row), k -> new ArrayList<>()).add(row));
    return byPerson.values().stream()
        .map(
            rows -> {
              Row first = rows.getFirst();
              return new Call(
                  first.unit(),
                  first.person(),
                  first.salutation(),
                  first.phone(),
                  rows.stream().map(Row::matter).toList());
            })
        .toList();
  }

  /** The calls that were made, the latest first. */
  public List<CallMade> made(UUID holderId) {
    access.require(Right.CALL, holderId);
    Map<List<Object>, List<Row>> byCall = new LinkedHashMap<>();
    for (Row row :
        rows(
            " and c.called_at is not null order by c.called_at desc, c.id limit :most", holderId)) {
      List<Object> key = new ArrayList<>(key(row));
      key.add(String.valueOf(row.calledAt()));
      byCall.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    List<CallMade> made = new ArrayList<>();
    for (List<Row> rows : byCall.values()) {
      Row first = rows.getFirst();
      if (first.calledAt() != null) {
        made.add(
            new CallMade(
                first.unit(),
                first.person(),
                first.calledAt(),
                first.calledBy() == null ? "" : first.calledBy(),
                first.note(),
                rows.stream().map(row -> row.matter().title()).distinct().toList()));
      }
    }
    return made;
  }

  /** How many people wait to be rung up, in the unions for which the signed-in person does so. */
  public int waiting() {
    List<UUID> holders = access.organisationsWith(Right.CALL);
    return holders.isEmpty()
        ? 0
        : jdbc.sql(
                """
                select count(distinct (organisation_id, person_id)) from reminder_call
                where holder_id in (:holders) and id in (
                """
                    + OPEN_IDS
                    + ")")
            .param("holders", holders)
            .param("day", Days.today(clock))
            .query(Integer.class)
            .single();
  }

  /**
   * Somebody was rung up about these things.
   *
   * @param note what was said, or that nobody answered
   */
  @Transactional
  public void called(Collection<UUID> ids, String note) {
    if (ids.isEmpty()) {
      throw new NotFound();
    }
    List<UUID> holders = access.organisationsWith(Right.CALL);
    if (holders.isEmpty()) {
      throw new NotAllowed();
    }
    String words = NfcText.normal(note).strip();
    if (words.length() > LONGEST_NOTE) {
      throw new DomainException("calls.noteTooLong", LONGEST_NOTE);
    }
    int known =
        jdbc.sql(
                "select count(*) from reminder_call where id in (:ids) and holder_id in (:holders)")
            .param("ids", ids)
            .param("holders", holders)
            .query(Integer.class)
            .single();
    if (known < ids.size()) {
      throw new NotFound();
    }
    int done =
        jdbc.sql(
                """
                update reminder_call set called_at = :now, called_by = :by, note = :note
                where id in (:ids) and called_at is null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("by", access.personId())
            .param("note", words.isEmpty() ? null : words)
            .param("ids", ids)
            .update();
    if (done == 0) {
      throw new DomainException("calls.calledAlready");
    }
  }

  private List<Row> rows(String which, UUID holderId) {
    return jdbc.sql(ROWS + which)
        .param("holder", holderId)
        .param("most", MOST)
        .param("day", Days.today(clock))
        .query((rs, number) -> row(rs))
        .list();
  }

  private static List<Object> key(Row row) {
    return List.of(row.unitId(), row.personId() == null ? row.unitId() : row.personId());
  }

  private static Row row(ResultSet rs) throws SQLException {
    Timestamp calledAt = rs.getTimestamp("called_at");
    return new Row(
        rs.getObject("organisation_id", UUID.class),
        rs.getObject("person_id", UUID.class),
        rs.getString("unit"),
        rs.getString("person"),
        rs.getString("salutation"),
        rs.getString("phone"),
        new Matter(
            rs.getObject("id", UUID.class),
            rs.getString("kind"),
            rs.getString("step"),
            rs.getObject("follow_up", UUID.class),
            rs.getObject("review_id", UUID.class),
            rs.getString("title"),
            rs.getObject("due_on", LocalDate.class),
            rs.getObject("at", LocalTime.class),
            rs.getObject("asked_on", LocalDate.class)),
        calledAt == null ? null : calledAt.toInstant(),
        rs.getString("called_by"),
        rs.getString("note"));
  }
}
