package vn.dondoc.workflow;

/**
 * The processes of {@code processes/*.bpmn20.xml}: the key, and the variable that holds its
 * subject's id.
 */
public enum Process {
  REVIEW("review", "reviewId"),
  ASSOCIATION_REPORT("association-report", "associationReportId"),
  FOLLOWUP("followup", "followUpId");

  private final String key;
  private final String subject;

  Process(String key, String subject) {
    this.key = key;
    this.subject = subject;
  }

  public String key() {
    return key;
  }

  String subject() {
    return subject;
  }
}
