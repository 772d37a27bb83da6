package vn.dondoc.report.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import java.util.UUID;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportView;

/** A page that is about the report of the review in its address. */
abstract class ReportPage extends Div implements HasUrlParameter<String>, HasDynamicTitle {
  final ReportDrafting drafting;
  final Organisations organisations;
  private final String titleKey;

  ReportPage(String titleKey, ReportDrafting drafting, Organisations organisations) {
    this.titleKey = titleKey;
    this.drafting = drafting;
    this.organisations = organisations;
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    UUID reviewId = Ids.of(id);
    removeAll();
    show(drafting.report(reviewId));
  }

  abstract void show(ReportView report);

  @Override
  public String getPageTitle() {
    return getTranslation(titleKey);
  }

  PageHeader header(ReportView report) {
    return new PageHeader(getPageTitle()).back("reviews/" + report.reviewId(), report.title());
  }

  /** In place of the form where this step does not wait for this person, with the way on. */
  EmptyState notNow(ReportView report) {
    return new EmptyState(
        getTranslation("report.state." + report.state()),
        new Anchor("reviews/" + report.reviewId(), getTranslation("report.toReview")));
  }

  void toReview(ReportView report) {
    UI.getCurrentOrThrow().navigate("reviews/" + report.reviewId());
  }
}
