package vn.dondoc.followup.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.UploadField;
import vn.dondoc.followup.ProgressEntry.Evidence;

/** What shows that it was done: files, pictures taken here and now, and addresses. */
class EvidenceFields extends Div {
  private final List<Evidence> files = new ArrayList<>();
  private final TextArea links = new TextArea(getTranslation("followUp.links"));

  /**
   * @param withLinks whether addresses can be given too
   */
  EvidenceFields(boolean withLinks) {
    addClassName("form-column");
    add(
        UploadField.camera(this::take).onRemoved(this::remove),
        new UploadField(getTranslation("followUp.evidence"), this::take).onRemoved(this::remove));
    if (withLinks) {
      links.setHelperText(getTranslation("followUp.linksHint"));
      links.setMinRows(1);
      links.setMaxRows(5);
      add(links);
    }
  }

  FieldErrors errorsIn(FieldErrors errors) {
    return errors.at("followUp.linkUnknown", links).at("followUp.linksTooMany", links);
  }

  List<Evidence> files() {
    return List.copyOf(files);
  }

  List<String> links() {
    return links.getValue().lines().toList();
  }

  private void take(String name, byte[] content) {
    files.add(new Evidence(name, content));
  }

  /** Of two with the same name the later one: it stands nearer to the hand. */
  private void remove(String name) {
    for (int i = files.size() - 1; i >= 0; i--) {
      if (files.get(i).name().equals(name)) {
        files.remove(i);
        return;
      }
    }
  }
}
