package vn.dondoc.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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

  private final JdbcClient jdbc;
  private final Access access;

  WorkingDays(JdbcClient jdbc, Access access) {
    this.jdbc = jdbc;
    this.access = access;
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

  /** Marks a day as off or as worked. */
  @Transactional
  public void mark(UUID holderId, LocalDate day, boolean working, String name) {
    access.require(Right.EDIT_CALENDAR, holderId);
    jdbc.sql(
            "insert into calendar_day values (?, ?, ?, ?) on conflict (holder_id, day) do update set working ="
                + " excluded.working, name = excluded.name")
        .params(holderId, day, working, name)
        .update();
  }
}
