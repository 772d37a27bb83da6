package vn.dondoc.followup;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.dondoc.calendar.WorkingDays;

/**
 * The timeliness of a follow-up, and by how many days: working days left while it is within its
 * deadline, calendar days once that has passed, otherwise 0.
 */
public record Timing(Timeliness timeliness, int days) {
  /** With so many working days left, or fewer, a deadline is near. */
  public static final int SOON = 3;

  /**
   * Judged on the day that counts: the day on which completion was reported, once it was and has
   * not been sent back; otherwise today.
   *
   * @param submittedOn the day of the completion report that waits or was confirmed
   */
  public static Timing of(
      Lifecycle lifecycle,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate submittedOn,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    if (lifecycle == Lifecycle.WITHDRAWN) {
      return new Timing(Timeliness.WITHDRAWN, 0);
    }
    if (lifecycle == Lifecycle.SUSPENDED) {
      return new Timing(Timeliness.SUSPENDED, 0);
    }
    if (dueOn == null) {
      return new Timing(Timeliness.WITHOUT_DEADLINE, 0);
    }
    boolean reported =
        lifecycle == Lifecycle.COMPLETED || lifecycle == Lifecycle.AWAITING_CONFIRMATION;
    LocalDate day = reported && submittedOn != null ? submittedOn : today;
    int daysOver = (int) ChronoUnit.DAYS.between(dueOn, day);
    if (lifecycle == Lifecycle.COMPLETED) {
      return daysOver > 0
          ? new Timing(Timeliness.LATE, daysOver)
          : new Timing(Timeliness.ON_TIME, 0);
    }
    if (daysOver > 0) {
      return new Timing(Timeliness.OVERDUE, daysOver);
    }
    int left = calendar.between(day, dueOn);
    return new Timing(left <= SOON ? Timeliness.DUE_SOON : Timeliness.WITHIN, left);
  }

  /** The last day on which a deadline is still near, seen from a day. */
  public static LocalDate soonUntil(LocalDate day, WorkingDays.Calendar calendar) {
    LocalDate last = day;
    for (int working = 0; ; last = last.plusDays(1)) {
      if (calendar.isWorking(last.plusDays(1)) && ++working > SOON) {
        return last;
      }
    }
  }
}
