package vn.dondoc.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step as the engine waits for it, or as it was done. */
public record OpenStep(
    UUID id,
    Step step,
    UUID subjectId,
    @Nullable UUID caseId,
    UUID holderId,
    UUID organisationId,
    Seat seat,
    String title,
    @Nullable LocalDate dueOn,
    @Nullable UUID askedBy,
    Instant openedAt,
    @Nullable Instant endedAt,
    @Nullable UUID doneBy,
    @Nullable String outcome) {}
