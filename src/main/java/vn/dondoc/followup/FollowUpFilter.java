package vn.dondoc.followup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which follow-ups a list shows; whatever is null does not narrow it.
 *
 * @param holderId the union; null: the first that the person belongs to
 * @param unitId leads or coordinates
 * @param search words of the text or of the lead unit's name, accents or not
 */
public record FollowUpFilter(
    @Nullable UUID holderId,
    @Nullable UUID reviewId,
    @Nullable UUID unitId,
    @Nullable Lifecycle lifecycle,
    @Nullable Timeliness timeliness,
    @Nullable String search) {
  public static final FollowUpFilter ALL = new FollowUpFilter(null, null, null, null, null, null);

  public static FollowUpFilter ofReview(UUID reviewId) {
    return new FollowUpFilter(null, reviewId, null, null, null, null);
  }

  /** Whether nothing but the review narrows it. */
  public boolean isPlain() {
    return unitId == null && lifecycle == null && timeliness == null && search == null;
  }
}
