package vn.dondoc.followup;

/** Where an assignment comes from: the conclusion of a review, or directly. */
public enum SourceKind {
  CONCLUSION,
  DOCUMENT,
  MEETING,
  TELEPHONE;

  /** Assigned directly: belongs to no review, and is a group of its own in the standing. */
  public boolean isDirect() {
    return this != CONCLUSION;
  }
}
