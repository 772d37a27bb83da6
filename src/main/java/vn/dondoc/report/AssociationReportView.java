package vn.dondoc.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Files.FileInfo;

/**
 * An association's report as a person sees it who may read it. What the association has typed but
 * not sent is shown to the association only.
 *
 * @param title of the review that asks for it
 * @param daysLate calendar days between the day due and the day it came; 0 when in time
 * @param source what an entry on behalf rests on
 * @param mayReport whether the signed-in person reports for this association
 * @param mayEnter whether the signed-in person may enter on its behalf
 */
public record AssociationReportView(
    UUID id,
    UUID reviewId,
    UUID holderId,
    UUID organisationId,
    String organisationName,
    String title,
    LocalDate dueOn,
    AssociationReportStatus status,
    int daysLate,
    String results,
    String difficulties,
    String proposals,
    @Nullable String note,
    boolean nothing,
    @Nullable String source,
    @Nullable String disputeReason,
    @Nullable Instant submittedAt,
    @Nullable UUID submittedBy,
    @Nullable Instant confirmedAt,
    List<FileInfo> files,
    List<Entry> history,
    int version,
    boolean mayReport,
    boolean mayEnter) {

  /** What happened to the report, with the text as it stood then. */
  public record Entry(
      Instant at,
      EntryKind kind,
      @Nullable UUID by,
      String results,
      String difficulties,
      String proposals,
      @Nullable String note) {}

  /** What can happen to an association's report. */
  public enum EntryKind {
    ASKED,
    MARKED_MISSING,
    SUBMITTED,
    NOTHING_TO_REPORT,
    ENTERED_ON_BEHALF,
    CONFIRMED,
    DISPUTED,
    CORRECTED,
    CLOSED
  }

  /** The text of one of its three parts. */
  public String text(Passage passage) {
    return switch (passage) {
      case RESULTS -> results;
      case DIFFICULTIES -> difficulties;
      case PROPOSALS -> proposals;
    };
  }

  public boolean enteredOnBehalf() {
    return source != null;
  }
}
