package vn.dondoc.followup;

/** What can happen to a follow-up; one entry of its history each. */
public enum FollowUpEvent {
  ASSIGNED,
  ACKNOWLEDGED,
  DECLINED,
  INSISTED,
  REASSIGNED,
  WITHDRAWN,
  SUSPENDED,
  RESUMED,
  DEADLINE_CHANGED,
  UNITS_CHANGED,
  /** A unit was merged into another, which took its place. */
  UNIT_SUCCEEDED,
  /** A unit was dissolved, and none took its place. */
  UNIT_GONE,
  PROGRESS_REPORTED,
  PART_REPORTED,
  COMPLETION_REPORTED,
  CONFIRMED,
  SENT_BACK,
  COMMENTED,
  EXTENSION_ASKED,
  EXTENSION_GRANTED,
  EXTENSION_REFUSED,
  /** Another date than the one asked for. */
  EXTENSION_SET,
  EXTENSION_LAPSED,
  ENTRY_CONFIRMED,
  ENTRY_DISPUTED,
  ENTRY_CORRECTED,
  /** The unit was asked how it stands. */
  REMINDED
}
