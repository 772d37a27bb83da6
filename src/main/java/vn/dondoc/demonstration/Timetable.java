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

  /** Plays day after day; {@code newDay} is told of each before its events. */
  void play(Consumer<LocalDate> newDay, Runnable beforeEach) {
    days.forEach(
        (day, events) -> {
          newDay.accept(day);
          for (Runnable event : events) {
            beforeEach.run();
            event.run();
          }
        });
  }

  LocalDate lastDay() {
    return days.lastKey();
  }
}
