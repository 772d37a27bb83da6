package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.followup.OnBehalf;

/** What the lead answers and asks for, or the office for it, apart from its reports. */
class UnitDialogs {
  private final Shown shown;
  private final @Nullable OnBehalfFields source;

  UnitDialogs(Shown shown) {
    this.shown = shown;
    this.source = shown.view().onBehalf() ? new OnBehalfFields() : null;
  }

  /** Only where the office does it: the unit itself needs no form. */
  void acknowledge() {
    ActDialog dialog = dialog("followUp.acknowledge");
    dialog
        .act(
            I18NProvider.translate("followUp.acknowledge"),
            () -> {
              shown.services().actions().acknowledge(shown.id(), onBehalf());
              shown.done().done(null);
            })
        .open();
  }

  void decline() {
    Reason reason = new Reason();
    ActDialog dialog = dialog("followUp.decline", reason);
    reason.errorsIn(dialog.errors());
    dialog
        .act(
            I18NProvider.translate("followUp.decline"),
            () -> {
              shown.services().actions().decline(shown.id(), reason.getValue(), onBehalf());
              shown.done().done(null);
            })
        .open();
  }

  void askExtension() {
    NewDeadline to = new NewDeadline(shown, "followUp.extendTo").later();
    Reason reason = new Reason();
    ActDialog dialog = dialog("followUp.askExtension", to, reason);
    to.errorsIn(dialog.errors());
    reason.errorsIn(dialog.errors());
    dialog
        .act(
            I18NProvider.translate("followUp.sendRequest"),
            () -> {
              shown
                  .services()
                  .extensions()
                  .ask(shown.id(), to.day(), reason.getValue(), onBehalf());
              shown.done().done("followUp.extensionSent");
            })
        .open();
  }

  /** The act, and for whom, where it is done for someone. */
  static String title(String key, Shown shown) {
    String act = I18NProvider.translate(key);
    return shown.view().onBehalf()
        ? act + " · " + I18NProvider.translate("followUp.onBehalfOf", shown.view().lead().name())
        : act;
  }

  private ActDialog dialog(String key, Component... own) {
    List<Component> fields = new ArrayList<>();
    if (source != null) {
      fields.add(source);
    }
    fields.addAll(Arrays.asList(own));
    ActDialog dialog = new ActDialog(title(key, shown), fields.toArray(Component[]::new));
    if (source != null) {
      source.errorsIn(dialog.errors());
    }
    return dialog;
  }

  private @Nullable OnBehalf onBehalf() {
    return source == null ? null : source.value();
  }
}
