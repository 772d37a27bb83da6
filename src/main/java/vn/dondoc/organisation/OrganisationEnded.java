package vn.dondoc.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit was merged or dissolved.
 *
 * @param successorId the unit that takes its place; null when none does
 */
public record OrganisationEnded(UUID organisationId, @Nullable UUID successorId, Actor by) {}
