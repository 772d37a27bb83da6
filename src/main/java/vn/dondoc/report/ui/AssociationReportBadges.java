package vn.dondoc.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.report.AssociationReportStatus;
import vn.dondoc.report.AssociationReportView;

/** How the statuses of an association's report are told apart: icon, word, colour. */
final class AssociationReportBadges {
  private AssociationReportBadges() {}

  static Component[] of(AssociationReportView report) {
    List<Component> badges = new ArrayList<>();
    badges.add(
        switch (report.status()) {
          case NOT_YET -> badge(VaadinIcon.CIRCLE_THIN, Accent.NEUTRAL, report.status());
          case MISSING -> badge(VaadinIcon.WARNING, Accent.RED, report.status());
          case RECEIVED -> badge(VaadinIcon.CHECK_CIRCLE, Accent.GREEN, report.status());
          case RECEIVED_LATE -> badge(VaadinIcon.CHECK, Accent.YELLOW, report.status());
          case NOTHING -> badge(VaadinIcon.MINUS_CIRCLE_O, Accent.NEUTRAL, report.status());
          case ON_PAPER -> badge(VaadinIcon.FILE_TEXT_O, Accent.BLUE, report.status());
          case DISPUTED -> badge(VaadinIcon.REPLY, Accent.YELLOW, report.status());
          case CLOSED_MISSING -> badge(VaadinIcon.BAN, Accent.NEUTRAL, report.status());
        });
    if (report.daysLate() > 0 && report.status().isIn()) {
      badges.add(
          new StatusBadge(
              VaadinIcon.CLOCK, Accent.YELLOW, "associationReport.daysLate", report.daysLate()));
    }
    return badges.toArray(Component[]::new);
  }

  private static StatusBadge badge(VaadinIcon icon, Accent accent, AssociationReportStatus status) {
    return new StatusBadge(icon, accent, "associationReport.status." + status);
  }
}
