package vn.dondoc.discussion;

import java.util.Set;
import java.util.UUID;

/**
 * People were invited to a conference, or what they were told of it has been corrected: published
 * in the transaction in which it was.
 *
 * @param invited whom it concerns: all who are invited, or those who are besides
 * @param corrected whether they have been invited before
 */
public record ConferenceConvened(
    UUID reviewId, UUID holderId, UUID byPersonId, Set<UUID> invited, boolean corrected) {
  public ConferenceConvened {
    invited = Set.copyOf(invited);
  }
}
