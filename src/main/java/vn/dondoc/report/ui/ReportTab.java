package vn.dondoc.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import java.util.UUID;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.CaseTab;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportState;
import vn.dondoc.report.ReportView;

/** The union's report on the page of its review. */
@org.springframework.stereotype.Component
class ReportTab implements CaseTab {
  private final ReportDrafting drafting;
  private final Organisations organisations;

  ReportTab(ReportDrafting drafting, Organisations organisations) {
    this.drafting = drafting;
    this.organisations = organisations;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String labelKey() {
    return "report.tab";
  }

  @Override
  public Optional<Integer> count(UUID reviewId) {
    return Optional.empty();
  }

  @Override
  public Component content(UUID reviewId) {
    Div content = new Div();
    ReportView report;
    try {
      report = drafting.report(reviewId);
    } catch (NotFound e) {
      content.add(new EmptyState(content.getTranslation("report.notForYou")));
      return content;
    }
    Div first = new Div(state(report.state()));
    first.addClassName("button-row");
    if (report.mayEdit()) {
      boolean drafted = report.state() == ReportState.DRAFTING;
      first.add(
          new Anchor(
              (drafted ? "draftReport/" : "amendReport/") + reviewId,
              content.getTranslation(drafted ? "step.draftReport" : "report.amend")));
    }
    content.add(first);
    if (!report.decisions().isEmpty()) {
      content.add(new Decisions(report.decisions(), organisations));
    }
    if (!report.versions().isEmpty()) {
      content.add(
          new Details(
              content.getTranslation("report.versions", report.versions().size()),
              new Versions(report, drafting, organisations)));
    }
    content.add(new ReportText(report, organisations));
    return content;
  }

  private static StatusBadge state(ReportState state) {
    String key = "report.stateShort." + state;
    return switch (state) {
      case DRAFTING -> new StatusBadge(VaadinIcon.ADJUST, Accent.BLUE, key);
      case AWAITING_APPROVAL -> new StatusBadge(VaadinIcon.HOURGLASS, Accent.PURPLE, key);
      case APPROVED -> new StatusBadge(VaadinIcon.CHECK_CIRCLE, Accent.GREEN, key);
      case FIXED -> new StatusBadge(VaadinIcon.LOCK, Accent.NEUTRAL, key);
    };
  }
}
