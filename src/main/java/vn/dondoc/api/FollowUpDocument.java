package vn.dondoc.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.followup.EntryState;
import vn.dondoc.followup.ExtensionDecision;
import vn.dondoc.followup.FollowUpEvent;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.EntryLine;
import vn.dondoc.followup.FollowUpView.ExtensionLine;
import vn.dondoc.followup.FollowUpView.HistoryLine;
import vn.dondoc.followup.FollowUpView.Part;
import vn.dondoc.followup.FollowUpView.ProgressLine;
import vn.dondoc.followup.FollowUpView.SourceLine;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.organisation.Channel;
import vn.dondoc.organisation.Post;

/** A follow-up with its whole story. */
@Schema(name = "FollowUp")
record FollowUpDocument(
    UUID id,
    @Schema(description = "As in the header ETag: changes with everything that happens to it.")
        int version,
    @Schema(description = "The union that holds it.") UUID holderId,
    @Schema(description = "The review whose conclusion assigned it; none when assigned directly.")
        @Nullable UUID reviewId,
    @Nullable UUID directiveId,
    @Schema(description = "The number of its directive in the notice.") @Nullable Integer number,
    @Schema(description = "The notice that assigned it.") @Nullable String notice,
    Origin source,
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
    @Schema(description = "When the unit was last asked how it stands.")
        @Nullable LocalDate remindedOn,
    @Nullable String sentBackReason,
    @Nullable String declinedReason,
    @Nullable String suspendedReason,
    @Schema(description = "The parts of the coordinating units.") List<Contributed> contributions,
    @Schema(description = "Requests for a later deadline, the latest first.")
        List<Extension> extensions,
    @Schema(description = "What the office entered for a unit, the latest first.")
        List<Entry> entries,
    @Schema(description = "What you may do with it now.") Set<FollowUpView.Act> acts,
    @Schema(description = "Everything that happened to it, the latest first.")
        List<HistoryEntry> history,
    @Schema(description = "What was reported, the latest first.") List<ProgressReport> progress) {

  /** Where the assignment comes from. */
  @Schema(name = "FollowUpSource")
  record Origin(
      SourceKind kind, @Nullable String words, @Nullable String number, @Nullable LocalDate on) {
    static Origin of(SourceLine s) {
      return new Origin(s.kind(), s.words(), s.number(), s.on());
    }
  }

  /** The part of a coordinating unit; missing while it has no day of report. */
  record Contributed(
      NamedUnit unit,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate reportedOn,
      @Nullable String reportedBy,
      @Nullable String source,
      @Nullable String words,
      List<EvidenceInfo> files,
      boolean late,
      @Schema(description = "The lead completed without it.") boolean lapsed) {
    static Contributed of(Part p) {
      return new Contributed(
          NamedUnit.of(p.unit()),
          p.dueOn(),
          p.reportedOn(),
          p.reportedBy(),
          p.source(),
          p.words(),
          p.files().stream().map(EvidenceInfo::of).toList(),
          p.late(),
          p.lapsed());
    }
  }

  /** A request for a later deadline; open while it has no decision. */
  record Extension(
      LocalDate askedOn,
      String askedBy,
      @Nullable String source,
      LocalDate before,
      LocalDate wanted,
      String reason,
      @Nullable ExtensionDecision decision,
      @Nullable LocalDate granted,
      @Nullable String decisionReason,
      @Nullable String decidedBy) {
    static Extension of(ExtensionLine e) {
      return new Extension(
          e.askedOn(),
          e.askedBy(),
          e.source(),
          e.before(),
          e.wanted(),
          e.reason(),
          e.decision(),
          e.granted(),
          e.decisionReason(),
          e.decidedBy());
    }
  }

  /** Something that the office entered for a unit. */
  @Schema(name = "EntryOnBehalf")
  record Entry(
      UUID id,
      NamedUnit unit,
      FollowUpEvent kind,
      Instant at,
      String by,
      @Schema(description = "How it was known, in words.") String source,
      @Nullable EvidenceInfo file,
      @Nullable String words,
      @Nullable Integer percent,
      EntryState state,
      @Nullable String disputeReason,
      @Nullable String correction,
      @Nullable Integer correctedPercent) {
    static Entry of(EntryLine e) {
      FileInfo file = e.file();
      return new Entry(
          e.id(),
          NamedUnit.of(e.unit()),
          e.kind(),
          e.at(),
          e.by(),
          e.source(),
          file == null ? null : EvidenceInfo.of(file),
          e.words(),
          e.percent(),
          e.state(),
          e.disputeReason(),
          e.correction(),
          e.correctedPercent());
    }
  }

  /** Something that happened. */
  record HistoryEntry(
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
      @Nullable String words,
      @Schema(description = "The coordinating unit whose part it is.") @Nullable String partOf,
      @Schema(description = "Completed without the parts of these units.") @Nullable String without,
      @Schema(description = "How the person came to do it.") Channel channel,
      @Schema(description = "For whom the person only stood in, by name.")
          @Nullable String deputyFor) {
    static HistoryEntry of(HistoryLine h) {
      return new HistoryEntry(
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
          h.words(),
          h.partOf(),
          h.without(),
          h.channel(),
          h.deputyFor());
    }
  }

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
      @Schema(description = "What the unit said to it, when the office entered it.")
          @Nullable EntryState entry,
      @Nullable Integer correctedPercent,
      List<EvidenceInfo> files,
      @Schema(description = "Addresses of pages that show it.") List<String> links) {
    static ProgressReport of(ProgressLine p) {
      return new ProgressReport(
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
          p.entry(),
          p.correctedPercent(),
          p.files().stream().map(EvidenceInfo::of).toList(),
          p.links());
    }
  }

  /** An attached file; its content is read by its id. */
  record EvidenceInfo(UUID id, String name, String mediaType, long size) {
    static EvidenceInfo of(FileInfo file) {
      return new EvidenceInfo(file.id(), file.name(), file.mediaType(), file.size());
    }
  }

  static FollowUpDocument of(FollowUpView view) {
    return new FollowUpDocument(
        view.id(),
        view.version(),
        view.holderId(),
        view.reviewId(),
        view.directiveId(),
        view.number(),
        view.notice(),
        Origin.of(view.source()),
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
        view.remindedOn(),
        view.sentBackReason(),
        view.declinedReason(),
        view.suspendedReason(),
        view.parts().stream().map(Contributed::of).toList(),
        view.extensions().stream().map(Extension::of).toList(),
        view.entries().stream().map(Entry::of).toList(),
        view.acts(),
        view.history().stream().map(HistoryEntry::of).toList(),
        view.progress().stream().map(ProgressReport::of).toList());
  }
}
