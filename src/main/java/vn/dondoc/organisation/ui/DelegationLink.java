package vn.dondoc.organisation.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.AccountLinks;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** The chair's way to whom they have named. */
@Component
class DelegationLink implements AccountLinks {
  private final Access access;

  DelegationLink(Access access) {
    this.access = access;
  }

  @Override
  public List<AccountLink> links() {
    return access.organisationsWith(Right.NAME_DELEGATE).isEmpty()
        ? List.of()
        : List.of(new AccountLink("delegation.title", "delegation"));
  }
}
