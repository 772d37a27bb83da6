package vn.dondoc.calendar;

import java.time.LocalDate;
import vn.dondoc.base.DomainException;

/**
 * A day that differs from the plain week.
 *
 * @param working worked though it is a Saturday or Sunday; else off
 * @param name why
 */
public record SpecialDay(LocalDate day, boolean working, String name) {
  private static final int LONGEST_NAME = 120;
  private static final int MOST_YEARS = 10;

  /** Far from today it is a slip of the hand. */
  void check(LocalDate today) {
    if (name.isBlank()) {
      throw new DomainException("calendar.nameMissing");
    }
    if (name.length() > LONGEST_NAME) {
      throw new DomainException("calendar.nameTooLong", LONGEST_NAME);
    }
    if (Math.abs(day.getYear() - today.getYear()) > MOST_YEARS) {
      throw new DomainException("calendar.tooFar", day);
    }
  }
}
