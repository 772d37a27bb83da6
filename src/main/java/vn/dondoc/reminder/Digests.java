package vn.dondoc.reminder;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.NewMail;
import vn.dondoc.mail.Outbox;

/**
 * Posts one mail per person and union with all that is theirs today. What somebody has chosen not
 * to be told today waits; a step up waits for nobody.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Digests {
  /** No calendar shuts a union for longer. */
  private static final int LONGEST_OFF = 60;

  private static final int LONGEST_WEEK = 28;

  /** A part of a digest besides what is owed. */
  enum Kind {
    WEEK,
    CALLS,
    MONTH
  }

  private record Section(
      UUID personId, UUID holderId, Kind kind, UUID organisationId, Period period) {}

  private record Addressee(UUID personId, UUID holderId) {}

  private record Period(LocalDate from, LocalDate until) {}

  /**
   * What is due in a union today.
   *
   * @param week of which the chair has a summary today; it is the day of the weekly reminders too
   * @param month which the associations look at today
   */
  private record Today(UUID holderId, @Nullable Period week, @Nullable Period month) {}

  /** Those whose weekly day it is are told all that stands. */
  private static final String ALL_THAT_STANDS =
      Recipients.TABLES
          + """
          insert into reminder_owed (day, person_id, holder_id, step_id, rung, stage)
          select distinct on (p.person_id, s.id) :day::date, p.person_id, s.holder_id, s.id, 'WORK', g.stage
          from reminder_choice c
          join at_work p on p.person_id = c.person_id and p.addressed
          join step s on s.organisation_id = p.organisation_id and s.seat = p.seat and s.ended_at is null
          join reminder_stage g on g.step_id = s.id and g.rung = 'WORK' and g.due_on = s.due_on
          where c.frequency = 'WEEKLY' and coalesce(c.quiet_until < :day, true) and s.holder_id = any(:weekly)
            and (s.step <> 'CONFIRM_COMPLETION' or s.asked_by is distinct from p.person_id
              and (p.deputy_for is null or s.asked_by is distinct from p.deputy_for))
            and not exists (
              select from reminder_owed o where o.person_id = p.person_id and o.step_id = s.id and o.day = :day)
          on conflict do nothing
          """;

  /** What was held back is told once, and only if it still stands and is still theirs. */
  private static final String NO_LONGER =
      Recipients.TABLES
          + """
          delete from reminder_owed o
          where o.mail_id is null and o.holder_id = any(:holders) and o.day < :day and (
            exists (
              select from reminder_owed n
              where n.person_id = o.person_id and n.step_id = o.step_id and n.day > o.day)
            or not exists (
              select from step s join reminder_stage g on g.step_id = s.id and g.rung = o.rung and g.due_on = s.due_on
              where s.id = o.step_id and s.ended_at is null)
            or o.rung = 'WORK' and not exists (
              select from step s join at_work p on p.organisation_id = s.organisation_id and p.seat = s.seat
              where s.id = o.step_id and p.person_id = o.person_id))
          """;

  private static final String TO_TELL =
      """
      o.mail_id is null and o.holder_id = any(:holders) and exists (
        select from person p left join reminder_choice c on c.person_id = p.id
        where p.id = o.person_id and p.email is not null
          and (o.rung <> 'WORK' or coalesce(c.quiet_until < :day, true)
            and (coalesce(c.frequency, 'DAILY') = 'DAILY' or c.frequency = 'WEEKLY' and o.holder_id = any(:weekly))))
      """;

  private final JdbcClient jdbc;
  private final Policies policies;
  private final WorkingDays workingDays;
  private final Outbox outbox;
  private final Clock clock;

  Digests(JdbcClient jdbc, Policies policies, WorkingDays workingDays, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.policies = policies;
    this.workingDays = workingDays;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Posts the digests of the unions whose day has been worked out, and tells how many. */
  int post() {
    LocalDate day = Days.today(clock);
    List<UUID> begun =
        jdbc.sql(
                "update reminder_day set digested_at = :now where day = :day and digested_at is null returning holder_id")
            .param("now", Timestamp.from(clock.instant()))
            .param("day", day)
            .query(UUID.class)
            .list();
    if (begun.isEmpty()) {
      return 0;
    }
    UUID[] holders = begun.toArray(UUID[]::new);
    List<Today> todays = begun.stream().map(holder -> today(holder, day)).toList();
    UUID[] weekly =
        todays.stream().filter(t -> t.week() != null).map(Today::holderId).toArray(UUID[]::new);
    if (weekly.length > 0) {
      Recipients.fill(jdbc.sql(ALL_THAT_STANDS)).param("day", day).param("weekly", weekly).update();
    }
    Recipients.fill(jdbc.sql(NO_LONGER)).param("day", day).param("holders", holders).update();

    List<Section> sections = new ArrayList<>();
    sections.addAll(weeks(todays, day));
    sections.addAll(calls(holders, day));
    sections.addAll(months(todays, day));
    Set<Addressee> addressees = new LinkedHashSet<>();
    toTell("select distinct person_id, holder_id from reminder_owed o where ", holders, weekly, day)
        .query(
            rs -> {
              addressees.add(
                  new Addressee(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class)));
            });
    sections.forEach(s -> addressees.add(new Addressee(s.personId(), s.holderId())));

    Map<String, UUID> posted =
        outbox.post(
            addressees.stream()
                .map(
                    a ->
                        new NewMail(
                            key(a, day),
                            MailKind.DIGEST,
                            a.personId(),
                            a.holderId(),
                            clock.instant()))
                .toList());
    List<Addressee> told =
        addressees.stream().filter(a -> posted.containsKey(key(a, day))).toList();
    toTell(
            """
            update reminder_owed o set mail_id = m.mail_id
            from unnest(:people::uuid[], :of::uuid[], :mails::uuid[]) as m (person_id, holder_id, mail_id)
            where o.person_id = m.person_id and o.holder_id = m.holder_id and\s
            """,
            holders,
            weekly,
            day)
        .param("people", told.stream().map(Addressee::personId).toArray(UUID[]::new))
        .param("of", told.stream().map(Addressee::holderId).toArray(UUID[]::new))
        .param("mails", told.stream().map(a -> posted.get(key(a, day))).toArray(UUID[]::new))
        .update();
    keep(
        sections.stream()
            .filter(s -> posted.containsKey(key(new Addressee(s.personId(), s.holderId()), day)))
            .toList(),
        posted,
        day);
    return told.size();
  }

  private static String key(Addressee addressee, LocalDate day) {
    return "digest:" + addressee.personId() + ":" + addressee.holderId() + ":" + day;
  }

  private StatementSpec toTell(String begin, UUID[] holders, UUID[] weekly, LocalDate day) {
    return jdbc.sql(begin + TO_TELL)
        .param("holders", holders)
        .param("weekly", weekly)
        .param("day", day);
  }

  // What a day is

  private Today today(UUID holderId, LocalDate day) {
    ReminderPolicy policy = policies.of(holderId);
    WorkingDays.Calendar calendar = workingDays.of(holderId);
    Optional<LocalDate> before =
        jdbc.sql(
                "select day from reminder_day where holder_id = ? and day < ? and digested_at is not null order by day desc limit 1")
            .params(holderId, day)
            .query(LocalDate.class)
            .optional();
    // What fell on a day off, or on days on which nothing ran, is made up for today, once.
    LocalDate since = before.orElse(day.minusDays(1));
    boolean week = false;
    for (LocalDate on = day.with(TemporalAdjusters.previousOrSame(policy.weeklyOn()));
        on.isAfter(day.minusDays(LONGEST_OFF));
        on = on.minusWeeks(1)) {
      week |= isOwed(calendar, on, since, day);
    }
    boolean month = policy.monthly() && isOwed(calendar, day.withDayOfMonth(1), since, day);
    return new Today(
        holderId,
        week ? week(holderId, day) : null,
        month
            ? new Period(day.withDayOfMonth(1).minusMonths(1), day.withDayOfMonth(1).minusDays(1))
            : null);
  }

  /** Whether the first working day from a day on lies after one day, and not after another. */
  private static boolean isOwed(
      WorkingDays.Calendar calendar, LocalDate from, LocalDate after, LocalDate until) {
    LocalDate first = from;
    while (!calendar.isWorking(first) && !first.isAfter(until)) {
      first = first.plusDays(1);
    }
    return first.isAfter(after) && !first.isAfter(until);
  }

  /** From where the last summary ended. */
  private Period week(UUID holderId, LocalDate day) {
    LocalDate last =
        jdbc.sql(
                "select until_day from reminder_section where kind = 'WEEK' and organisation_id = ? order by until_day desc limit 1")
            .param(holderId)
            .query(LocalDate.class)
            .optional()
            .orElse(day.minusDays(8));
    LocalDate earliest = day.minusDays(LONGEST_WEEK);
    return new Period(last.isBefore(earliest) ? earliest : last.plusDays(1), day.minusDays(1));
  }

  // The parts of a digest besides what is owed

  /** For the chair, where something is late, is due soon, or was done. */
  private List<Section> weeks(List<Today> todays, LocalDate day) {
    List<Section> found = new ArrayList<>();
    for (Today today : todays) {
      Period week = today.week();
      if (week != null) {
        Recipients.fill(
                jdbc.sql(
                    Recipients.TABLES
                        + """
                        select distinct person_id from post_held
                        where organisation_id = :holder and post = 'CHAIR' and addressed and (
                          exists (
                            select from step where holder_id = :holder and ended_at is null and due_on < :day::date + 7)
                          or exists (
                            select from step where holder_id = :holder and done_by is not null and ended_at >= :from))
                        """))
            .param("day", day)
            .param("holder", today.holderId())
            .param("from", Timestamp.from(week.from().atStartOfDay(Days.ZONE).toInstant()))
            .query(UUID.class)
            .list()
            .forEach(
                person ->
                    found.add(
                        new Section(person, today.holderId(), Kind.WEEK, today.holderId(), week)));
      }
    }
    return found;
  }

  /** For the office, where somebody is to be rung up that it was not told of yet. */
  private List<Section> calls(UUID[] holders, LocalDate day) {
    List<UUID> calling =
        jdbc.sql(
                """
                with told as (
                  update reminder_call set told_on = :day
                  where told_on is null and holder_id = any(:holders) and id in (
                """
                    + Calls.OPEN_IDS
                    + """
                ) returning holder_id)
                select distinct holder_id from told
                """)
            .param("day", day)
            .param("holders", holders)
            .query(UUID.class)
            .list();
    return calling.isEmpty()
        ? List.of()
        : Recipients.fill(
                jdbc.sql(
                    Recipients.TABLES
                        + """
                        select distinct person_id, organisation_id from post_held
                        where organisation_id = any(:calling) and post = any(:officePosts) and addressed
                        """))
            .param("day", day)
            .param("calling", calling.toArray(UUID[]::new))
            .param("officePosts", Recipients.office())
            .query(
                (rs, row) -> {
                  UUID holder = rs.getObject(2, UUID.class);
                  return new Section(
                      rs.getObject(1, UUID.class),
                      holder,
                      Kind.CALLS,
                      holder,
                      new Period(day, day));
                })
            .list();
  }

  /** For those of an association who want it, where something is asked or was done. */
  private List<Section> months(List<Today> todays, LocalDate day) {
    List<Section> found = new ArrayList<>();
    for (Today today : todays) {
      Period month = today.month();
      if (month != null) {
        Recipients.fill(
                jdbc.sql(
                    Recipients.TABLES
                        + """
                        select distinct h.person_id, o.id
                        from organisation o join post_held h on h.organisation_id = o.id
                        left join reminder_choice c on c.person_id = h.person_id
                        where o.parent_id = :holder and o.kind = 'ASSOCIATION' and h.addressed and h.post in
                            ('ASSOCIATION_HEAD', 'ASSOCIATION_VICE_HEAD', 'ASSOCIATION_OFFICER')
                          and coalesce(c.monthly, true) and coalesce(c.quiet_until < :day, true) and (
                            exists (
                              select from step s where s.organisation_id = o.id and s.seat = 'UNIT'
                                and s.ended_at is null)
                            or exists (
                              select from step s where s.organisation_id = o.id and s.seat = 'UNIT'
                                and s.done_by is not null and s.ended_at >= :from and s.ended_at < :until))
                        """))
            .param("day", day)
            .param("holder", today.holderId())
            .param("from", Timestamp.from(month.from().atStartOfDay(Days.ZONE).toInstant()))
            .param(
                "until",
                Timestamp.from(month.until().plusDays(1).atStartOfDay(Days.ZONE).toInstant()))
            .query(
                (rs, row) ->
                    new Section(
                        rs.getObject(1, UUID.class),
                        today.holderId(),
                        Kind.MONTH,
                        rs.getObject(2, UUID.class),
                        month))
            .list()
            .forEach(found::add);
      }
    }
    return found;
  }

  private void keep(List<Section> sections, Map<String, UUID> posted, LocalDate day) {
    if (sections.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into reminder_section (mail_id, kind, organisation_id, from_day, until_day)
            select * from unnest(:mails::uuid[], :kinds::text[], :organisations::uuid[], :froms::date[], :untils::date[])
            """)
        .param(
            "mails",
            sections.stream()
                .map(s -> posted.get(key(new Addressee(s.personId(), s.holderId()), day)))
                .toArray(UUID[]::new))
        .param("kinds", sections.stream().map(s -> s.kind().name()).toArray(String[]::new))
        .param("organisations", sections.stream().map(Section::organisationId).toArray(UUID[]::new))
        .param(
            "froms",
            sections.stream().map(s -> s.period().from().toString()).toArray(String[]::new))
        .param(
            "untils",
            sections.stream().map(s -> s.period().until().toString()).toArray(String[]::new))
        .update();
  }
}
