package vn.dondoc.followup;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.HeldPost;

/**
 * Whose completion it is, for whoever would confirm it. To stand in for somebody makes two people
 * one here: neither confirms what the other has reported.
 */
@Component
class OwnCompletion {
  private final Access access;

  OwnCompletion(Access access) {
    this.access = access;
  }

  /** Whether the signed-in person, whom they stand in for, or who stood in for them reported it. */
  boolean isOwn(Completion completion, List<HistoryEntry> history) {
    return isOne(completion.submittedBy)
        || history.stream()
            .anyMatch(h -> completion.progressId.equals(h.progressId) && isOne(h.deputyFor));
  }

  /** Whether this is the signed-in person, or somebody they stand in for today. */
  boolean isOne(@Nullable UUID personId) {
    Set<UUID> one = new HashSet<>(Set.of(access.personId()));
    access.posts().stream().map(HeldPost::deputyFor).filter(Objects::nonNull).forEach(one::add);
    return one.contains(personId);
  }
}
