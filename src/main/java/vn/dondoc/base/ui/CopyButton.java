package vn.dondoc.base.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;

/** Copies the text of a field. */
public final class CopyButton {
  private CopyButton() {}

  /**
   * @param label already translated
   */
  public static Button of(TextField text, String label) {
    Button copy = new Button(label);
    copy.addThemeVariants(ButtonVariant.PRIMARY);
    // The browser copies only within the click itself, so this does not ask the server first.
    copy.getElement()
        .executeJs(
            "this.addEventListener('click', () => {"
                + " const field = $0.inputElement; field.focus(); field.select();"
                + " if (navigator.clipboard) { navigator.clipboard.writeText(field.value); }"
                + " else { document.execCommand('copy'); } this.textContent = $1; });",
            text.getElement(),
            I18NProvider.translate("action.copied"));
    return copy;
  }
}
