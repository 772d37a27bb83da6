package vn.dondoc.audit.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

@Component
class AuditNavigation implements NavigationEntries {
  private final Access access;

  AuditNavigation(Access access) {
    this.access = access;
  }

  @Override
  public List<NavigationEntry> entries() {
    return List.of(
        NavigationEntry.to("audit", "audit.nav", VaadinIcon.CHECK_SQUARE_O, 77)
            .in("administration.nav")
            .visibleIf(() -> !access.organisationsWith(Right.CHECK_HISTORY).isEmpty()));
  }
}
