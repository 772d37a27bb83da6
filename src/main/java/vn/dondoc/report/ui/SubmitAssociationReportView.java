package vn.dondoc.report.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.AutoSave;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageBody;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.UploadField;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.report.AssociationReportStatus;
import vn.dondoc.report.AssociationReportView;
import vn.dondoc.report.AssociationReporting;

/**
 * An association's report: its form while it is open, for the association or for the office on its
 * behalf; then what was entered on behalf, to confirm, dispute or correct; else to read.
 */
@Route(value = "submitAssociationReport", layout = Frame.class)
@RouteAlias(value = "confirmEntry", layout = Frame.class)
@RouteAlias(value = "correctEntry", layout = Frame.class)
@PermitAll
class SubmitAssociationReportView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
  private final AssociationReporting reporting;
  private final Organisations organisations;
  private final WorkingDays workingDays;
  private final Clock clock;

  SubmitAssociationReportView(
      AssociationReporting reporting,
      Organisations organisations,
      WorkingDays workingDays,
      Clock clock) {
    this.reporting = reporting;
    this.organisations = organisations;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("associationReport.title");
  }

  @Override
  public void setParameter(BeforeEvent event, String parameter) {
    show(Ids.of(parameter));
  }

  private void show(UUID id) {
    removeAll();
    AssociationReportView report = reporting.get(id);
    add(
        new PageHeader(getPageTitle())
            .back("reviews/" + report.reviewId(), report.title())
            .status(AssociationReportBadges.of(report))
            .meta(meta(report)));
    if (report.status().isOpen() && report.mayReport()) {
      add(submitting(report));
    } else if (report.status().isOpen() && report.mayEnter()) {
      add(entering(report));
    } else if (report.status() == AssociationReportStatus.ON_PAPER
        && report.confirmedAt() == null
        && report.mayReport()) {
      add(confirming(report));
    } else if (report.status() == AssociationReportStatus.DISPUTED && report.mayEnter()) {
      add(correcting(report));
    } else {
      add(reading(report));
    }
    add(
        new Details(
            getTranslation("associationReport.history"),
            new AssociationReportHistoryPanel(report, organisations)));
  }

  private String[] meta(AssociationReportView report) {
    List<String> parts = new ArrayList<>();
    parts.add(report.organisationName());
    parts.add(getTranslation("associationReport.due", DateFormats.day(report.dueOn())));
    if (report.status() == AssociationReportStatus.NOT_YET) {
      LocalDate today = Days.today(clock);
      int left = workingDays.of(report.holderId()).between(today, report.dueOn());
      parts.add(
          today.equals(report.dueOn())
              ? getTranslation("associationReport.dueToday")
              : getTranslation("associationReport.daysLeft", left));
    }
    if (report.submittedAt() != null) {
      parts.add(
          getTranslation(
              "associationReport.receivedAt", DateFormats.dayTime(report.submittedAt())));
    }
    return parts.toArray(String[]::new);
  }

  /** The association writes and sends. */
  private PageBody submitting(AssociationReportView report) {
    UUID id = report.id();
    AssociationReportForm form = new AssociationReportForm();
    form.fill(report);
    int[] version = {report.version()};
    AutoSave save =
        new AutoSave(
                clock,
                () ->
                    version[0] =
                        reporting
                            .saveDraft(
                                id,
                                form.results.getValue(),
                                form.difficulties.getValue(),
                                form.proposals.getValue(),
                                version[0])
                            .version())
            .watch(form.results, form.difficulties, form.proposals)
            .onConflict(
                form::typed,
                theirs -> {
                  AssociationReportView stored = reporting.get(id);
                  form.fill(stored);
                  version[0] = stored.version();
                },
                () -> version[0] = reporting.get(id).version());
    FieldErrors errors = new FieldErrors();
    form.at(errors);
    Div files = new Div();
    showFiles(id, files);
    UploadField upload =
        new UploadField(
            (name, bytes) -> {
              reporting.attach(id, name, bytes);
              showFiles(id, files);
            });
    Button send =
        new Button(
            getTranslation("associationReport.send"),
            e -> {
              if (!save.saveNow()) {
                return;
              }
              if (errors.run(
                  () -> {
                    if (form.nothing()) {
                      reporting.submitNothing(id, form.note.getValue());
                    } else {
                      reporting.submit(id);
                    }
                  })) {
                done(id);
              }
            });
    Div content = new Div(form, upload, files, save, errors);
    content.addClassName("form-column");
    AssociationReportView before = reporting.previous(id);
    if (before != null) {
      content.add(
          new Details(
              getTranslation("associationReport.previous", before.title()),
              new PassageTexts(before.results(), before.difficulties(), before.proposals())));
    }
    return new PageBody(content, new ActionCard().primary(send));
  }

  private void showFiles(UUID id, Div place) {
    place.removeAll();
    AssociationReportView now = reporting.get(id);
    if (!now.files().isEmpty()) {
      place.add(
          new FileLinks(
              now,
              reporting,
              file -> {
                reporting.detach(id, file);
                showFiles(id, place);
              }));
    }
  }

  /** The office enters what came on paper. */
  private PageBody entering(AssociationReportView report) {
    UUID id = report.id();
    TextField source = new TextField(getTranslation("associationReport.source"));
    source.setHelperText(getTranslation("associationReport.sourceHelp"));
    AssociationReportForm form = new AssociationReportForm();
    form.remove(form.note);
    Scan scan = new Scan();
    Span chosen = new Span();
    UploadField upload =
        new UploadField(
                getTranslation("associationReport.scan"),
                (name, bytes) -> {
                  scan.name = name;
                  scan.bytes = bytes;
                  chosen.setText(name);
                })
            .atMost(1);
    FieldErrors errors = new FieldErrors().at("associationReport.sourceMissing", source);
    form.at(errors);
    Button enter =
        new Button(
            getTranslation("associationReport.enter"),
            e -> {
              if (errors.run(
                  () -> {
                    requireText(form);
                    reporting.enterOnBehalf(
                        id,
                        source.getValue(),
                        form.results(),
                        form.difficulties(),
                        form.proposals(),
                        scan.name,
                        scan.bytes);
                  })) {
                done(id);
              }
            });
    Div content =
        new Div(
            new Paragraph(getTranslation("associationReport.enterHelp", report.organisationName())),
            source,
            form,
            upload,
            chosen,
            errors);
    content.addClassName("form-column");
    return new PageBody(content, new ActionCard().primary(enter));
  }

  /** What was chosen to go with the entry. */
  private static final class Scan {
    @Nullable String name;
    byte @Nullable [] bytes;
  }

  /** On paper, too, saying nothing is not the same as saying that there is nothing. */
  private static void requireText(AssociationReportForm form) {
    if (!form.nothing() && form.results.getValue().isBlank()) {
      throw new DomainException("associationReport.resultsMissing");
    }
  }

  /** The association looks at what was entered for it. */
  private PageBody confirming(AssociationReportView report) {
    UUID id = report.id();
    FieldErrors errors = new FieldErrors();
    Button confirm =
        new Button(
            getTranslation("associationReport.confirm"),
            e -> {
              if (errors.run(() -> reporting.confirmEntry(id))) {
                done(id);
              }
            });
    Button dispute = new Button(getTranslation("associationReport.dispute"), e -> dispute(id));
    return new PageBody(
        new Div(
            new Paragraph(getTranslation("associationReport.confirmHelp")),
            errors,
            reading(report)),
        new ActionCard().primary(confirm).others(dispute));
  }

  private void dispute(UUID id) {
    TextArea reason = new TextArea(getTranslation("associationReport.disputeReason"));
    ActDialog dialog = new ActDialog(getTranslation("associationReport.dispute"), reason);
    dialog.act(
        getTranslation("associationReport.dispute"),
        () -> {
          reporting.disputeEntry(id, reason.getValue());
          done(id);
        });
    dialog.errors().at("associationReport.reasonMissing", reason).at("report.tooLong", reason);
    dialog.open();
  }

  /** The office corrects what the association disputes. */
  private PageBody correcting(AssociationReportView report) {
    UUID id = report.id();
    AssociationReportForm form = new AssociationReportForm();
    form.fill(report);
    form.remove(form.note);
    TextField note = new TextField(getTranslation("associationReport.correctNote"));
    FieldErrors errors = new FieldErrors();
    form.at(errors);
    Button correct =
        new Button(
            getTranslation("associationReport.correct"),
            e -> {
              if (errors.run(
                  () -> {
                    requireText(form);
                    reporting.correctEntry(
                        id, form.results(), form.difficulties(), form.proposals(), note.getValue());
                  })) {
                done(id);
              }
            });
    Div content = new Div(disputeLine(report), form, note, errors);
    if (!report.files().isEmpty()) {
      content.addComponentAtIndex(1, new FileLinks(report, reporting, null));
    }
    content.addClassName("form-column");
    return new PageBody(content, new ActionCard().primary(correct));
  }

  private Paragraph disputeLine(AssociationReportView report) {
    Paragraph line =
        new Paragraph(
            getTranslation(
                "associationReport.disputed",
                report.disputeReason() == null ? "" : report.disputeReason()));
    line.addClassName("given-reason");
    return line;
  }

  private Div reading(AssociationReportView report) {
    Div content = new Div();
    content.addClassName("form-column");
    if (report.source() != null) {
      content.add(new Paragraph(getTranslation("associationReport.enteredBy", report.source())));
      content.add(
          new Paragraph(
              report.status() == AssociationReportStatus.DISPUTED
                  ? getTranslation("associationReport.waitsForCorrection")
                  : report.confirmedAt() == null
                      ? getTranslation("associationReport.notConfirmed")
                      : getTranslation(
                          "associationReport.confirmedAt",
                          DateFormats.dayTime(report.confirmedAt()))));
    }
    if (report.status() == AssociationReportStatus.DISPUTED) {
      content.add(disputeLine(report));
    }
    if (report.status().isIn()) {
      content.add(new PassageTexts(report.results(), report.difficulties(), report.proposals()));
      if (report.note() != null) {
        content.add(new Paragraph(report.note()));
      }
    } else {
      content.add(new Paragraph(getTranslation("associationReport.status." + report.status())));
    }
    if (!report.files().isEmpty()) {
      content.add(
          new H2(getTranslation("associationReport.files")),
          new FileLinks(report, reporting, null));
    }
    return content;
  }

  private void done(UUID id) {
    show(id);
    Frame.refresh();
  }
}
