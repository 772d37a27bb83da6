package vn.dondoc.followup;

import java.util.Set;
import java.util.UUID;

/** Somebody asked units or persons to look at a follow-up. */
public record FollowUpMentioned(
    UUID followUpId, UUID commentId, Set<UUID> units, Set<UUID> persons, UUID by) {
  public FollowUpMentioned {
    units = Set.copyOf(units);
    persons = Set.copyOf(persons);
  }
}
