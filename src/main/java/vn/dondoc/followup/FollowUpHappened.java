package vn.dondoc.followup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a follow-up, as its history has it: published in the transaction in which
 * it did.
 *
 * @param personId who did it
 * @param words what was said with it
 */
public record FollowUpHappened(
    UUID followUpId,
    UUID holderId,
    UUID leadId,
    FollowUpEvent event,
    UUID personId,
    @Nullable String words) {}
