package vn.dondoc.standing;

/** What a standing is told apart by. */
enum Grouping {
  NOTHING("null::uuid", "null::uuid"),
  UNIT("lead_id", "f.lead_id"),
  /** The review of a directive; null for all that was assigned directly. */
  REVIEW("review_id", "f.review_id"),
  SOURCE("source_kind", "f.source_kind");

  /** In the running counts. */
  final String counted;

  /** In the rows. */
  final String row;

  Grouping(String counted, String row) {
    this.counted = counted;
    this.row = row;
  }
}
