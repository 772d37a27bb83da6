package vn.dondoc.conclusion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directive as other modules see it.
 *
 * @param number its place in the conclusion, from 1
 * @param leadId the lead unit, when together
 * @param unitIds the units, when each for itself
 * @param dueOn the deadline; null: without
 * @param partDueOn an own, earlier deadline of the coordinating units' parts
 * @param field the field of work, in a word or two
 */
public record DirectiveInfo(
    UUID id,
    UUID reviewId,
    UUID holderId,
    int number,
    String text,
    Mode mode,
    @Nullable UUID leadId,
    List<UUID> coordinatingIds,
    List<UUID> unitIds,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate partDueOn,
    @Nullable String field,
    @Nullable String noTaskReason,
    List<Source> sources) {}
