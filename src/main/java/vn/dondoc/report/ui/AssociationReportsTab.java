package vn.dondoc.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.CaseTab;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.report.AssociationReportStatus;
import vn.dondoc.report.AssociationReportView;
import vn.dondoc.report.AssociationReporting;

/** The associations' reports on the page of the review: who has reported how, and who has not. */
@org.springframework.stereotype.Component
class AssociationReportsTab implements CaseTab {
  private final AssociationReporting reporting;

  AssociationReportsTab(AssociationReporting reporting) {
    this.reporting = reporting;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String labelKey() {
    return "associationReport.tab";
  }

  @Override
  public Optional<Integer> count(UUID reviewId) {
    List<AssociationReportView> reports = reporting.ofReview(reviewId);
    return reports.isEmpty()
        ? Optional.empty()
        : Optional.of((int) reports.stream().filter(r -> r.status().isIn()).count());
  }

  @Override
  public Component content(UUID reviewId) {
    List<AssociationReportView> reports = reporting.ofReview(reviewId);
    Div content = new Div();
    if (reports.isEmpty()) {
      content.add(new EmptyState(content.getTranslation("associationReport.none")));
      return content;
    }
    Map<AssociationReportStatus, Integer> counts = new EnumMap<>(AssociationReportStatus.class);
    reports.forEach(r -> counts.merge(r.status(), 1, Integer::sum));
    content.add(
        new Paragraph(
            content.getTranslation(
                    "associationReport.inOf",
                    reports.stream().filter(r -> r.status().isIn()).count(),
                    reports.size())
                + " · "
                + counts.entrySet().stream()
                    .map(
                        c ->
                            content.getTranslation("associationReport.status." + c.getKey())
                                + " "
                                + c.getValue())
                    .collect(Collectors.joining(" · "))));
    UnorderedList list = new UnorderedList();
    list.addClassName("status-list");
    reports.forEach(r -> list.add(row(r)));
    content.add(list);
    return content;
  }

  private static ListItem row(AssociationReportView report) {
    Anchor name = new Anchor("submitAssociationReport/" + report.id(), report.organisationName());
    name.addClassName("status-list-name");
    Div badges = new Div(AssociationReportBadges.of(report));
    badges.addClassName("button-row");
    ListItem row = new ListItem(name, badges);
    if (report.submittedAt() != null) {
      row.add(new Span(DateFormats.dayTime(report.submittedAt())));
    }
    if (report.status().isOpen() && report.mayEnter()) {
      row.add(
          new Anchor(
              "submitAssociationReport/" + report.id(),
              row.getTranslation("associationReport.enterShort")));
    }
    if (report.source() != null) {
      row.add(new Span(row.getTranslation("associationReport.byOffice")));
    }
    return row;
  }
}
