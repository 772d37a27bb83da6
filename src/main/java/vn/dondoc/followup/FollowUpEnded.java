package vn.dondoc.followup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A follow-up was completed or withdrawn. */
public record FollowUpEnded(UUID followUpId, @Nullable UUID reviewId) {}
