package vn.dondoc.organisation;

import java.time.Instant;
import java.util.UUID;

/**
 * Someone was given a link with which to set their password; told in the transaction that made it.
 *
 * @param expiresAt until when the link works
 */
public record PersonInvited(UUID holderId, UUID personId, String secret, Instant expiresAt) {
  /** Never its secret: what is printed is read. */
  @Override
  public String toString() {
    return "invitation of " + personId;
  }
}
