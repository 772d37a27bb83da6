package vn.dondoc.followup;

/** What a unit said to an entry that the office made for it. */
public enum EntryState {
  /** It has not answered; that holds nothing up. */
  TO_CONFIRM,
  CONFIRMED,
  /** Does not count until the office has corrected it. */
  DISPUTED
}
