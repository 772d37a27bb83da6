package vn.dondoc.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The holidays whose day is the same each year, to begin a year's calendar with. Tết, the Hùng
 * kings' day and the second day of 2 September are announced each year, or follow the moon.
 */
public final class FixedHolidays {
  private static final Map<MonthDay, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put(MonthDay.of(Month.JANUARY, 1), "holiday.newYear");
    NAMES.put(MonthDay.of(Month.APRIL, 30), "holiday.victory");
    NAMES.put(MonthDay.of(Month.MAY, 1), "holiday.labour");
    NAMES.put(MonthDay.of(Month.SEPTEMBER, 2), "holiday.national");
  }

  /**
   * A proposed day off.
   *
   * @param nameKey the key of its name
   * @param inLieu whether it is the next working day after a holiday on a Saturday or Sunday
   */
  public record Proposed(LocalDate day, String nameKey, boolean inLieu) {}

  private FixedHolidays() {}

  public static List<Proposed> of(int year) {
    List<Proposed> proposed = new ArrayList<>();
    NAMES.forEach((day, name) -> proposed.add(new Proposed(day.atYear(year), name, false)));
    for (Proposed holiday : List.copyOf(proposed)) {
      if (!isWeekday(holiday.day())) {
        LocalDate lieu = holiday.day();
        while (!isWeekday(lieu) || isTaken(proposed, lieu)) {
          lieu = lieu.plusDays(1);
        }
        proposed.add(new Proposed(lieu, holiday.nameKey(), true));
      }
    }
    proposed.sort(java.util.Comparator.comparing(Proposed::day));
    return List.copyOf(proposed);
  }

  private static boolean isTaken(List<Proposed> proposed, LocalDate day) {
    return proposed.stream().anyMatch(p -> p.day().equals(day));
  }

  private static boolean isWeekday(LocalDate day) {
    return !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
  }
}
