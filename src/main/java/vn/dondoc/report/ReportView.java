package vn.dondoc.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The union's report as a person sees it who may read it.
 *
 * @param approvedVersion the version that was put before the conference
 * @param unsaved whether something was changed since the last version
 */
public record ReportView(
    UUID reviewId,
    UUID holderId,
    String title,
    LocalDate reportsDueOn,
    ReportState state,
    @Nullable Integer approvedVersion,
    boolean unsaved,
    List<SectionText> sections,
    List<KeyTaskText> keyTasks,
    List<Duplicate> duplicates,
    List<VersionInfo> versions,
    List<Decision> decisions,
    boolean mayDraft,
    boolean mayAmend,
    boolean mayApprove) {

  /** A section with the version to save on. */
  public record SectionText(
      UUID id, int position, String title, String text, int version, List<PassageInfo> origins) {}

  /** A key task with the version to save on; removed ones stay visible, with the note. */
  public record KeyTaskText(
      UUID id,
      int position,
      String text,
      boolean removed,
      @Nullable String removalNote,
      @Nullable UUID splitFrom,
      int version) {}

  /**
   * Two key tasks that read the same, or nearly.
   *
   * @param keptReason why both were kept, once the drafter has said so
   */
  public record Duplicate(
      UUID keyTaskId, UUID duplicateOf, boolean identical, @Nullable String keptReason) {}

  /** The Standing Board approved a version or sent it back. */
  public record Decision(
      int onVersion, boolean approved, @Nullable String reason, UUID by, Instant at) {}

  /** Whether the signed-in person can change the text now. */
  public boolean mayEdit() {
    return state == ReportState.DRAFTING && mayDraft || state == ReportState.APPROVED && mayAmend;
  }
}
