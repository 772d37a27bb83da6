package vn.dondoc.followup;

import java.util.List;
import java.util.UUID;

/** Follow-ups were given out, by a conclusion or directly; all of one act. */
public record FollowUpsAssigned(List<UUID> ids) {
  public FollowUpsAssigned {
    ids = List.copyOf(ids);
  }
}
