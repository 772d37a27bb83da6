package vn.dondoc.reminder.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import vn.dondoc.base.Days;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.CopyButton;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.reminder.CalendarFeed;
import vn.dondoc.reminder.CalendarFeed.FeedInfo;
import vn.dondoc.reminder.Choices;

/** The secret links of the signed-in person: of their calendar, and in their mails. */
class FeedPanel extends Div {
  private final transient CalendarFeed feed;
  private final transient Choices choices;
  private final FieldErrors errors = new FieldErrors();
  private final Div calendar = new Div();

  FeedPanel(CalendarFeed feed, Choices choices) {
    this.feed = feed;
    this.choices = choices;
    calendar.addClassName("form-column");
    Button revoke = new Button(getTranslation("mailLinks.revoke"), e -> askRevokeLinks());
    Div mails = new Div(new Paragraph(getTranslation("mailLinks.about")), revoke);
    mails.addClassName("form-column");
    add(
        new H2(getTranslation("feed.title")),
        errors,
        calendar,
        new H2(getTranslation("mailLinks.title")),
        mails);
    show();
  }

  private void show() {
    calendar.removeAll();
    calendar.add(new Paragraph(getTranslation("feed.about")));
    Optional<FeedInfo> now = feed.status();
    if (now.isEmpty()) {
      calendar.add(new Button(getTranslation("feed.create"), e -> errors.run(this::create)));
      return;
    }
    FeedInfo info = now.get();
    calendar.add(
        new Paragraph(
            info.lastReadOn() == null
                ? getTranslation("feed.neverRead", Days.of(info.createdAt()))
                : getTranslation("feed.read", Days.of(info.createdAt()), info.lastReadOn())));
    Div buttons =
        new Div(
            new Button(getTranslation("feed.renew"), e -> askRenew()),
            new Button(getTranslation("feed.revoke"), e -> askRevoke()));
    buttons.addClassName("button-row");
    calendar.add(buttons);
  }

  private void create() {
    String address = feed.create();
    show();
    TextField text = new TextField(getTranslation("feed.address"));
    text.setReadOnly(true);
    text.setValue(address);
    text.setHelperText(getTranslation("feed.once"));
    Dialog dialog = new Dialog();
    dialog.addClassName("act-dialog");
    // Not by a slip: it is shown only now.
    dialog.setCloseOnOutsideClick(false);
    dialog.setCloseOnEsc(false);
    dialog.setHeaderTitle(getTranslation("feed.title"));
    Div content = new Div(new Paragraph(getTranslation("feed.how")), text);
    content.addClassName("form-column");
    dialog.add(content);
    dialog
        .getFooter()
        .add(
            new Button(getTranslation("action.close"), e -> dialog.close()),
            CopyButton.of(text, getTranslation("feed.copy")));
    dialog.open();
  }

  private void askRenew() {
    Confirmation.ask(
        getTranslation("feed.askRenew"),
        getTranslation("feed.renew"),
        () -> errors.run(this::create));
  }

  private void askRevoke() {
    Confirmation.askDestructive(
        getTranslation("feed.askRevoke"),
        getTranslation("feed.revoke"),
        () ->
            errors.run(
                () -> {
                  feed.revoke();
                  show();
                }));
  }

  private void askRevokeLinks() {
    Confirmation.askDestructive(
        getTranslation("mailLinks.askRevoke"),
        getTranslation("mailLinks.revoke"),
        () ->
            errors.run(
                () ->
                    Notification.show(
                        getTranslation("mailLinks.revoked", choices.revokeMailLinks()))));
  }
}
