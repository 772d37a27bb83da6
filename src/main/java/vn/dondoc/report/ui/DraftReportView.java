package vn.dondoc.report.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.report.AssociationReporting;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportState;
import vn.dondoc.report.ReportView;

/** The secretary-general drafts the report and puts it before the Standing Board. */
@Route(value = "draftReport", layout = Frame.class)
@PermitAll
class DraftReportView extends ReportPage {
  private final AssociationReporting reporting;
  private final Clock clock;

  DraftReportView(
      ReportDrafting drafting,
      Organisations organisations,
      AssociationReporting reporting,
      Clock clock) {
    super("step.draftReport", drafting, organisations);
    this.reporting = reporting;
    this.clock = clock;
  }

  @Override
  void show(ReportView report) {
    PageHeader header = header(report);
    add(header);
    if (report.state() != ReportState.DRAFTING || !report.mayDraft()) {
      add(notNow(report), new ReportText(report, organisations));
      return;
    }
    ReportEditor editor =
        new ReportEditor(report.reviewId(), drafting, reporting, organisations, clock);
    FieldErrors errors = new FieldErrors();
    Button submit =
        new Button(
            getTranslation("report.submit"),
            e -> {
              if (editor.saveNow()) {
                if (errors.run(() -> drafting.submitForApproval(report.reviewId()))) {
                  toReview(report);
                } else {
                  editor.showWhatIsMissing();
                }
              }
            });
    Button save =
        new Button(
            getTranslation("report.version.save"),
            e -> {
              if (editor.saveNow()) {
                SaveVersionDialog.open(report.reviewId(), drafting, () -> {});
              }
            });
    Button compare =
        new Button(
            getTranslation("report.compare"),
            e -> {
              if (editor.saveNow()) {
                compare(report);
              }
            });
    submit.addThemeVariants(ButtonVariant.PRIMARY);
    header.actions(submit, save, compare);
    Div content = new Div();
    if (!report.decisions().isEmpty()) {
      Details decisions =
          new Details(
              getTranslation("report.decisions"), new Decisions(report.decisions(), organisations));
      decisions.setOpened(true);
      content.add(decisions);
    }
    content.add(errors, editor);
    add(content);
  }

  private void compare(ReportView report) {
    Dialog dialog = new Dialog(getTranslation("report.compare"));
    dialog.addClassNames("act-dialog", "wide-dialog");
    dialog.add(new Versions(drafting.report(report.reviewId()), drafting, organisations));
    dialog.getFooter().add(new Button(getTranslation("action.close"), e -> dialog.close()));
    dialog.open();
  }
}
