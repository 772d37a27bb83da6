package vn.dondoc.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.MarkdownText;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.report.PassageInfo;
import vn.dondoc.report.ReportView;

/** The report to read: sections with where their passages came from, then the key tasks. */
class ReportText extends Div {
  ReportText(ReportView report, Organisations organisations) {
    addClassName("report-text");
    Map<UUID, OrganisationInfo> names =
        organisations.get(
            report.sections().stream()
                .flatMap(s -> s.origins().stream())
                .map(PassageInfo::organisationId)
                .distinct()
                .toList());
    for (ReportView.SectionText section : report.sections()) {
      H2 heading = new H2(section.position() + ". " + section.title());
      heading.setId("section-" + section.id());
      add(heading);
      add(
          section.text().isBlank()
              ? new Paragraph(getTranslation("report.section.empty"))
              : new MarkdownText(section.text()));
      if (!section.origins().isEmpty()) {
        add(origins(section.origins(), names));
      }
    }
    add(new H2(getTranslation("report.keyTasks")));
    OrderedList tasks = new OrderedList();
    for (ReportView.KeyTaskText task : report.keyTasks()) {
      boolean wasSplit = report.keyTasks().stream().anyMatch(k -> task.id().equals(k.splitFrom()));
      if (!wasSplit) {
        tasks.add(item(task));
      }
    }
    add(tasks);
  }

  private ListItem item(ReportView.KeyTaskText task) {
    ListItem item = new ListItem();
    item.setId("key-task-" + task.id());
    item.getElement().setAttribute("value", Integer.toString(task.position()));
    if (task.removed()) {
      Element struck = new Element("del");
      struck.setText(task.text());
      item.getElement().appendChild(struck);
      item.add(
          new Span(" "),
          new StatusBadge(VaadinIcon.MINUS, Accent.NEUTRAL, "report.change.removed"));
      if (task.removalNote() != null) {
        item.add(new Span(" " + task.removalNote()));
      }
    } else {
      item.setText(task.text());
    }
    return item;
  }

  /** From which associations' reports a section took passages, each a way there. */
  static Component origins(List<PassageInfo> origins, Map<UUID, OrganisationInfo> names) {
    Map<UUID, String> links = new LinkedHashMap<>();
    for (PassageInfo origin : origins) {
      OrganisationInfo from = names.get(origin.organisationId());
      links.putIfAbsent(origin.associationReportId(), from == null ? "" : from.name());
    }
    Paragraph line = new Paragraph();
    line.addClassName("origins");
    line.add(new Span(line.getTranslation("report.section.origins") + " "));
    int left = links.size();
    for (Map.Entry<UUID, String> link : links.entrySet()) {
      line.add(new Anchor("submitAssociationReport/" + link.getKey(), link.getValue()));
      if (--left > 0) {
        line.add(new Span(", "));
      }
    }
    return line;
  }
}
