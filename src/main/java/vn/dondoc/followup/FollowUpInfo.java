package vn.dondoc.followup;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up as other modules see it.
 *
 * @param completedOn the day of the completion report that was confirmed
 */
public record FollowUpInfo(
    UUID id,
    UUID holderId,
    @Nullable UUID reviewId,
    @Nullable UUID directiveId,
    @Nullable Integer number,
    String text,
    UUID leadId,
    Lifecycle lifecycle,
    int percent,
    @Nullable LocalDate originalDueOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate completedOn,
    Timing timing) {
  public Timeliness timeliness() {
    return timing.timeliness();
  }
}
