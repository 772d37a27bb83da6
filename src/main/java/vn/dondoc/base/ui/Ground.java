package vn.dondoc.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.dondoc.base.Messages;

/** What holds for every page before any is made: language, look, what is said when all fails. */
@Component
class Ground implements VaadinServiceInitListener {
  private final transient Messages messages;

  Ground(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .setSystemMessagesProvider(
            info -> systemMessages(ViewSettings.language(info.getRequest())));
    event
        .getSource()
        .addSessionInitListener(
            session -> {
              session.getSession().setLocale(ViewSettings.language(session.getRequest()));
              session.getSession().setErrorHandler(new ShownErrors());
            });
    event
        .getSource()
        .addUIInitListener(
            ui -> {
              ViewSettings.chosen().ifPresent(chosen -> chosen.apply(ui.getUI()));
              prepare(ui.getUI());
            });
    event.addIndexHtmlRequestListener(
        page ->
            page.getDocument()
                .select("html")
                .attr("lang", ViewSettings.language(page.getVaadinRequest()).getLanguage()));
  }

  private void prepare(UI ui) {
    Locale language =
        ViewSettings.language(com.vaadin.flow.server.VaadinService.getCurrentRequest());
    ui.getSession().setLocale(language);
    ui.setLocale(language);
    ui.getPage()
        .executeJs(
            "document.documentElement.lang = $0;"
                + "const i = window.Vaadin && window.Vaadin.connectionIndicator;"
                + "if (i) { i.onlineText = $1; i.offlineText = $2; i.reconnectingText = $3; }",
            language.getLanguage(),
            messages.get(language, "connection.online"),
            messages.get(language, "connection.offline"),
            messages.get(language, "connection.reconnecting"));
  }

  private CustomizedSystemMessages systemMessages(Locale language) {
    CustomizedSystemMessages words = new CustomizedSystemMessages();
    words.setSessionExpiredNotificationEnabled(true);
    words.setSessionExpiredCaption(messages.get(language, "session.expired"));
    words.setSessionExpiredMessage(messages.get(language, "session.expiredWhatToDo"));
    words.setInternalErrorCaption(messages.get(language, "session.failed"));
    words.setInternalErrorMessage(messages.get(language, "session.failedWhatToDo"));
    words.setCookiesDisabledNotificationEnabled(true);
    words.setCookiesDisabledCaption(messages.get(language, "session.cookies"));
    words.setCookiesDisabledMessage(messages.get(language, "session.cookiesWhatToDo"));
    return words;
  }
}
