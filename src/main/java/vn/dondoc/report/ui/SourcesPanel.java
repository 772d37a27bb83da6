package vn.dondoc.report.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.report.AssociationReportView;
import vn.dondoc.report.Passage;

/** The associations' reports beside the draft: who is missing, and what can be pulled in. */
class SourcesPanel extends Details {

  /** A passage of a report, pulled as this text. */
  interface Pull {
    void into(AssociationReportView from, Passage passage, String text);
  }

  SourcesPanel(List<AssociationReportView> reports, String sectionTitle, Pull pull) {
    long in = reports.stream().filter(r -> r.status().isIn()).count();
    setSummaryText(getTranslation("report.sources", in, reports.size()));
    Div content = new Div();
    content.addClassName("sources");
    Predicate<AssociationReportView> missing = r -> !r.status().isIn();
    if (reports.stream().anyMatch(missing)) {
      content.add(new H3(getTranslation("report.sources.missing")));
      reports.stream()
          .filter(missing)
          .forEach(
              r -> {
                Paragraph line = new Paragraph(new Span(r.organisationName() + " "));
                line.add(AssociationReportBadges.of(r));
                content.add(line);
              });
    }
    List<AssociationReportView> readable =
        reports.stream().filter(r -> r.status().isIn() && !r.nothing()).toList();
    if (readable.isEmpty()) {
      content.add(new EmptyState(getTranslation("report.sources.none")));
    }
    for (AssociationReportView report : readable) {
      content.add(
          source(report, (passage, text) -> pull.into(report, passage, text), sectionTitle));
    }
    add(content);
  }

  private Details source(
      AssociationReportView report, BiConsumer<Passage, String> pull, String sectionTitle) {
    Div passages = new Div();
    for (Passage passage : Passage.values()) {
      String text = report.text(passage);
      if (!text.isBlank()) {
        Div words = new Div(text);
        words.addClassName("as-typed");
        Button take =
            new Button(
                getTranslation("report.pull"),
                e -> open(report, passage, text, pull, sectionTitle));
        take.setAriaLabel(
            getTranslation("report.pull")
                + ": "
                + report.organisationName()
                + ", "
                + getTranslation("associationReport.passage." + passage));
        passages.add(new H3(getTranslation("associationReport.passage." + passage)), words, take);
      }
    }
    return new Details(report.organisationName(), passages);
  }

  private void open(
      AssociationReportView report,
      Passage passage,
      String text,
      BiConsumer<Passage, String> pull,
      String sectionTitle) {
    TextArea words = new TextArea(getTranslation("report.pull.text"));
    words.setHelperText(getTranslation("report.pull.help"));
    words.setValue(text);
    ActDialog dialog =
        new ActDialog(
            getTranslation("report.pull.title", report.organisationName(), sectionTitle), words);
    dialog.act(getTranslation("report.pull.act"), () -> pull.accept(passage, words.getValue()));
    dialog.errors().at("report.passageNotThere", words).at("report.tooLong", words);
    dialog.open();
  }
}
