package vn.dondoc.discussion;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.base.Days;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.Holder;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;

/** Who can be invited to a conference of a union and speak there, each once. */
@Component
class Speakers {
  private static final Set<Post> OF_ASSOCIATION =
      Set.of(Post.ASSOCIATION_HEAD, Post.ASSOCIATION_VICE_HEAD);

  private final Organisations organisations;
  private final Clock clock;

  Speakers(Organisations organisations, Clock clock) {
    this.organisations = organisations;
    this.clock = clock;
  }

  /** The committee and the leadership first, then the heads of the associations. */
  Map<UUID, Speaker> of(UUID holderId) {
    Map<UUID, Speaker> speakers = new LinkedHashMap<>();
    OrganisationInfo union = organisations.get(holderId);
    List<OrganisationInfo> associations = organisations.associations(holderId, Days.today(clock));
    Map<UUID, OrganisationInfo> known = new HashMap<>();
    known.put(union.id(), union);
    associations.forEach(a -> known.put(a.id(), a));

    List<Holder> committee = organisations.holders(holderId, Right.HAND_IN_OPINION.posts());
    // A member who represents an association speaks for it, whatever else they are in the union.
    Map<UUID, UUID> representing = new HashMap<>();
    committee.forEach(
        h -> {
          if (h.representingId() != null) {
            representing.put(h.personId(), h.representingId());
          }
        });
    committee.stream()
        .sorted(java.util.Comparator.comparing(Holder::post))
        .forEach(
            h -> {
              UUID forWhom = representing.getOrDefault(h.personId(), holderId);
              OrganisationInfo organisation = known.computeIfAbsent(forWhom, organisations::get);
              speakers.putIfAbsent(h.personId(), speaker(h, organisation, true));
            });
    for (OrganisationInfo association : associations) {
      for (Holder h : organisations.holders(association.id(), OF_ASSOCIATION)) {
        speakers.putIfAbsent(h.personId(), speaker(h, association, false));
      }
    }
    return speakers;
  }

  private static Speaker speaker(Holder holder, OrganisationInfo organisation, boolean committee) {
    return new Speaker(
        holder.personId(),
        holder.personName(),
        holder.post(),
        holder.title(),
        organisation.id(),
        organisation.label(),
        committee);
  }
}
