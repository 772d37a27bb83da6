package vn.dondoc.workflow;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The processes of {@code processes/*.bpmn20.xml}: the key, and the variable that holds its
 * subject's id.
 */
public enum Process {
  REVIEW("review", "reviewId"),
  ASSOCIATION_REPORT("association-report", "associationReportId"),
  FOLLOWUP("followup", "followUpId"),
  /** About nothing in particular: a timer starts it each morning. */
  DAILY_REMINDERS("daily-reminders", null);

  private final String key;
  private final @Nullable String subject;

  Process(String key, @Nullable String subject) {
    this.key = key;
    this.subject = subject;
  }

  public String key() {
    return key;
  }

  String subject() {
    return Objects.requireNonNull(subject, () -> key + " has no subject");
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
