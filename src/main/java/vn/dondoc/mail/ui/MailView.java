package vn.dondoc.mail.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.LetterFrame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.MailLog;
import vn.dondoc.mail.MailLog.LoggedLink;
import vn.dondoc.mail.MailLog.LoggedMail;
import vn.dondoc.mail.MailLog.OpenedMail;
import vn.dondoc.mail.MailState;

/** One mail: what became of it, and, for those who may read it, what it said. */
@Route(value = "mail/:id", layout = Frame.class)
@PermitAll
@StyleSheet("context://mail.css")
class MailView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final MailLog log;
  private String title = "";

  MailView(MailLog log) {
    this.log = log;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(id(event.getRouteParameters().get("id").orElse("")));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }

  private void show(UUID id) {
    OpenedMail opened = log.open(id, getTranslation("mailLog.personalLink"));
    LoggedMail mail = opened.mail();
    title = MailBadges.about(mail, opened.readable());
    removeAll();
    FieldErrors errors = new FieldErrors();
    PageHeader header =
        new PageHeader(title)
            .back("mail", getTranslation("mailLog.title"))
            .status(MailBadges.of(mail.state()))
            .meta(
                MailBadges.kind(mail.kind()),
                getTranslation("mailLog.postedAt", DateFormats.dayTime(mail.postedAt())));
    if (opened.resendable()) {
      Button resend = new Button(getTranslation("mailLog.resend"), e -> resend(opened, errors));
      resend.addThemeVariants(ButtonVariant.PRIMARY);
      header.actions(resend);
    }
    add(header, errors, facts(opened), letter(opened));
    if (!opened.links().isEmpty()) {
      add(new H2(getTranslation("mailLog.links")), links(opened.links()));
    }
  }

  private void resend(OpenedMail opened, FieldErrors errors) {
    LoggedMail mail = opened.mail();
    Confirmation.ask(
        getTranslation(
            mail.kind() == MailKind.INVITATION ? "mailLog.resendInvitation" : "mailLog.resendAsk",
            mail.person()),
        getTranslation("mailLog.resend"),
        () -> {
          if (errors.run(() -> log.resend(mail.id()))) {
            show(mail.id());
            Frame.refresh();
            Notification.show(getTranslation("mailLog.resendDone", mail.person()));
          }
        });
  }

  private Component facts(OpenedMail opened) {
    LoggedMail mail = opened.mail();
    DescriptionList facts = new DescriptionList();
    facts.addClassName("mail-facts");
    String address = mail.address();
    fact(facts, "mailLog.to", mail.person() + (address == null ? "" : " · " + address));
    fact(facts, "mailLog.state", standing(mail));
    if (mail.tries() > 1 || mail.state() != MailState.SENT && mail.tries() > 0) {
      fact(facts, "mailLog.triesLabel", String.valueOf(mail.tries()));
    }
    fact(facts, "mailLog.lastErrorLabel", mail.lastError());
    if (opened.resentAt() != null) {
      fact(
          facts,
          "mailLog.resentLabel",
          getTranslation(
              "mailLog.resentBy",
              mail.resent(),
              DateFormats.dayTime(opened.resentAt()),
              Objects.requireNonNullElse(opened.resentBy(), "")));
    }
    if (!opened.attachments().isEmpty()) {
      fact(facts, "mailLog.attachments", String.join(", ", opened.attachments()));
    }
    return facts;
  }

  private String standing(LoggedMail mail) {
    String words =
        getTranslation(
            mail.state() == MailState.DEAD && !mail.isWritten()
                ? "mailLog.notWritable"
                : "mailLog.stateIs." + mail.state());
    return switch (mail.state()) {
      case COLLECTING ->
          words
              + " "
              + getTranslation("mailLog.collects", DateFormats.dayTime(mail.notBefore()))
              + ".";
      case SENT ->
          mail.sentAt() == null
              ? words
              : getTranslation("mailLog.sentAt", DateFormats.dayTime(mail.sentAt())) + ". " + words;
      case READY ->
          mail.nextTryAt() == null
              ? words
              : words
                  + " "
                  + getTranslation("mailLog.nextTry", DateFormats.dayTime(mail.nextTryAt()))
                  + ".";
      case SENDING, DEAD, DROPPED -> words;
    };
  }

  private void fact(DescriptionList facts, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      facts.add(
          new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
  }

  private Component letter(OpenedMail opened) {
    Div letter = new Div(new H2(getTranslation("mailLog.letter")));
    letter.addClassName("mail-letter");
    String text = opened.text();
    String html = opened.html();
    if (!opened.readable()) {
      letter.add(new Paragraph(getTranslation("mailLog.maskedWhy")));
    } else if (text == null || html == null) {
      letter.add(new Paragraph(getTranslation("mailLog.notWrittenWhy")));
    } else {
      letter.add(new Paragraph(getTranslation("mailLog.letterAbout")));
      Div plain = new Div(text);
      plain.addClassNames("as-typed", "mail-plain");
      TabSheet tabs = new TabSheet();
      tabs.add(getTranslation("mailLog.asShown"), new LetterFrame(html, title));
      tabs.add(getTranslation("mailLog.asText"), plain);
      tabs.setWidthFull();
      letter.add(tabs);
    }
    return letter;
  }

  private Component links(List<LoggedLink> links) {
    UnorderedList list = new UnorderedList();
    for (LoggedLink link : links) {
      String how =
          link.used()
              ? "mailLog.linkUsed"
              : link.revoked()
                  ? "mailLog.linkRevoked"
                  : link.expired() ? "mailLog.linkExpired" : "mailLog.linkWorks";
      list.add(
          new ListItem(
              getTranslation("mailLog.link." + link.purpose())
                  + ": "
                  + getTranslation(how, DateFormats.dayTime(link.expiresAt()))));
    }
    return list;
  }

  @Override
  public String getPageTitle() {
    return title;
  }
}
