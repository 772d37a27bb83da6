package vn.dondoc.followup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a follow-up, as its history has it: published in the transaction in which
 * it did.
 *
 * @param personId who did it
 * @param words what was said with it
 * @param successorId the unit that has taken the place of another, where one has
 */
public record FollowUpHappened(
    UUID followUpId,
    FollowUpEvent event,
    UUID personId,
    @Nullable String words,
    @Nullable UUID successorId) {}
