package vn.dondoc.report.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.report.AssociationReportView;

/** The fields of an association's report, or the word that there is nothing to report. */
class AssociationReportForm extends Div {
  final RadioButtonGroup<Boolean> something = new RadioButtonGroup<>();
  final TextArea results = area("associationReport.passage.RESULTS");
  final TextArea difficulties = area("associationReport.passage.DIFFICULTIES");
  final TextArea proposals = area("associationReport.passage.PROPOSALS");
  final TextArea note = area("associationReport.nothingNote");

  AssociationReportForm() {
    addClassName("form-column");
    something.setLabel(getTranslation("associationReport.something"));
    something.setItems(true, false);
    something.setItemLabelGenerator(
        yes ->
            getTranslation(yes ? "associationReport.something.yes" : "associationReport.nothing"));
    something.setValue(true);
    something.addValueChangeListener(e -> showFields());
    add(something, results, difficulties, proposals, note);
    showFields();
  }

  void fill(AssociationReportView report) {
    results.setValue(report.results());
    difficulties.setValue(report.difficulties());
    proposals.setValue(report.proposals());
    something.setValue(!report.nothing());
  }

  boolean nothing() {
    return !something.getValue();
  }

  String results() {
    return nothing() ? "" : results.getValue();
  }

  String difficulties() {
    return nothing() ? "" : difficulties.getValue();
  }

  String proposals() {
    return nothing() ? "" : proposals.getValue();
  }

  /** Everything typed, as one text, for comparing. */
  String typed() {
    return String.join("\n\n", results.getValue(), difficulties.getValue(), proposals.getValue())
        .strip();
  }

  /** Refusals at their fields. */
  void at(FieldErrors errors) {
    errors.at("associationReport.resultsMissing", results);
  }

  private void showFields() {
    boolean yes = something.getValue();
    results.setVisible(yes);
    difficulties.setVisible(yes);
    proposals.setVisible(yes);
    note.setVisible(!yes);
  }

  private TextArea area(String key) {
    TextArea area = new TextArea(getTranslation(key));
    area.setMinRows(3);
    return area;
  }
}
