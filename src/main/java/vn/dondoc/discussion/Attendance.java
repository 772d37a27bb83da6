package vn.dondoc.discussion;

/** Whether someone was at the conference, as far as the office has noted it. */
public enum Attendance {
  NOT_NOTED,
  PRESENT,
  /** With the reason. */
  ABSENT
}
