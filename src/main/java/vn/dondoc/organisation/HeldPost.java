package vn.dondoc.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post that a person holds on a day.
 *
 * @param deputyFor whose post it is, when the person only stands in for them
 */
public record HeldPost(
    UUID personId,
    UUID organisationId,
    Post post,
    @Nullable String title,
    @Nullable UUID representingId,
    @Nullable UUID deputyFor) {}
