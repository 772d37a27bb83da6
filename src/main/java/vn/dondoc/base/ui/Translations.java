package vn.dondoc.base.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.dondoc.base.Messages;

/** Gives the pages their sentences. */
@Component
class Translations implements I18NProvider {
  private final transient Messages messages;

  Translations(Messages messages) {
    this.messages = messages;
  }

  @Override
  public List<Locale> getProvidedLocales() {
    return Messages.LANGUAGES;
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... params) {
    return messages.get(locale, key, params);
  }
}
