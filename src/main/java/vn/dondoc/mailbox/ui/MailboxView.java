package vn.dondoc.mailbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.mailbox.Mailbox;
import vn.dondoc.mailbox.Mailbox.ReceivedMail;

/** What the demonstration sent to the signed-in person. */
@Route(value = "mailbox", layout = Frame.class)
@PermitAll
class MailboxView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final ObjectProvider<Mailbox> mailbox;

  MailboxView(ObjectProvider<Mailbox> mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Mailbox demonstration = mailbox.getIfAvailable();
    if (demonstration == null) {
      throw new NotFound();
    }
    removeAll();
    PageHeader header = new PageHeader(getPageTitle());
    header.meta(getTranslation("mailbox.about"));
    add(header);
    List<ReceivedMail> mails = demonstration.mine();
    if (mails.isEmpty()) {
      add(new EmptyState(getTranslation("mailbox.empty")));
    }
    mails.forEach(mail -> add(details(mail)));
  }

  private Component details(ReceivedMail mail) {
    Details details =
        new Details(
            DateFormats.dayTime(mail.sentAt()) + " · " + mail.subject(),
            new Paragraph(getTranslation("mailbox.from", mail.from())),
            content(mail));
    details.setWidthFull();
    return details;
  }

  /** Text as text; HTML where no script runs and no link leads into our pages. */
  private Component content(ReceivedMail mail) {
    if (mail.text() != null || mail.html() == null) {
      Div text = new Div(Objects.requireNonNullElse(mail.text(), ""));
      text.addClassName("as-typed");
      return text;
    }
    IFrame html = new IFrame();
    html.setSandbox();
    html.setSrcdoc(mail.html());
    html.setTitle(mail.subject());
    html.setWidthFull();
    html.setHeight("24rem");
    return html;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("mailbox.nav");
  }
}
