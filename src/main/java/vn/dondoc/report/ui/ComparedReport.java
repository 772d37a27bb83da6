package vn.dondoc.report.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.report.ComparedPart;
import vn.dondoc.report.ComparedPart.Change;

/** Two versions of the report in one text, the changes marked. */
class ComparedReport extends Div {
  ComparedReport(List<ComparedPart> parts, boolean onlyChanges) {
    addClassName("compared-report");
    List<ComparedPart> shown =
        parts.stream().filter(p -> !onlyChanges || p.change() != Change.NONE).toList();
    if (shown.isEmpty()) {
      add(new EmptyState(getTranslation("report.compare.same")));
      return;
    }
    boolean tasks = false;
    for (ComparedPart part : shown) {
      if (part.keyTask() && !tasks) {
        tasks = true;
        add(new H2(getTranslation("report.keyTasks")));
      }
      Div heading =
          new Div(
              new H3(
                  part.keyTask()
                      ? getTranslation("report.keyTaskNumber", part.position())
                      : part.position() + ". " + part.title()));
      heading.addClassName("part-heading");
      switch (part.change()) {
        case NONE -> {}
        case CHANGED ->
            heading.add(new StatusBadge(VaadinIcon.EDIT, Accent.BLUE, "report.change.changed"));
        case ADDED ->
            heading.add(new StatusBadge(VaadinIcon.PLUS, Accent.GREEN, "report.change.added"));
        case REMOVED ->
            heading.add(new StatusBadge(VaadinIcon.MINUS, Accent.NEUTRAL, "report.change.removed"));
      }
      add(heading, new DiffText(part.pieces()));
    }
  }
}
