package vn.dondoc.followup;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up in a list.
 *
 * @param number of the directive in its notice
 * @param coordinating how many units coordinate
 * @param dueOn the deadline in force
 * @param timing as the filter asks: on that day, against that deadline
 * @param sentBack how often the office asked for more
 * @param remindedOn when the unit was last asked how it stands
 * @param flagged open, without a deadline and so old that somebody should ask
 */
public record FollowUpRow(
    UUID id,
    @Nullable UUID reviewId,
    @Nullable Integer number,
    String text,
    UUID leadId,
    String lead,
    int coordinating,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate originalDueOn,
    Lifecycle lifecycle,
    int percent,
    Timing timing,
    LocalDate assignedOn,
    String assignedBy,
    @Nullable String field,
    SourceKind source,
    @Nullable String sourceNumber,
    int sentBack,
    @Nullable LocalDate remindedOn,
    boolean flagged,
    int version) {}
