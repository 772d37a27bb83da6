package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.followup.FollowUpView.Part;

/** The report of a coordinating unit on its part: in the page, or in a dialog. */
class PartForm {
  private final Shown shown;
  private final Part part;
  private final Reason words = new Reason("followUp.partWords");
  private final EvidenceFields evidence = new EvidenceFields(false);
  private final @Nullable OnBehalfFields source;

  PartForm(Shown shown, Part part) {
    this.shown = shown;
    this.part = part;
    this.source = part.onBehalf() ? new OnBehalfFields() : null;
  }

  Component[] fields() {
    return source == null
        ? new Component[] {words, evidence}
        : new Component[] {source, words, evidence};
  }

  FieldErrors errorsIn(FieldErrors errors) {
    if (source != null) {
      source.errorsIn(errors);
    }
    return errors.at("followUp.wordsMissing", words).at("followUp.textTooLong", words);
  }

  void send() {
    shown
        .services()
        .contributions()
        .report(
            shown.id(),
            part.unit().id(),
            words.getValue(),
            evidence.files(),
            source == null ? null : source.value());
    shown.done().done("followUp.partSent");
  }

  void focus() {
    words.focus();
  }

  void open() {
    ActDialog dialog =
        new ActDialog(I18NProvider.translate("followUp.partOf", part.unit().name()), fields());
    errorsIn(dialog.errors());
    dialog.act(I18NProvider.translate("followUp.send"), this::send).open();
  }
}
