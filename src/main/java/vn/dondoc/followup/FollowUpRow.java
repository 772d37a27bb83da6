package vn.dondoc.followup;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A follow-up in a list. */
public record FollowUpRow(
    UUID id,
    @Nullable UUID reviewId,
    @Nullable Integer number,
    String text,
    UUID leadId,
    String lead,
    int coordinating,
    @Nullable LocalDate dueOn,
    Lifecycle lifecycle,
    int percent,
    Timing timing) {}
