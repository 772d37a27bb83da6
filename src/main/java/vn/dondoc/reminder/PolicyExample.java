package vn.dondoc.reminder;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.dondoc.calendar.WorkingDays;

/**
 * What a policy means: on which days something comes for one deadline that nobody meets, assigned
 * long before.
 */
public final class PolicyExample {
  /** Something that comes. */
  public enum Comes {
    /** To those who do it, before the deadline. */
    BEFORE,
    /** To those who do it, on the last working day that can still meet it. */
    ON_THE_DAY,
    /** To those who do it, now that it is late. */
    AFTER,
    /** To the head of the association. */
    HEAD,
    OFFICE,
    /** It stands in the chair's summary. */
    CHAIR
  }

  private static final int WORKING_DAYS_TO_LOOK_BACK = 61;

  private PolicyExample() {}

  /**
   * The days on which something comes.
   *
   * @param workingDaysAfter how far after the deadline to look
   */
  public static SortedMap<LocalDate, Set<Comes>> of(
      ReminderPolicy policy, WorkingDays.Calendar calendar, LocalDate dueOn, int workingDaysAfter) {
    SortedMap<LocalDate, Set<Comes>> days = new TreeMap<>();
    LocalDate first = dueOn;
    for (int back = 0; back < WORKING_DAYS_TO_LOOK_BACK; first = first.minusDays(1)) {
      back += calendar.isWorking(first) ? 1 : 0;
    }
    OptionalInt last = OptionalInt.empty();
    boolean headTold = false;
    boolean officeTold = false;
    boolean summaryAsked = false;
    for (LocalDate day = first; ; day = day.plusDays(1)) {
      int late = calendar.between(dueOn, day);
      if (late > workingDaysAfter) {
        return days;
      }
      summaryAsked |= day.getDayOfWeek() == policy.weeklyOn();
      if (!calendar.isWorking(day)) {
        continue;
      }
      Set<Comes> comes = EnumSet.noneOf(Comes.class);
      int left = day.isAfter(dueOn) ? -late : calendar.between(day, dueOn);
      OptionalInt stage = policy.stage(left);
      if (!stage.equals(last) && stage.isPresent()) {
        comes.add(left > 0 ? Comes.BEFORE : day.isAfter(dueOn) ? Comes.AFTER : Comes.ON_THE_DAY);
      }
      last = stage;
      if (!headTold && late >= policy.headAfter()) {
        headTold = comes.add(Comes.HEAD);
      }
      if (!officeTold && late >= policy.officeAfter()) {
        officeTold = comes.add(Comes.OFFICE);
      }
      // What was overdue when the week's summary is written.
      if (summaryAsked && day.isAfter(dueOn)) {
        comes.add(Comes.CHAIR);
      }
      summaryAsked = false;
      if (!comes.isEmpty()) {
        days.put(day, comes);
      }
    }
  }
}
