package vn.dondoc.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * How many open deadlines of a union fall on some days: told by whoever has deadlines, so that a
 * change of the calendar shows what it touches. Nothing for those who may not know.
 */
@FunctionalInterface
public interface DeadlinesOnDays {
  /** The days that have any. */
  Map<LocalDate, Integer> count(UUID holderId, Collection<LocalDate> days);
}
