package vn.dondoc.workflow;

import java.util.Arrays;

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

  /** The engine's id of a definition begins with the key of its process. */
  static Process ofDefinition(String definitionId) {
    String key = definitionId.substring(0, definitionId.indexOf(':'));
    return Arrays.stream(values())
        .filter(p -> p.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no process " + key));
  }
}
