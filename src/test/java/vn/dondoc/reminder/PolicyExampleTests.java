package vn.dondoc.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.reminder.PolicyExample.Comes;

/** What the page of the policy shows for an example. */
class PolicyExampleTests {
  private static final ReminderPolicy USUAL =
      new ReminderPolicy(List.of(7, 3, 1), 3, 5, 7, DayOfWeek.MONDAY, true);
  private static final WorkingDays.Calendar PLAIN = new WorkingDays.Calendar(Map.of());

  @Test
  void theUsualPolicyOnAPlainFriday() {
    SortedMap<LocalDate, Set<Comes>> days =
        PolicyExample.of(USUAL, PLAIN, LocalDate.of(2019, 11, 15), 7);
    assertThat(days)
        .containsExactly(
            Map.entry(LocalDate.of(2019, 11, 6), Set.of(Comes.BEFORE)),
            Map.entry(LocalDate.of(2019, 11, 12), Set.of(Comes.BEFORE)),
            Map.entry(LocalDate.of(2019, 11, 14), Set.of(Comes.BEFORE)),
            Map.entry(LocalDate.of(2019, 11, 15), Set.of(Comes.ON_THE_DAY)),
            Map.entry(LocalDate.of(2019, 11, 18), Set.of(Comes.CHAIR)),
            Map.entry(LocalDate.of(2019, 11, 20), Set.of(Comes.AFTER)),
            Map.entry(LocalDate.of(2019, 11, 22), Set.of(Comes.HEAD)),
            Map.entry(LocalDate.of(2019, 11, 25), Set.of(Comes.AFTER, Comes.CHAIR)),
            Map.entry(LocalDate.of(2019, 11, 26), Set.of(Comes.OFFICE)));
  }

  /** Tết 2020 is off from Thursday 23 to Wednesday 29 January. */
  @Test
  void whatFallsOnTetComesBeforeIt() {
    Map<LocalDate, Boolean> tet = new HashMap<>();
    LocalDate.of(2020, 1, 23)
        .datesUntil(LocalDate.of(2020, 1, 30))
        .forEach(day -> tet.put(day, false));
    SortedMap<LocalDate, Set<Comes>> days =
        PolicyExample.of(USUAL, new WorkingDays.Calendar(tet), LocalDate.of(2020, 1, 27), 5);
    assertThat(days)
        .containsEntry(LocalDate.of(2020, 1, 21), Set.of(Comes.BEFORE))
        .containsEntry(LocalDate.of(2020, 1, 22), Set.of(Comes.ON_THE_DAY))
        .as("the summary of the Monday off comes on the next working day")
        .containsEntry(LocalDate.of(2020, 1, 30), Set.of(Comes.CHAIR));
    assertThat(days.keySet()).noneMatch(tet::containsKey);
  }
}
