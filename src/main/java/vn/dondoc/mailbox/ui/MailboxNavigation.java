package vn.dondoc.mailbox.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;

/** The way to the mailbox, in the demonstration only. */
@Component
@ConditionalOnProperty(name = "dondoc.demo.enabled", havingValue = "true")
class MailboxNavigation implements NavigationEntries {
  @Override
  public List<NavigationEntry> entries() {
    return List.of(NavigationEntry.to("mailbox", "mailbox.nav", VaadinIcon.ENVELOPE_O, 80));
  }
}
