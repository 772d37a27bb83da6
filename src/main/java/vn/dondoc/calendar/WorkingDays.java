package vn.dondoc.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** The working days of a union, since Tết and the swap days are announced each year. */
@Service
@Transactional(readOnly = true)
public class WorkingDays {
  /**
   * In so many working days the union answers what is put to it: an opinion, a completion, a
   * request, a refusal.
   */
  public static final int UNION_ANSWERS_WITHIN = 5;

  static final int LONGEST_RANGE = 31;
  private static final Month FIRST_MONTH_TO_ASK = Month.OCTOBER;

  private final JdbcClient jdbc;
  private final Access access;
  private final Clock clock;

  WorkingDays(JdbcClient jdbc, Access access, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.clock = clock;
  }

  /** One union's calendar between two days, for counting. */
  public record Calendar(Map<LocalDate, Boolean> exceptions) {
    public boolean isWorking(LocalDate day) {
      Boolean exception = exceptions.get(day);
      return exception != null
          ? exception
          : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * Working days after {@code from} up to and including {@code to}; negative never: 0 when to is
     * not after from.
     */
    public int between(LocalDate from, LocalDate to) {
      return (int)
          from.plusDays(1)
              .datesUntil(to.isAfter(from) ? to.plusDays(1) : from.plusDays(1))
              .filter(this::isWorking)
              .count();
    }

    /** The day on which so many working days have passed since a day. */
    public LocalDate after(LocalDate day, int workingDays) {
      LocalDate after = day;
      for (int passed = 0; passed < workingDays; passed += isWorking(after) ? 1 : 0) {
        after = after.plusDays(1);
      }
      return after;
    }
  }

  public Calendar of(UUID holderId) {
    Map<LocalDate, Boolean> days = new HashMap<>();
    jdbc.sql("select day, working from calendar_day where holder_id = ?")
        .param(holderId)
        .query(
            rs -> {
              days.put(rs.getObject("day", LocalDate.class), rs.getBoolean("working"));
            });
    return new Calendar(days);
  }

  /** The days of a year that differ from the plain week, in their order. */
  public List<SpecialDay> year(UUID holderId, int year) {
    access.require(Right.EDIT_CALENDAR, holderId);
    return jdbc.sql(
            """
            select day, working, name from calendar_day
            where holder_id = ? and day between make_date(?, 1, 1) and make_date(?, 12, 31) order by day
            """)
        .params(holderId, year, year)
        .query(
            (rs, row) ->
                new SpecialDay(rs.getObject(1, LocalDate.class), rs.getBoolean(2), rs.getString(3)))
        .list();
  }

  /** Marks a day as off or as worked. */
  @Transactional
  public void mark(UUID holderId, LocalDate day, boolean working, String name) {
    take(holderId, List.of(new SpecialDay(day, working, name)));
  }

  /** Marks the days from one to another as off. */
  @Transactional
  public void markOff(UUID holderId, LocalDate from, LocalDate until, String name) {
    take(
        holderId,
        range(from, until).stream().map(day -> new SpecialDay(day, false, name)).toList());
  }

  /** One worked day is off, one day off is worked for it. */
  @Transactional
  public void swap(UUID holderId, LocalDate off, LocalDate worked, String name) {
    access.require(Right.EDIT_CALENDAR, holderId);
    Calendar calendar = of(holderId);
    if (!calendar.isWorking(off)) {
      throw new DomainException("calendar.offAlready", off);
    }
    if (calendar.isWorking(worked)) {
      throw new DomainException("calendar.workedAlready", worked);
    }
    take(holderId, List.of(new SpecialDay(off, false, name), new SpecialDay(worked, true, name)));
  }

  /** Marks several days, all or none; what was marked on them before gives way. */
  @Transactional
  public void take(UUID holderId, Collection<SpecialDay> days) {
    access.require(Right.EDIT_CALENDAR, holderId);
    for (SpecialDay special : days) {
      special.check(Days.today(clock));
      jdbc.sql(
              "insert into calendar_day values (?, ?, ?, ?) on conflict (holder_id, day) do update set"
                  + " working = excluded.working, name = excluded.name")
          .params(holderId, special.day(), special.working(), special.name().strip())
          .update();
    }
  }

  /** Gives what is marked from one day to another a new name. */
  @Transactional
  public void rename(UUID holderId, LocalDate from, LocalDate until, String name) {
    access.require(Right.EDIT_CALENDAR, holderId);
    new SpecialDay(from, false, name).check(Days.today(clock));
    range(from, until);
    jdbc.sql("update calendar_day set name = ? where holder_id = ? and day between ? and ?")
        .params(name.strip(), holderId, from, until)
        .update();
  }

  /** The days from one to another are what they are in any week. */
  @Transactional
  public void remove(UUID holderId, LocalDate from, LocalDate until) {
    access.require(Right.EDIT_CALENDAR, holderId);
    jdbc.sql("delete from calendar_day where holder_id = ? and day between ? and ?")
        .params(holderId, from, until)
        .update();
  }

  /** The year of which no holiday is known though it is time: this one, from October the next. */
  public Optional<Year> missingYear(UUID holderId) {
    access.require(Right.EDIT_CALENDAR, holderId);
    LocalDate today = Days.today(clock);
    Set<Integer> known =
        Set.copyOf(
            jdbc.sql(
                    "select distinct extract(year from day)::int from calendar_day where holder_id = ? and not working")
                .param(holderId)
                .query(Integer.class)
                .list());
    if (!known.contains(today.getYear())) {
      return Optional.of(Year.of(today.getYear()));
    }
    return today.getMonthValue() >= FIRST_MONTH_TO_ASK.getValue()
            && !known.contains(today.getYear() + 1)
        ? Optional.of(Year.of(today.getYear() + 1))
        : Optional.empty();
  }

  static List<LocalDate> range(LocalDate from, LocalDate until) {
    if (until.isBefore(from)) {
      throw new DomainException("calendar.endsBeforeItBegins");
    }
    if (until.isAfter(from.plusDays(LONGEST_RANGE - 1))) {
      throw new DomainException("calendar.rangeTooLong", LONGEST_RANGE);
    }
    return from.datesUntil(until.plusDays(1)).toList();
  }
}
