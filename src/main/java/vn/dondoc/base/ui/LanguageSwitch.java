package vn.dondoc.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import vn.dondoc.base.Messages;

/** The other language, one click away; it is remembered on the device. */
public class LanguageSwitch extends Button {
  public LanguageSwitch() {
    Locale other =
        Messages.language(getLocale()).equals(Messages.ENGLISH)
            ? Messages.VIETNAMESE
            : Messages.ENGLISH;
    Span whole = new Span(getTranslation("frame.otherLanguage"));
    whole.addClassName("wide-only");
    Span brief = new Span(getTranslation("frame.otherLanguageShort"));
    brief.addClassName("narrow-only");
    getElement().appendChild(whole.getElement(), brief.getElement());
    setAriaLabel(getTranslation("frame.otherLanguage"));
    getElement().setAttribute("lang", other.getLanguage());
    addThemeVariants(ButtonVariant.TERTIARY);
    addClickListener(
        e -> {
          ViewSettings.keepLanguage(other);
          UI.getCurrentOrThrow().getPage().reload();
        });
  }
}
