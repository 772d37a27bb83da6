package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.Unit;

/** What the chair, or whom the chair named, changes in a follow-up; each with its reason. */
class DecisionDialogs {
  /** With which deadline it goes on. */
  private enum Deadline {
    OLD,
    NEW
  }

  private final Shown shown;
  private final FollowUpDecisions decisions;
  private final Reason reason = new Reason();

  DecisionDialogs(Shown shown) {
    this.shown = shown;
    this.decisions = shown.services().decisions();
  }

  void suspend() {
    act(
        dialog("followUp.suspend", new Paragraph(I18NProvider.translate("followUp.askSuspend"))),
        "followUp.suspend",
        () -> decisions.suspend(shown.id(), reason.getValue()));
  }

  void resume() {
    RadioButtonGroup<Deadline> which = new RadioButtonGroup<>();
    which.setLabel(I18NProvider.translate("followUp.due"));
    which.setItems(Deadline.values());
    FollowUpView view = shown.view();
    which.setItemLabelGenerator(
        deadline ->
            deadline == Deadline.NEW
                ? I18NProvider.translate("followUp.newDue")
                : view.dueOn() == null
                    ? I18NProvider.translate("followUp.noDue")
                    : I18NProvider.translate("followUp.resumeOld", DateFormats.day(view.dueOn())));
    NewDeadline date = new NewDeadline(shown, "followUp.newDue");
    which.addValueChangeListener(e -> date.setVisible(e.getValue() == Deadline.NEW));
    date.setVisible(false);
    which.setValue(Deadline.OLD);
    ActDialog dialog = dialog("followUp.resume", which, date);
    date.errorsIn(dialog.errors());
    act(
        dialog,
        "followUp.resume",
        () ->
            decisions.resume(
                shown.id(),
                which.getValue() == Deadline.NEW ? date.day() : null,
                reason.getValue()));
  }

  void changeDeadline() {
    NewDeadline date = new NewDeadline(shown, "followUp.newDue").orNone();
    ActDialog dialog = dialog("followUp.changeDeadline", date);
    date.errorsIn(dialog.errors());
    act(
        dialog,
        "followUp.changeDeadline",
        () ->
            decisions.changeDeadline(
                shown.id(), shown.view().version(), date.dayOrNone(), reason.getValue()));
  }

  void changeUnits() {
    FollowUpView view = shown.view();
    // Those that are in it stay to be chosen, even if they could not be given it anew.
    Map<UUID, Unit> units = new LinkedHashMap<>();
    Units.of(shown).forEach(unit -> units.put(unit.id(), unit));
    Stream.concat(Stream.of(view.lead()), view.coordinating().stream())
        .forEach(unit -> units.putIfAbsent(unit.id(), unit));
    ComboBox<Unit> lead = new ComboBox<>(I18NProvider.translate("followUp.lead"));
    Units.choose(lead, List.copyOf(units.values()));
    lead.setValue(units.get(view.lead().id()));
    lead.setHelperText(I18NProvider.translate("followUp.otherLeadHint"));
    MultiSelectComboBox<Unit> coordinating = new MultiSelectComboBox<>();
    coordinating.setLabel(I18NProvider.translate("followUp.coordinating"));
    coordinating.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    Units.choose(coordinating, List.copyOf(units.values()));
    coordinating.setValue(view.coordinating().stream().map(unit -> units.get(unit.id())).toList());
    ActDialog dialog = dialog("followUp.changeUnits", lead, coordinating);
    dialog
        .errors()
        .at("followUp.unitMissing", lead)
        .at("followUp.unitUnknown", lead)
        .at("followUp.leadCoordinates", coordinating)
        .at("followUp.sameUnits", coordinating);
    act(
        dialog,
        "followUp.changeUnits",
        () -> {
          Unit chosen = lead.getValue();
          if (chosen == null) {
            throw new DomainException("followUp.unitMissing");
          }
          decisions.changeUnits(
              shown.id(),
              shown.view().version(),
              chosen.id(),
              coordinating.getValue().stream().map(Unit::id).toList(),
              reason.getValue());
        });
  }

  void withdraw() {
    ActDialog dialog =
        dialog("followUp.withdraw", new Paragraph(I18NProvider.translate("followUp.askWithdraw")));
    dialog
        .destructiveAct(
            I18NProvider.translate("followUp.withdraw"),
            () -> {
              decisions.withdraw(shown.id(), reason.getValue());
              shown.done().done(null);
            })
        .open();
  }

  void remind() {
    Reason words = new Reason("followUp.remindWords");
    ActDialog dialog =
        new ActDialog(
            I18NProvider.translate("followUp.remindUnit", shown.view().lead().name()), words);
    dialog.errors().at("followUp.textTooLong", words);
    dialog
        .act(
            I18NProvider.translate("followUp.remind"),
            () -> {
              shown.services().reminding().remind(List.of(shown.id()), words.getValue());
              shown.done().done("followUp.reminded");
            })
        .open();
  }

  /** The office's own: what is lacking in what was reported as done. */
  void sendBack() {
    act(
        dialog("followUp.sendBack"),
        "followUp.sendBack",
        () -> shown.services().actions().sendBack(shown.id(), reason.getValue()));
  }

  private ActDialog dialog(String key, Component... own) {
    ActDialog dialog =
        new ActDialog(
            I18NProvider.translate(key),
            Stream.concat(Arrays.stream(own), Stream.of(reason)).toArray(Component[]::new));
    reason.errorsIn(dialog.errors());
    return dialog;
  }

  private void act(ActDialog dialog, String verbKey, Runnable act) {
    dialog
        .act(
            I18NProvider.translate(verbKey),
            () -> {
              act.run();
              shown.done().done(null);
            })
        .open();
  }
}
