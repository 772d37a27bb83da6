package vn.dondoc.report.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageBody;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportState;
import vn.dondoc.report.ReportView;
import vn.dondoc.report.VersionInfo;

/** The standing vice-chair approves the draft for the Standing Board, or sends it back. */
@Route(value = "approveDraft", layout = Frame.class)
@PermitAll
class ApproveDraftView extends ReportPage {

  ApproveDraftView(ReportDrafting drafting, Organisations organisations) {
    super("step.approveDraft", drafting, organisations);
  }

  @Override
  void show(ReportView report) {
    if (report.state() != ReportState.AWAITING_APPROVAL || !report.mayApprove()) {
      add(header(report), notNow(report), new ReportText(report, organisations));
      return;
    }
    VersionInfo last = report.versions().getLast();
    add(
        header(report)
            .meta(
                getTranslation("report.version.number", last.number()),
                organisations.person(last.savedBy()).name(),
                DateFormats.dayTime(last.savedAt())));
    Div content = new Div();
    if (!report.decisions().isEmpty()) {
      content.add(new Decisions(report.decisions(), organisations));
    }
    Div text = new Div();
    if (last.number() > 1) {
      RadioButtonGroup<Boolean> how = new RadioButtonGroup<>();
      how.setLabel(getTranslation("report.approve.look"));
      how.setItems(true, false);
      how.setItemLabelGenerator(
          changes ->
              changes
                  ? getTranslation("report.approve.changes", last.number() - 1)
                  : getTranslation("report.approve.whole"));
      how.addValueChangeListener(
          e -> {
            text.removeAll();
            text.add(
                e.getValue()
                    ? new ComparedReport(
                        drafting.compare(report.reviewId(), last.number() - 1, last.number()),
                        false)
                    : new ReportText(report, organisations));
          });
      how.setValue(true);
      content.add(how);
    } else {
      text.add(new ReportText(report, organisations));
    }
    FieldErrors errors = new FieldErrors();
    Button approve =
        new Button(
            getTranslation("report.approve"),
            e -> {
              if (errors.run(() -> drafting.approve(report.reviewId()))) {
                toReview(report);
              }
            });
    Button sendBack = new Button(getTranslation("report.sendBack"), e -> sendBack(report));
    content.add(errors, text);
    add(new PageBody(content, new ActionCard().primary(approve).others(sendBack)));
  }

  private void sendBack(ReportView report) {
    TextArea reason = new TextArea(getTranslation("report.sendBack.reason"));
    reason.setMinRows(4);
    ActDialog dialog = new ActDialog(getTranslation("report.sendBack"), reason);
    dialog.act(
        getTranslation("report.sendBack"),
        () -> {
          drafting.sendBack(report.reviewId(), reason.getValue());
          toReview(report);
        });
    dialog.errors().at("report.reasonMissing", reason).at("report.tooLong", reason);
    dialog.open();
  }
}
