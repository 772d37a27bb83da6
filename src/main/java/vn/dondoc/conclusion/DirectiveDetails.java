package vn.dondoc.conclusion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the chair decides about a directive. May still be incomplete: the gate tells what is
 * missing.
 *
 * @param leadId and coordinatingIds: when together
 * @param unitIds when each for itself
 * @param withoutDeadline said explicitly; neither this nor a day is incomplete
 * @param noTaskReason when it is nobody's task
 */
public record DirectiveDetails(
    String text,
    Mode mode,
    @Nullable UUID leadId,
    List<UUID> coordinatingIds,
    List<UUID> unitIds,
    @Nullable LocalDate dueOn,
    boolean withoutDeadline,
    @Nullable LocalDate partDueOn,
    @Nullable String field,
    @Nullable String noTaskReason) {}
