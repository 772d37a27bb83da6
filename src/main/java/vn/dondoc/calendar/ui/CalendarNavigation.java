package vn.dondoc.calendar.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** The line of the working days. */
@Component
class CalendarNavigation implements NavigationEntries {
  private final Access access;

  CalendarNavigation(Access access) {
    this.access = access;
  }

  @Override
  public List<NavigationEntry> entries() {
    return List.of(
        NavigationEntry.to(CalendarView.PATH, "calendar.nav", VaadinIcon.CALENDAR, 72)
            .in("administration.nav")
            .visibleIf(() -> !access.organisationsWith(Right.EDIT_CALENDAR).isEmpty()));
  }
}
