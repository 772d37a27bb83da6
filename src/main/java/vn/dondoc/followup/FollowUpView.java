package vn.dondoc.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.organisation.Post;

/**
 * A follow-up with everything that its page shows, and what the person who asks may do with it now.
 *
 * @param notice the label of the notice that assigned it
 * @param sentBackReason why the office sent the last completion report back, while the unit is to
 *     go on
 * @param declinedReason why the unit has declined, while the chair is to decide
 * @param onBehalf whether the person would act for the unit only as the office, saying how it is
 *     known
 * @param ownCompletion whether the person could confirm, had they not submitted or entered the
 *     report themself
 * @param history latest first
 * @param progress latest first
 */
public record FollowUpView(
    UUID id,
    UUID holderId,
    @Nullable UUID reviewId,
    @Nullable UUID directiveId,
    @Nullable Integer number,
    @Nullable String notice,
    String text,
    @Nullable String field,
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
    @Nullable String sentBackReason,
    @Nullable String declinedReason,
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
    CONFIRM,
    SEND_BACK,
    REASSIGN,
    INSIST,
    WITHDRAW
  }

  /**
   * Something that happened.
   *
   * @param onBehalfOf the unit for which the office entered it, with its source in words
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
      @Nullable String words) {}

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
      List<FileInfo> files) {}
}
