package vn.dondoc.base.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.i18n.I18NProvider;

/** Asks once before what cannot be taken back. */
public final class Confirmation {
  private Confirmation() {}

  /**
   * Asks the question (already translated); the verb on the button says what will be done.
   *
   * @param act done on yes; what it refuses is shown by the page's error handling, so run it
   *     through {@link FieldErrors#run}
   */
  public static void ask(String question, String verb, Runnable act) {
    open(dialog(question, verb, act));
  }

  /** As {@link #ask}, with a red button, for what destroys. */
  public static void askDestructive(String question, String verb, Runnable act) {
    ConfirmDialog dialog = dialog(question, verb, act);
    dialog.setConfirmButtonTheme("error primary");
    open(dialog);
  }

  /** The second click of a double click asks nothing more. */
  private static void open(ConfirmDialog dialog) {
    UI ui = UI.getCurrent();
    ConfirmDialog asked = ComponentUtil.getData(ui, ConfirmDialog.class);
    if (asked == null || !asked.isOpened()) {
      ComponentUtil.setData(ui, ConfirmDialog.class, dialog);
      dialog.open();
    }
  }

  private static ConfirmDialog dialog(String question, String verb, Runnable act) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(I18NProvider.translate("confirmation.title"));
    dialog.setText(question);
    dialog.setCancelable(true);
    dialog.setCancelText(I18NProvider.translate("action.back"));
    dialog.setConfirmText(verb);
    dialog.addConfirmListener(e -> act.run());
    return dialog;
  }
}
