package vn.dondoc.reminder;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import vn.dondoc.base.DomainException;

/**
 * When a union reminds. All counts are working days.
 *
 * @param daysBefore before the deadline, the earliest first
 * @param everyAfter from one reminder after the deadline to the next
 * @param headAfter after the deadline: the head of the association
 * @param officeAfter after the deadline: the office
 * @param weeklyOn the chair's summary, and the day of those who want to be told weekly
 * @param monthly whether each association has a look at its month
 */
public record ReminderPolicy(
    List<Integer> daysBefore,
    int everyAfter,
    int headAfter,
    int officeAfter,
    DayOfWeek weeklyOn,
    boolean monthly) {
  private static final int MOST_BEFORE = 60;
  private static final int MOST_STAGES = 6;

  /**
   * @throws DomainException when it could not be kept, with a sentence that says why
   */
  public ReminderPolicy {
    daysBefore = daysBefore.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    if (daysBefore.stream().anyMatch(d -> d < 1 || d > MOST_BEFORE)
        || daysBefore.size() > MOST_STAGES) {
      throw new DomainException("reminderPolicy.daysBeforeWrong", MOST_STAGES, MOST_BEFORE);
    }
    if (everyAfter < 1 || everyAfter > MOST_BEFORE) {
      throw new DomainException("reminderPolicy.everyAfterWrong", MOST_BEFORE);
    }
    if (headAfter < 1 || officeAfter <= headAfter || officeAfter > MOST_BEFORE) {
      throw new DomainException("reminderPolicy.stepUpWrong", MOST_BEFORE);
    }
  }

  /**
   * The stage at which a step is.
   *
   * @param daysLeft working days from today to the deadline; below 0 those since
   * @return the days before that were reached, 0 from the day on, -everyAfter and its multiples
   *     after; nothing while it is too early
   */
  public OptionalInt stage(int daysLeft) {
    if (daysLeft > 0) {
      return daysBefore.stream().filter(d -> d >= daysLeft).mapToInt(d -> d).min();
    }
    return OptionalInt.of(-(-daysLeft / everyAfter * everyAfter));
  }
}
