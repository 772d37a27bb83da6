package vn.dondoc.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.followup.FollowUpEvent;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.organisation.Post;

/** A follow-up with its whole story. */
@Schema(name = "FollowUp")
record FollowUpDocument(
    UUID id,
    @Schema(description = "The union that holds it.") UUID holderId,
    @Schema(description = "The review whose conclusion assigned it; none when assigned directly.")
        @Nullable UUID reviewId,
    @Nullable UUID directiveId,
    @Schema(description = "The number of its directive in the notice.") @Nullable Integer number,
    @Schema(description = "The notice that assigned it.") @Nullable String notice,
    String text,
    @Schema(description = "The field of work.") @Nullable String field,
    NamedUnit lead,
    List<NamedUnit> coordinating,
    @Nullable LocalDate originalDueOn,
    @Schema(description = "The deadline in force, the last day on which it is kept.")
        @Nullable LocalDate dueOn,
    Lifecycle lifecycle,
    int percent,
    @Schema(description = "Towards the deadline in force, computed for today.")
        Timeliness timeliness,
    @Schema(description = "Working days left, or calendar days overdue or late; else 0.") int days,
    @Schema(description = "The chair has insisted: it cannot be declined again.") boolean insisted,
    @Schema(description = "How often the office sent its completion back.") int sentBack,
    @Schema(description = "Who assigned it, by name.") String assignedBy,
    LocalDate assignedOn,
    @Schema(description = "The day of the completion report on which it is judged.")
        @Nullable LocalDate submittedOn,
    @Nullable String sentBackReason,
    @Nullable String declinedReason,
    @Schema(description = "What you may do with it now.") Set<FollowUpView.Act> acts,
    @Schema(description = "Everything that happened to it, the latest first.") List<Entry> history,
    @Schema(description = "What was reported, the latest first.") List<ProgressReport> progress) {

  /** Something that happened. */
  @Schema(name = "HistoryEntry")
  record Entry(
      int position,
      FollowUpEvent event,
      Instant at,
      String person,
      Post post,
      String organisation,
      @Schema(description = "The unit for which it was entered.") @Nullable String onBehalfOf,
      @Schema(description = "How it was known, in words.") @Nullable String source,
      @Nullable String oldValue,
      @Nullable String newValue,
      @Nullable String words) {}

  /** A report of progress, or of completion. */
  record ProgressReport(
      UUID id,
      Instant at,
      String person,
      String organisation,
      @Nullable String onBehalfOf,
      @Nullable String source,
      int percent,
      String words,
      @Nullable String difficulty,
      boolean completion,
      List<EvidenceInfo> files) {}

  /** An attached file; its content is read by its id. */
  record EvidenceInfo(UUID id, String name, String mediaType, long size) {
    static EvidenceInfo of(vn.dondoc.base.Files.FileInfo file) {
      return new EvidenceInfo(file.id(), file.name(), file.mediaType(), file.size());
    }
  }

  static FollowUpDocument of(FollowUpView view) {
    return new FollowUpDocument(
        view.id(),
        view.holderId(),
        view.reviewId(),
        view.directiveId(),
        view.number(),
        view.notice(),
        view.text(),
        view.field(),
        NamedUnit.of(view.lead()),
        view.coordinating().stream().map(NamedUnit::of).toList(),
        view.originalDueOn(),
        view.dueOn(),
        view.lifecycle(),
        view.percent(),
        view.timing().timeliness(),
        view.timing().days(),
        view.insisted(),
        view.sentBack(),
        view.assignedBy(),
        view.assignedOn(),
        view.submittedOn(),
        view.sentBackReason(),
        view.declinedReason(),
        view.acts(),
        view.history().stream()
            .map(
                h ->
                    new Entry(
                        h.position(),
                        h.event(),
                        h.at(),
                        h.person(),
                        h.post(),
                        h.organisation(),
                        h.onBehalfOf(),
                        h.source(),
                        h.oldValue(),
                        h.newValue(),
                        h.words()))
            .toList(),
        view.progress().stream()
            .map(
                p ->
                    new ProgressReport(
                        p.id(),
                        p.at(),
                        p.person(),
                        p.organisation(),
                        p.onBehalfOf(),
                        p.source(),
                        p.percent(),
                        p.words(),
                        p.difficulty(),
                        p.completion(),
                        p.files().stream().map(EvidenceInfo::of).toList()))
            .toList());
  }
}
