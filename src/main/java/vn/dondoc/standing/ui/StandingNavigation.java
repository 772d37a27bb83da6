package vn.dondoc.standing.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.organisation.Access;

/** For everyone but who is administrator alone. */
@Component
class StandingNavigation implements NavigationEntries {
  private final Access access;

  StandingNavigation(Access access) {
    this.access = access;
  }

  @Override
  public List<NavigationEntry> entries() {
    return List.of(
        NavigationEntry.to(StandingAddress.PAGE, "nav.standing", VaadinIcon.BAR_CHART, 30)
            .onPhone("nav.standingShort")
            .visibleIf(() -> access.person().isPresent() && !access.holders().isEmpty()));
  }
}
