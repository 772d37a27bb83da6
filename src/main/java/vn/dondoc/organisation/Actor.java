package vn.dondoc.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did a thing, and in which post of which organisation.
 *
 * @param channel how they came to do it
 * @param deputyFor whose deputy they were in it; null when the post is their own
 */
public record Actor(
    UUID personId, Post post, UUID organisationId, Channel channel, @Nullable UUID deputyFor) {
  public Actor(UUID personId, Post post, UUID organisationId) {
    this(personId, post, organisationId, Channel.SIGNED_IN, null);
  }
}
