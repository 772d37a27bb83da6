package vn.dondoc.discussion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Post;

/**
 * Someone who can be invited and can speak.
 *
 * @param organisationId for which they speak: the association that a committee member represents,
 *     the own association of its head, else the union
 * @param committee belongs to the committee or the leadership, and is invited unless the office
 *     decides otherwise
 */
public record Speaker(
    UUID personId,
    String name,
    Post post,
    @Nullable String title,
    UUID organisationId,
    String organisationName,
    boolean committee) {}
