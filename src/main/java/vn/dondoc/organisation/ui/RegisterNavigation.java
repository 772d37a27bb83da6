package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** The lines of organisations and of administration. */
@Component
class RegisterNavigation implements NavigationEntries {
  private final Access access;

  RegisterNavigation(Access access) {
    this.access = access;
  }

  @Override
  public List<NavigationEntry> entries() {
    return List.of(
        NavigationEntry.to("organisations", "organisation.nav", VaadinIcon.BUILDING_O, 50)
            .visibleIf(() -> has(Right.READ_ORGANISATIONS)),
        NavigationEntry.to("my-association", "organisation.mine", VaadinIcon.GROUP, 51)
            .visibleIf(() -> has(Right.READ_OWN)),
        NavigationEntry.to(
                "administration/organisations",
                "administration.organisations",
                VaadinIcon.BUILDING,
                70)
            .in("administration.nav")
            .visibleIf(() -> has(Right.MANAGE_ORGANISATIONS)),
        NavigationEntry.to("administration/people", "administration.people", VaadinIcon.USERS, 71)
            .in("administration.nav")
            .visibleIf(() -> has(Right.MANAGE_ORGANISATIONS)));
  }

  private boolean has(Right right) {
    return !access.organisationsWith(right).isEmpty();
  }
}
