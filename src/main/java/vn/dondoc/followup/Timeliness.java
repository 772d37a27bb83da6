package vn.dondoc.followup;

/** How a follow-up stands towards its deadline on a day: computed from dates, never stored. */
public enum Timeliness {
  WITHIN,
  /** {@value Timing#SOON} working days or fewer left. */
  DUE_SOON,
  OVERDUE,
  ON_TIME,
  LATE,
  WITHOUT_DEADLINE,
  SUSPENDED,
  WITHDRAWN
}
