package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.followup.Lifecycle.ASSIGNED;
import static vn.dondoc.followup.Lifecycle.AWAITING_CONFIRMATION;
import static vn.dondoc.followup.Lifecycle.COMPLETED;
import static vn.dondoc.followup.Lifecycle.DECLINED;
import static vn.dondoc.followup.Lifecycle.IN_PROGRESS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;

class TimingTests {
  /** The demonstration stands on this Monday. */
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);

  private static final WorkingDays.Calendar PLAIN = new WorkingDays.Calendar(Map.of());

  @ParameterizedTest
  @CsvSource({
    "2019-11-17, OVERDUE, 1",
    "2019-11-13, OVERDUE, 5",
    "2019-11-18, DUE_SOON, 0",
    "2019-11-19, DUE_SOON, 1",
    "2019-11-21, DUE_SOON, 3",
    "2019-11-22, WITHIN, 4",
    "2019-11-23, WITHIN, 4",
    "2019-11-25, WITHIN, 5"
  })
  void countsWorkingDaysLeftAndCalendarDaysOver(LocalDate due, Timeliness timeliness, int days) {
    for (Lifecycle open : new Lifecycle[] {ASSIGNED, IN_PROGRESS, DECLINED}) {
      assertThat(timing(open, due, null)).isEqualTo(new Timing(timeliness, days));
    }
  }

  @ParameterizedTest
  @CsvSource({"2019-11-13, ON_TIME, 0", "2019-11-14, LATE, 1", "2019-11-15, LATE, 2"})
  void judgesTheDayOfTheReportNotOfTheConfirmation(
      LocalDate submitted, Timeliness timeliness, int days) {
    assertThat(timing(COMPLETED, LocalDate.of(2019, 11, 13), submitted))
        .isEqualTo(new Timing(timeliness, days));
  }

  @ParameterizedTest
  @CsvSource({
    "2019-11-13, DUE_SOON, 0",
    "2019-11-14, OVERDUE, 1",
    "2019-11-08, DUE_SOON, 3",
    "2019-11-07, WITHIN, 4"
  })
  void stopsTheClockWhileTheOfficeHasTheReport(
      LocalDate submitted, Timeliness timeliness, int days) {
    assertThat(timing(AWAITING_CONFIRMATION, LocalDate.of(2019, 11, 13), submitted))
        .isEqualTo(new Timing(timeliness, days));
  }

  @Test
  void countsTodayAgainOnceSentBack() {
    assertThat(timing(IN_PROGRESS, LocalDate.of(2019, 11, 13), null))
        .isEqualTo(new Timing(Timeliness.OVERDUE, 5));
  }

  @ParameterizedTest
  @EnumSource
  void hasColumnsOfTheirOwnForWhatIsNotJudged(Lifecycle lifecycle) {
    Timeliness expected =
        switch (lifecycle) {
          case SUSPENDED -> Timeliness.SUSPENDED;
          case WITHDRAWN -> Timeliness.WITHDRAWN;
          default -> Timeliness.WITHOUT_DEADLINE;
        };
    assertThat(timing(lifecycle, null, TODAY)).isEqualTo(new Timing(expected, 0));
    if (expected != Timeliness.WITHOUT_DEADLINE) {
      assertThat(timing(lifecycle, TODAY.minusDays(9), TODAY).timeliness()).isEqualTo(expected);
    }
  }

  /** 23:59 and 00:00 in Ho Chi Minh City are the same day in UTC. */
  @Test
  void endsTheLastDayAtMidnightInHoChiMinhCity() {
    LocalDate due = LocalDate.of(2019, 9, 30);
    assertThat(timing(COMPLETED, due, Days.of(Instant.parse("2019-09-30T16:59:59Z"))).timeliness())
        .isEqualTo(Timeliness.ON_TIME);
    assertThat(timing(COMPLETED, due, Days.of(Instant.parse("2019-09-30T17:00:00Z"))).timeliness())
        .isEqualTo(Timeliness.LATE);
  }

  /** Due on the last day of the Tết holidays: it stays there, and no working day is left. */
  @Test
  void leavesADeadlineOnTetWhereItIs() {
    Map<LocalDate, Boolean> tet = new HashMap<>();
    LocalDate.of(2020, 1, 23)
        .datesUntil(LocalDate.of(2020, 1, 30))
        .forEach(day -> tet.put(day, false));
    WorkingDays.Calendar calendar = new WorkingDays.Calendar(tet);
    LocalDate due = LocalDate.of(2020, 1, 29);
    assertThat(Timing.of(IN_PROGRESS, due, null, LocalDate.of(2020, 1, 22), calendar))
        .isEqualTo(new Timing(Timeliness.DUE_SOON, 0));
    assertThat(Timing.of(IN_PROGRESS, due, null, LocalDate.of(2020, 1, 16), calendar))
        .isEqualTo(new Timing(Timeliness.WITHIN, 4));
    assertThat(Timing.of(IN_PROGRESS, due, null, LocalDate.of(2020, 1, 30), calendar))
        .isEqualTo(new Timing(Timeliness.OVERDUE, 1));
  }

  /** What the lists filter by agrees with what a row shows, on any day. */
  @Test
  void isSoonUntilTheDayThatTheListsUse() {
    Map<LocalDate, Boolean> exceptions =
        Map.of(TODAY.plusDays(1), false, TODAY.plusDays(5), true, TODAY.plusDays(9), false);
    WorkingDays.Calendar calendar = new WorkingDays.Calendar(exceptions);
    for (int d = 0; d < 20; d++) {
      LocalDate day = TODAY.plusDays(d);
      LocalDate until = Timing.soonUntil(day, calendar);
      assertThat(Timing.of(ASSIGNED, until, null, day, calendar).timeliness())
          .isEqualTo(Timeliness.DUE_SOON);
      assertThat(Timing.of(ASSIGNED, until.plusDays(1), null, day, calendar).timeliness())
          .isEqualTo(Timeliness.WITHIN);
    }
  }

  private static Timing timing(
      Lifecycle lifecycle, @Nullable LocalDate due, @Nullable LocalDate submitted) {
    return Timing.of(lifecycle, due, submitted, TODAY, PLAIN);
  }
}
