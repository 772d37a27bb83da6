package vn.dondoc.followup;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** Who may see a follow-up, and act for its unit. */
@Component
class FollowUpAccess {
  private final Access access;

  FollowUpAccess(Access access) {
    this.access = access;
  }

  /** Whether the person may know that there is such a follow-up. */
  boolean isVisible(FollowUp followUp) {
    if (access.may(Right.READ_ALL, followUp.holderId)) {
      return true;
    }
    List<UUID> own = access.organisationsWith(Right.READ_OWN);
    return own.contains(followUp.leadId)
        || (!own.isEmpty() && followUp.coordinatingIds.stream().anyMatch(own::contains));
  }

  /**
   * @throws NotFound when the person may not know that there is such a follow-up
   */
  void requireVisible(FollowUp followUp) {
    if (!isVisible(followUp)) {
      throw new NotFound();
    }
  }
}
