package vn.dondoc.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;

/**
 * One act with its few fields: a dialog, on a phone the whole screen. A refusal is shown inside and
 * what was typed stays.
 */
public class ActDialog extends Dialog {
  private final FieldErrors errors = new FieldErrors();

  /** A dialog headed by the act (already translated), with these fields in one column. */
  public ActDialog(String title, Component... fields) {
    setHeaderTitle(title);
    addClassName("act-dialog");
    setCloseOnOutsideClick(false);
    Div form = new Div(fields);
    form.addClassName("form-column");
    form.add(errors);
    add(form);
    Button cancel = new Button(getTranslation("action.back"), e -> close());
    getFooter().add(cancel);
  }

  /** The button that does it; the dialog closes only once it is done. */
  public ActDialog act(String verb, Runnable act) {
    return act(verb, act, ButtonVariant.PRIMARY);
  }

  /** As {@link #act(String, Runnable)}, in red. */
  public ActDialog destructiveAct(String verb, Runnable act) {
    return act(verb, act, ButtonVariant.PRIMARY, ButtonVariant.ERROR);
  }

  private ActDialog act(String verb, Runnable act, ButtonVariant... variants) {
    Button button =
        new Button(
            verb,
            e -> {
              // The second click of a double click finds it done.
              if (isOpened() && errors.run(act)) {
                close();
              }
            });
    button.addThemeVariants(variants);
    getFooter().add(button);
    return this;
  }

  /** Where refusals are shown: say here which key is about which field. */
  public FieldErrors errors() {
    return errors;
  }
}
