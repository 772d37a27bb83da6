package vn.dondoc.report.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.report.ReportView;

/** What the Standing Board decided on the versions, the latest first. */
class Decisions extends Div {
  Decisions(List<ReportView.Decision> decisions, Organisations organisations) {
    addClassName("decisions");
    Map<UUID, PersonInfo> people =
        organisations.people(decisions.stream().map(ReportView.Decision::by).toList());
    for (ReportView.Decision decision : decisions.reversed()) {
      PersonInfo by = people.get(decision.by());
      Paragraph line =
          new Paragraph(
              decision.approved()
                  ? new StatusBadge(
                      VaadinIcon.CHECK_CIRCLE,
                      Accent.GREEN,
                      "report.decision.approved",
                      decision.onVersion())
                  : new StatusBadge(
                      VaadinIcon.REPLY,
                      Accent.YELLOW,
                      "report.decision.sentBack",
                      decision.onVersion()),
              new Span(
                  " "
                      + (by == null ? "" : by.name() + " · ")
                      + DateFormats.dayTime(decision.at())));
      add(line);
      if (decision.reason() != null) {
        Paragraph reason = new Paragraph(decision.reason());
        reason.addClassName("given-reason");
        add(reason);
      }
    }
  }
}
