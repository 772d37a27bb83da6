package vn.dondoc.followup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit was asked how a follow-up stands.
 *
 * @param unitId the lead
 * @param words what was said beside it
 */
public record FollowUpReminded(
    UUID followUpId, UUID unitId, UUID byPersonId, @Nullable String words) {}
