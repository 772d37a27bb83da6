package vn.dondoc.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.organisation.Channel;
import vn.dondoc.organisation.Post;

/**
 * A follow-up with everything that its page shows, and what the person who asks may do with it now.
 *
 * @param notice the label of the notice that assigned it
 * @param version changes with everything that happens to it
 * @param remindedOn when the unit was last asked how it stands
 * @param sentBackReason why the office sent the last completion report back, while the unit is to
 *     go on
 * @param declinedReason why the unit has declined, while the chair is to decide
 * @param suspendedReason why nothing is asked of the unit for now
 * @param extensions decided ones too, latest first
 * @param entries made by the office for a unit, latest first
 * @param onBehalf whether the person would act for the unit only as the office, saying how it is
 *     known
 * @param ownCompletion whether the person could confirm, had they not submitted or entered the
 *     report themself
 * @param history latest first
 * @param progress latest first
 */
public record FollowUpView(
    UUID id,
    int version,
    UUID holderId,
    @Nullable UUID reviewId,
    @Nullable UUID directiveId,
    @Nullable Integer number,
    @Nullable String notice,
    String text,
    @Nullable String field,
    SourceLine source,
    Unit lead,
    List<Unit> coordinating,
    @Nullable LocalDate originalDueOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate partDueOn,
    Lifecycle lifecycle,
    int percent,
    boolean insisted,
    int sentBack,
    Timing timing,
    String assignedBy,
    LocalDate assignedOn,
    @Nullable LocalDate submittedOn,
    @Nullable LocalDate remindedOn,
    @Nullable String sentBackReason,
    @Nullable String declinedReason,
    @Nullable String suspendedReason,
    List<Part> parts,
    @Nullable ExtensionLine openExtension,
    List<ExtensionLine> extensions,
    List<EntryLine> entries,
    Set<Act> acts,
    boolean onBehalf,
    boolean ownCompletion,
    List<HistoryLine> history,
    List<ProgressLine> progress) {

  /** A unit, by the name it has now. */
  public record Unit(UUID id, String name) {}

  /** What a person may do now. */
  public enum Act {
    ACKNOWLEDGE,
    DECLINE,
    REPORT_PROGRESS,
    COMPLETE,
    ASK_EXTENSION,
    CONFIRM,
    SEND_BACK,
    DECIDE_EXTENSION,
    REASSIGN,
    INSIST,
    SUSPEND,
    RESUME,
    CHANGE_DEADLINE,
    CHANGE_UNITS,
    WITHDRAW,
    /** Ask the unit how it stands. */
    REMIND
  }

  /** Where the assignment comes from. */
  public record SourceLine(
      SourceKind kind, @Nullable String words, @Nullable String number, @Nullable LocalDate on) {}

  /**
   * The part of a coordinating unit.
   *
   * @param dueOn its own deadline, or that of the follow-up
   * @param late reported after its day, or missing when that has passed
   * @param lapsed the lead completed without it
   * @param mine whether the person may report it now
   * @param onBehalf whether they would do so as the office, saying how it is known
   */
  public record Part(
      UUID contributionId,
      Unit unit,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate reportedOn,
      @Nullable String reportedBy,
      @Nullable String source,
      @Nullable String words,
      List<FileInfo> files,
      boolean late,
      boolean lapsed,
      boolean mine,
      boolean onBehalf) {
    public boolean isMissing() {
      return reportedOn == null;
    }
  }

  /** A request for a later deadline; undecided while {@code decision} is null. */
  public record ExtensionLine(
      LocalDate askedOn,
      String askedBy,
      @Nullable String source,
      LocalDate before,
      LocalDate wanted,
      String reason,
      @Nullable ExtensionDecision decision,
      @Nullable LocalDate granted,
      @Nullable String decisionReason,
      @Nullable String decidedBy) {}

  /**
   * Something that the office entered for a unit.
   *
   * @param words what was entered, if it was a report
   * @param mayAnswer whether the person may confirm or dispute it now
   * @param mayCorrect whether the person is to correct it now
   */
  public record EntryLine(
      UUID id,
      Unit unit,
      FollowUpEvent kind,
      Instant at,
      String by,
      String source,
      @Nullable FileInfo file,
      @Nullable String words,
      @Nullable Integer percent,
      EntryState state,
      @Nullable String disputeReason,
      @Nullable String correction,
      @Nullable Integer correctedPercent,
      boolean mayAnswer,
      boolean mayCorrect) {}

  /**
   * Something that happened.
   *
   * @param onBehalfOf the unit for which the office entered it, with its source in words
   * @param partOf the coordinating unit whose part it is
   * @param without completed without the parts of these units
   * @param channel how the person came to do it
   * @param deputyFor the one for whom the person only stood in
   */
  public record HistoryLine(
      int position,
      FollowUpEvent event,
      Instant at,
      String person,
      Post post,
      String organisation,
      @Nullable String onBehalfOf,
      @Nullable String source,
      @Nullable String oldValue,
      @Nullable String newValue,
      @Nullable String words,
      @Nullable String partOf,
      @Nullable String without,
      Channel channel,
      @Nullable String deputyFor) {}

  /** A report of progress, or of completion. */
  public record ProgressLine(
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
      @Nullable EntryState entry,
      @Nullable Integer correctedPercent,
      List<FileInfo> files,
      List<String> links) {}
}
