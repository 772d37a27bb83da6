package vn.dondoc.mail.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.MailLog.LoggedMail;
import vn.dondoc.mail.MailState;

/** How a mail stands, in a word and in a line. */
final class MailBadges {
  private MailBadges() {}

  static Component of(MailState state) {
    String key = "mailLog.state." + state;
    return switch (state) {
      case COLLECTING -> new StatusBadge(VaadinIcon.HOURGLASS_START, Accent.NEUTRAL, key);
      case READY -> new StatusBadge(VaadinIcon.CLOCK, Accent.BLUE, key);
      case SENDING -> new StatusBadge(VaadinIcon.PAPERPLANE_O, Accent.BLUE, key);
      case SENT -> new StatusBadge(VaadinIcon.CHECK, Accent.GREEN, key);
      case DEAD -> new StatusBadge(VaadinIcon.WARNING, Accent.RED, key);
      case DROPPED -> new StatusBadge(VaadinIcon.BAN, Accent.NEUTRAL, key);
    };
  }

  static String kind(MailKind kind) {
    return I18NProvider.translate("mailLog.kind." + kind);
  }

  /** What it says, as far as the reader may know. */
  static String about(LoggedMail mail, boolean readable) {
    String subject = mail.subject();
    if (subject != null) {
      return subject;
    }
    return I18NProvider.translate(readable ? "mailLog.notWritten" : "mailLog.masked");
  }

  /** When, how often, and what the server said. */
  static List<String> facts(LoggedMail mail) {
    List<String> facts = new ArrayList<>();
    switch (mail.state()) {
      case COLLECTING ->
          facts.add(
              I18NProvider.translate("mailLog.collects", DateFormats.dayTime(mail.notBefore())));
      case SENT -> {
        if (mail.sentAt() != null) {
          facts.add(I18NProvider.translate("mailLog.sentAt", DateFormats.dayTime(mail.sentAt())));
        }
      }
      case READY -> {
        if (mail.nextTryAt() != null) {
          facts.add(
              I18NProvider.translate("mailLog.nextTry", DateFormats.dayTime(mail.nextTryAt())));
        }
      }
      case SENDING, DEAD, DROPPED -> {}
    }
    if (mail.tries() > 0 && mail.state() != MailState.SENT) {
      facts.add(I18NProvider.translate("mailLog.tries", mail.tries()));
    }
    if (mail.resent() > 0) {
      facts.add(I18NProvider.translate("mailLog.resent", mail.resent()));
    }
    if (mail.lastError() != null) {
      facts.add(
          I18NProvider.translate(
              mail.isWritten() ? "mailLog.lastError" : "mailLog.writingError", mail.lastError()));
    }
    return facts;
  }
}
