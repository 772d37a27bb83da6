package vn.dondoc.report.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.dondoc.base.DateFormats;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.report.AssociationReportView;

/** What happened to an association's report, with the text as it stood then. */
class AssociationReportHistoryPanel extends Div {
  AssociationReportHistoryPanel(AssociationReportView report, Organisations organisations) {
    addClassName("history");
    Map<UUID, PersonInfo> people =
        organisations.people(
            report.history().stream()
                .map(AssociationReportView.Entry::by)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList());
    for (AssociationReportView.Entry entry : report.history().reversed()) {
      PersonInfo by = entry.by() == null ? null : people.get(entry.by());
      String what =
          DateFormats.dayTime(entry.at())
              + " · "
              + getTranslation("associationReport.entry." + entry.kind())
              + (by == null ? "" : " · " + by.name());
      Paragraph line = new Paragraph(new Span(what));
      if (entry.note() != null) {
        Span note = new Span(": " + entry.note());
        note.addClassName("given-reason");
        line.add(note);
      }
      add(line);
      switch (entry.kind()) {
        case SUBMITTED, ENTERED_ON_BEHALF, CORRECTED ->
            add(
                new Details(
                    getTranslation("associationReport.textThen"),
                    new PassageTexts(entry.results(), entry.difficulties(), entry.proposals())));
        default -> {}
      }
    }
  }
}
