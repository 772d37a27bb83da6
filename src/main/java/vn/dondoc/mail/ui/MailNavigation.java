package vn.dondoc.mail.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.mail.MailLog;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** The way to the log, with the number of mails that did not arrive. */
@Component
class MailNavigation implements NavigationEntries {
  private final MailLog log;
  private final Access access;

  MailNavigation(MailLog log, Access access) {
    this.log = log;
    this.access = access;
  }

  @Override
  public List<NavigationEntry> entries() {
    return List.of(
        NavigationEntry.to("mail", "mailLog.title", VaadinIcon.ENVELOPES_O, 60)
            .visibleIf(() -> !access.organisationsWith(Right.WATCH_MAIL).isEmpty())
            .counting(log::givenUp));
  }
}
