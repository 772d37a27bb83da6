package vn.dondoc.report.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;

/** The three parts of an association's report, to read. */
class PassageTexts extends Div {
  PassageTexts(String results, String difficulties, String proposals) {
    addClassName("passages");
    part("associationReport.passage.RESULTS", results);
    part("associationReport.passage.DIFFICULTIES", difficulties);
    part("associationReport.passage.PROPOSALS", proposals);
    if (getComponentCount() == 0) {
      add(new Paragraph(getTranslation("associationReport.nothing")));
    }
  }

  private void part(String key, String text) {
    if (!text.isBlank()) {
      Paragraph words = new Paragraph(text);
      words.addClassName("typed-text");
      add(new H3(getTranslation(key)), words);
    }
  }
}
