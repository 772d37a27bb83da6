package vn.dondoc.standing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.Timing;

/** Until when a deadline is soon, seen from a day: a matter of the union's working days. */
class SoonDue {
  private final WorkingDays.Calendar calendar;
  private final Map<LocalDate, LocalDate> known = new HashMap<>();

  SoonDue(WorkingDays.Calendar calendar) {
    this.calendar = calendar;
  }

  /** The last day that is soon. */
  LocalDate until(LocalDate day) {
    return known.computeIfAbsent(day, d -> Timing.soonUntil(d, calendar));
  }

  /** No deadline further away than so many days is soon, whatever the day. */
  int longest() {
    // Without a day off in between it is a weekend; holidays only stretch the days just before
    // them.
    Stream<LocalDate> before =
        calendar.exceptions().keySet().stream()
            .flatMap(d -> d.minusDays(14).datesUntil(d.plusDays(1)));
    LocalDate any = LocalDate.EPOCH;
    return Stream.concat(any.datesUntil(any.plusDays(7)), before)
        .distinct()
        .mapToInt(d -> (int) ChronoUnit.DAYS.between(d, until(d)))
        .max()
        .orElse(0);
  }

  /** Days and until when each is soon, as two lists in the words of the database. */
  record Listed(String days, String untils) {}

  Listed listed(LocalDate first, LocalDate last) {
    return new Listed(
        first
            .datesUntil(last.plusDays(1))
            .map(LocalDate::toString)
            .collect(Collectors.joining(",")),
        first
            .datesUntil(last.plusDays(1))
            .map(d -> until(d).toString())
            .collect(Collectors.joining(",")));
  }
}
