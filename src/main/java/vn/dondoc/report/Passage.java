package vn.dondoc.report;

/** The three parts of an association's report, from each of which a passage can be pulled. */
public enum Passage {
  RESULTS,
  DIFFICULTIES,
  PROPOSALS
}
