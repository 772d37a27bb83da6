package vn.dondoc.report.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.report.AssociationReporting;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportState;
import vn.dondoc.report.ReportView;

/** The approved report is changed as the opinions ask, until the notice fixes it. */
@Route(value = "amendReport", layout = Frame.class)
@PermitAll
class AmendReportView extends ReportPage {
  private final AssociationReporting reporting;
  private final Clock clock;

  AmendReportView(
      ReportDrafting drafting,
      Organisations organisations,
      AssociationReporting reporting,
      Clock clock) {
    super("report.amend", drafting, organisations);
    this.reporting = reporting;
    this.clock = clock;
  }

  @Override
  void show(ReportView report) {
    PageHeader header = header(report);
    add(header);
    if (report.state() != ReportState.APPROVED || !report.mayAmend()) {
      add(notNow(report), new ReportText(report, organisations));
      return;
    }
    ReportEditor editor =
        new ReportEditor(report.reviewId(), drafting, reporting, organisations, clock);
    Button save =
        new Button(
            getTranslation("report.version.save"),
            e -> {
              if (editor.saveNow()) {
                SaveVersionDialog.open(report.reviewId(), drafting, () -> {});
              }
            });
    save.addThemeVariants(ButtonVariant.PRIMARY);
    header.actions(save);
    add(new Paragraph(getTranslation("report.amend.help")), editor);
  }
}
