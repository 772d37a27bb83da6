package vn.dondoc.followup;

/** What became of a request for a later deadline. */
public enum ExtensionDecision {
  GRANTED,
  REFUSED,
  ANOTHER_DATE,
  /** Completion was reported, or the follow-up suspended, before it was decided. */
  LAPSED
}
