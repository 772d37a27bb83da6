package vn.dondoc.reminder;

/** How often a person wants to be reminded of what is theirs to do. */
public enum Frequency {
  DAILY,
  /** On the day of the week of the union's summary: all that stands. */
  WEEKLY,
  /** Only news, and what concerns them as a step up. */
  NEVER
}
