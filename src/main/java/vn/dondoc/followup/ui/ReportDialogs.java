package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.followup.FollowUpView.Part;
import vn.dondoc.followup.OnBehalf;
import vn.dondoc.followup.ProgressEntry;

/** What the lead reports, or the office for it: how far it is, and that it is done. */
class ReportDialogs {
  private final Shown shown;
  private final Reason words = new Reason("followUp.words");
  private final Reason difficulty = new Reason("followUp.difficulty");
  private final EvidenceFields evidence = new EvidenceFields(true);
  private final @Nullable OnBehalfFields source;

  ReportDialogs(Shown shown) {
    this.shown = shown;
    this.source = shown.view().onBehalf() ? new OnBehalfFields() : null;
    difficulty.setMinRows(2);
  }

  void progress() {
    IntegerField percent = new IntegerField(I18NProvider.translate("followUp.percentField"));
    percent.setMin(0);
    percent.setMax(100);
    percent.setStep(10);
    percent.setStepButtonsVisible(true);
    percent.setManualValidation(true);
    percent.setValue(shown.view().percent());
    ActDialog dialog = dialog("followUp.reportProgress", percent);
    dialog.errors().at("followUp.percentOutside", percent).at("followUp.percentMissing", percent);
    dialog
        .act(
            I18NProvider.translate("followUp.send"),
            () -> {
              Integer typed = percent.getValue();
              if (typed == null) {
                throw new DomainException("followUp.percentMissing");
              }
              shown.services().actions().reportProgress(shown.id(), entry(typed), onBehalf());
              shown.done().done("followUp.progressSent");
            })
        .open();
  }

  /** Who completes without the part of another says so. */
  void completion() {
    List<Part> missing =
        shown.view().parts().stream().filter(p -> p.isMissing() && !p.lapsed()).toList();
    Checkbox without =
        new Checkbox(
            I18NProvider.translate(
                "followUp.completeWithout",
                missing.stream().map(p -> p.unit().name()).collect(Collectors.joining(", "))));
    without.setVisible(!missing.isEmpty());
    ActDialog dialog = dialog("followUp.complete", without);
    dialog.errors().at("followUp.partsMissing", without);
    dialog
        .act(
            I18NProvider.translate("followUp.send"),
            () -> {
              shown
                  .services()
                  .actions()
                  .complete(
                      shown.id(),
                      entry(100),
                      without.getValue()
                          ? missing.stream().map(p -> p.unit().id()).collect(Collectors.toSet())
                          : Set.of(),
                      onBehalf());
              shown.done().done("followUp.sent");
            })
        .open();
  }

  /** The same form for both; only the percents, or who is left out, differ. */
  private ActDialog dialog(String key, Component own) {
    List<Component> fields = new ArrayList<>();
    if (source != null) {
      fields.add(source);
    }
    if (own instanceof Checkbox) {
      fields.addAll(List.of(words, difficulty, evidence, own));
    } else {
      fields.addAll(List.of(own, words, difficulty, evidence));
    }
    ActDialog dialog =
        new ActDialog(UnitDialogs.title(key, shown), fields.toArray(Component[]::new));
    dialog.errors().at("followUp.wordsMissing", words).at("followUp.textTooLong", words);
    evidence.errorsIn(dialog.errors());
    if (source != null) {
      source.errorsIn(dialog.errors());
    }
    return dialog;
  }

  private ProgressEntry entry(int percent) {
    return new ProgressEntry(
        percent, words.getValue(), difficulty.getValue(), evidence.files(), evidence.links());
  }

  private @Nullable OnBehalf onBehalf() {
    return source == null ? null : source.value();
  }
}
