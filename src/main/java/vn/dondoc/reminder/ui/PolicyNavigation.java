package vn.dondoc.reminder.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** The line of the policy. */
@Component
class PolicyNavigation implements NavigationEntries {
  private final Access access;

  PolicyNavigation(Access access) {
    this.access = access;
  }

  @Override
  public List<NavigationEntry> entries() {
    return List.of(
        NavigationEntry.to(PolicyView.PATH, "reminderPolicy.nav", VaadinIcon.BELL, 73)
            .in("administration.nav")
            .visibleIf(() -> !access.organisationsWith(Right.EDIT_REMINDER_POLICY).isEmpty()));
  }
}
