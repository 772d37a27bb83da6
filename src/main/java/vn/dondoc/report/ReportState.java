package vn.dondoc.report;

/** Where the union's report stands. */
public enum ReportState {
  DRAFTING,
  AWAITING_APPROVAL,
  /** Put before the conference; opinions may still change it. */
  APPROVED,
  /** The notice has been issued: nothing changes any more. */
  FIXED
}
