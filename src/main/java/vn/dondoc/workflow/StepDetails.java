package vn.dondoc.workflow;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a feature knows of a step that has just opened.
 *
 * @param holderId the union that holds the case
 * @param organisationId whose seat it waits for: the holder, or the unit
 * @param caseId the review it belongs to, if any
 * @param title what it is about, as the list shows it
 * @param dueOn by when, if there is a day
 * @param askedBy the person who asked, if it was a person
 */
public record StepDetails(
    UUID holderId,
    UUID organisationId,
    @Nullable UUID caseId,
    String title,
    @Nullable LocalDate dueOn,
    @Nullable UUID askedBy) {}
