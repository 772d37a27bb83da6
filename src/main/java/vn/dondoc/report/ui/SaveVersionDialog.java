package vn.dondoc.report.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.UUID;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.report.ReportDrafting;

/** Keeps the report as it stands as a version, with a word on what it is. */
final class SaveVersionDialog {
  private SaveVersionDialog() {}

  static void open(UUID reviewId, ReportDrafting drafting, Runnable saved) {
    TextField note = new TextField(I18NProvider.translate("report.version.note"));
    ActDialog dialog = new ActDialog(I18NProvider.translate("report.version.save"), note);
    dialog.act(
        I18NProvider.translate("action.save"),
        () -> {
          int number = drafting.saveVersion(reviewId, note.getValue());
          Notification.show(I18NProvider.translate("report.version.saved", number));
          saved.run();
        });
    dialog.errors().at("report.tooLong", note);
    dialog.open();
  }
}
