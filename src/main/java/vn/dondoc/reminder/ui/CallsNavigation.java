package vn.dondoc.reminder.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;
import vn.dondoc.reminder.Calls;

/** The way to the calls, with the number of people who wait for one. */
@Component
class CallsNavigation implements NavigationEntries {
  private final Calls calls;
  private final Access access;

  CallsNavigation(Calls calls, Access access) {
    this.calls = calls;
    this.access = access;
  }

  @Override
  public List<NavigationEntry> entries() {
    return List.of(
        NavigationEntry.to("calls", "calls.nav", VaadinIcon.PHONE, 61)
            .visibleIf(() -> !access.organisationsWith(Right.CALL).isEmpty())
            .counting(calls::waiting));
  }
}
