package vn.dondoc.followup.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.UploadField;
import vn.dondoc.followup.OnBehalf;
import vn.dondoc.followup.ProgressEntry.Evidence;

/** How the office came to know what it enters for a unit, with the letter or picture of it. */
class OnBehalfFields extends Div {
  private final TextField source = new TextField(getTranslation("followUp.source"));
  private @Nullable Evidence file;

  OnBehalfFields() {
    addClassName("form-column");
    source.setHelperText(getTranslation("followUp.sourceHint"));
    add(
        source,
        new UploadField(
                getTranslation("followUp.sourceFile"),
                (name, content) -> file = new Evidence(name, content))
            .atMost(1)
            .onRemoved(name -> file = null));
  }

  FieldErrors errorsIn(FieldErrors errors) {
    return errors.at("followUp.sourceMissing", source);
  }

  OnBehalf value() {
    return new OnBehalf(source.getValue(), file);
  }
}
