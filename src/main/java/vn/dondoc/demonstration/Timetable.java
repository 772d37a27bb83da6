package vn.dondoc.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What happens on which day. Things of one day happen in the order in which they were entered. */
final class Timetable {
  private final TreeMap<LocalDate, List<Runnable>> days = new TreeMap<>();

  void on(LocalDate day, Runnable event) {
    days.computeIfAbsent(day, d -> new ArrayList<>()).add(event);
  }

  /**
   * Plays day after day, also those on which nothing is entered: somebody may be reminded.
   *
   * @param from the first day
   * @param until the last day, unless something is entered later
   * @param newDay told of each day before its events
   * @param endOfDay told after the events of each day but the last
   */
  void play(
      LocalDate from,
      LocalDate until,
      Consumer<LocalDate> newDay,
      Runnable beforeEach,
      Runnable endOfDay) {
    LocalDate last = until.isAfter(lastDay()) ? until : lastDay();
    LocalDate first = from.isBefore(days.firstKey()) ? from : days.firstKey();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      newDay.accept(day);
      for (Runnable event : days.getOrDefault(day, List.of())) {
        beforeEach.run();
        event.run();
      }
      if (day.isBefore(last)) {
        endOfDay.run();
      }
    }
  }

  private LocalDate lastDay() {
    return days.lastKey();
  }
}
