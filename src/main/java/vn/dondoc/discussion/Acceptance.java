package vn.dondoc.discussion;

import java.util.UUID;

/** What an accepted opinion leads to. */
public sealed interface Acceptance {

  /**
   * The change that a version of the report, saved after approval, made to a section or key task.
   */
  record ReportChange(int version, UUID sectionOrKeyTaskId) implements Acceptance {}

  /** A directive, which the chair takes up or not when concluding. */
  record ProposedDirective(String text) implements Acceptance {}
}
