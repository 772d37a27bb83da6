package vn.dondoc.inbox.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.inbox.MySteps;
import vn.dondoc.organisation.Access;

/** The first page of everyone, with the number of what waits. */
@Component
class InboxNavigation implements NavigationEntries {
  private final MySteps mySteps;
  private final Access access;

  InboxNavigation(MySteps mySteps, Access access) {
    this.mySteps = mySteps;
    this.access = access;
  }

  @Override
  public List<NavigationEntry> entries() {
    return List.of(
        NavigationEntry.to("", "inbox.title", VaadinIcon.INBOX, 10)
            .onPhone("inbox.titleShort")
            .visibleIf(() -> access.person().isPresent())
            .counting(mySteps::count));
  }
}
