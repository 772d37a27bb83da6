package vn.dondoc.followup;

/** What can happen to a follow-up; one entry of its history each. */
public enum FollowUpEvent {
  ASSIGNED,
  ACKNOWLEDGED,
  DECLINED,
  INSISTED,
  REASSIGNED,
  WITHDRAWN,
  PROGRESS_REPORTED,
  COMPLETION_REPORTED,
  CONFIRMED,
  SENT_BACK,
  COMMENTED
}
