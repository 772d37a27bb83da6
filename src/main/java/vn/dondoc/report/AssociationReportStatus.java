package vn.dondoc.report;

/** What became of an association's report; eight different things, told apart everywhere. */
public enum AssociationReportStatus {
  /** Asked for, and the day has not passed. */
  NOT_YET,
  /** The day has passed; it is still taken. */
  MISSING,
  RECEIVED,
  RECEIVED_LATE,
  NOTHING,
  /** Entered by the office on behalf of the association. */
  ON_PAPER,
  /** On paper, and the association says that the entry is not what it reported. */
  DISPUTED,
  /** The review was concluded without it. */
  CLOSED_MISSING;

  /** Whether the association, or the office for it, can still report. */
  public boolean isOpen() {
    return this == NOT_YET || this == MISSING;
  }

  /** Whether there is a report, be it that there is nothing to report. */
  public boolean isIn() {
    return !isOpen() && this != CLOSED_MISSING;
  }
}
