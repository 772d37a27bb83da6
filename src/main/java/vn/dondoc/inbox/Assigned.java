package vn.dondoc.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.followup.FollowUpInfo;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;

/** What the signed-in person assigned and is not finished, the most overdue first. */
@Service
@Transactional(readOnly = true)
public class Assigned {
  /** A follow-up that I assigned. */
  public record AssignedRow(
      UUID id,
      String text,
      String lead,
      Lifecycle lifecycle,
      @Nullable LocalDate dueOn,
      boolean overdue,
      int days) {}

  private final FollowUpLookup followUps;
  private final Organisations organisations;
  private final Access access;

  Assigned(FollowUpLookup followUps, Organisations organisations, Access access) {
    this.followUps = followUps;
    this.organisations = organisations;
    this.access = access;
  }

  public List<AssignedRow> byMe() {
    List<FollowUpInfo> open = followUps.openAssignedBy(access.personId());
    var names = organisations.get(open.stream().map(FollowUpInfo::leadId).distinct().toList());
    return open.stream()
        .map(
            f ->
                new AssignedRow(
                    f.id(),
                    f.text(),
                    java.util.Objects.requireNonNull(names.get(f.leadId())).name(),
                    f.lifecycle(),
                    f.dueOn(),
                    f.timeliness() == Timeliness.OVERDUE,
                    f.timing().days()))
        .toList();
  }
}
