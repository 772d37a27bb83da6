package vn.dondoc.followup.ui;

import com.vaadin.flow.component.textfield.TextArea;
import vn.dondoc.base.ui.FieldErrors;

/** Why: asked with every decision. */
class Reason extends TextArea {
  Reason() {
    this("followUp.reason");
  }

  Reason(String labelKey) {
    setLabel(getTranslation(labelKey));
    setMinRows(3);
    setMaxRows(14);
  }

  FieldErrors errorsIn(FieldErrors errors) {
    return errors.at("followUp.reasonMissing", this).at("followUp.textTooLong", this);
  }
}
