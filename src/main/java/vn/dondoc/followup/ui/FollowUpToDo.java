package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.followup.FollowUpView.EntryLine;
import vn.dondoc.followup.FollowUpView.Part;

/**
 * What this person can do with a follow-up: the one thing to do now first, what is likely beside
 * it, the rest in a menu.
 */
class FollowUpToDo {
  /** Something to choose. */
  private record Choice(String key, Runnable act) {}

  private final Shown shown;
  private final FollowUpView view;
  private final ActionCard card = new ActionCard(I18NProvider.translate("followUp.toDo"));
  private final FieldErrors errors = new FieldErrors();
  private final List<Component> beside = new ArrayList<>();
  private final List<Choice> more = new ArrayList<>();
  private final List<Choice> forUnit = new ArrayList<>();
  private boolean hasPrimary;
  private Runnable focus = () -> {};

  FollowUpToDo(Shown shown) {
    this.shown = shown;
    this.view = shown.view();
    decide();
    correct();
    confirm();
    lead();
    part();
    answer();
    change();
  }

  /** The part whose form stands in the card: the person's own, when nothing else comes first. */
  static @Nullable Part partInCard(Shown shown) {
    if (shown.mayActForLead() && !shown.view().onBehalf()) {
      return null;
    }
    return shown.view().parts().stream().filter(Part::mine).findFirst().orElse(null);
  }

  /** Nothing where there is nothing to do. */
  Optional<ActionCard> card() {
    if (!hasPrimary && beside.isEmpty() && more.isEmpty() && forUnit.isEmpty()) {
      return Optional.empty();
    }
    card.others(beside.toArray(Component[]::new));
    menu("followUp.onBehalf", forUnit);
    menu("action.other", more);
    card.others(errors);
    return Optional.of(card);
  }

  /** Brings who came for a step to its form. */
  void focus() {
    focus.run();
  }

  /** What waits for the chair: its form stands in the card. */
  private void decide() {
    if (shown.may(Act.INSIST)) {
      DeclinedForm form = new DeclinedForm(shown);
      form.in(card);
      focus = form::focus;
      hasPrimary = true;
    } else if (shown.may(Act.DECIDE_EXTENSION) && view.openExtension() != null) {
      ExtensionForm form = new ExtensionForm(shown, view.openExtension());
      form.in(card);
      focus = form::focus;
      hasPrimary = true;
    }
  }

  private void confirm() {
    // What the unit disputes is put right first.
    if (shown.may(Act.CONFIRM) && !hasPrimary) {
      primary(
          new Choice(
              "followUp.confirm",
              () -> now(() -> shown.services().actions().confirm(shown.id()), null)));
    }
    if (shown.may(Act.SEND_BACK)) {
      beside("followUp.sendBack", () -> new DecisionDialogs(shown).sendBack());
    }
  }

  private void correct() {
    for (EntryLine entry : view.entries()) {
      if (entry.mayCorrect()) {
        primary(new Choice("step.correctEntry", () -> FollowUpEntries.correct(shown, entry)));
      }
    }
  }

  private void lead() {
    List<Choice> acts = new ArrayList<>();
    if (shown.may(Act.ACKNOWLEDGE)) {
      acts.add(
          new Choice(
              "followUp.acknowledge",
              view.onBehalf()
                  ? () -> new UnitDialogs(shown).acknowledge()
                  : () -> now(() -> shown.services().actions().acknowledge(shown.id()), null)));
    }
    if (shown.may(Act.REPORT_PROGRESS)) {
      acts.add(new Choice("followUp.reportProgress", () -> new ReportDialogs(shown).progress()));
    }
    if (shown.may(Act.COMPLETE)) {
      acts.add(new Choice("followUp.complete", () -> new ReportDialogs(shown).completion()));
    }
    if (shown.may(Act.ASK_EXTENSION)) {
      acts.add(new Choice("followUp.askExtension", () -> new UnitDialogs(shown).askExtension()));
    }
    if (shown.may(Act.DECLINE)) {
      acts.add(new Choice("followUp.decline", () -> new UnitDialogs(shown).decline()));
    }
    if (view.onBehalf()) {
      forUnit.addAll(acts);
      return;
    }
    boolean untaken = shown.may(Act.ACKNOWLEDGE);
    for (Choice choice : acts) {
      if (!hasPrimary) {
        primary(choice);
      } else if (untaken && !choice.key().equals("followUp.reportProgress")) {
        more.add(choice);
      } else {
        beside(choice.key(), choice.act());
      }
    }
  }

  private void part() {
    Part part = partInCard(shown);
    if (part == null) {
      return;
    }
    if (hasPrimary) {
      beside("followUp.reportPart", () -> new PartForm(shown, part).open());
      return;
    }
    PartForm form = new PartForm(shown, part);
    form.errorsIn(errors);
    card.fields(form.fields());
    primary(new Choice("followUp.reportPart", () -> errors.run(form::send)));
    focus = form::focus;
  }

  private void answer() {
    view.entries().stream()
        .filter(EntryLine::mayAnswer)
        .findFirst()
        .filter(entry -> !hasPrimary)
        .ifPresent(
            entry -> {
              primary(
                  new Choice(
                      "followUp.confirmEntry",
                      () -> FollowUpEntries.confirm(shown, entry, errors)));
              beside("followUp.disputeEntry", () -> FollowUpEntries.dispute(shown, entry));
            });
  }

  private void change() {
    DecisionDialogs dialogs = new DecisionDialogs(shown);
    if (shown.may(Act.REMIND)) {
      beside("followUp.remind", dialogs::remind);
    }
    if (shown.may(Act.RESUME)) {
      beside("followUp.resume", dialogs::resume);
    }
    more(Act.CHANGE_DEADLINE, "followUp.changeDeadline", dialogs::changeDeadline);
    more(Act.CHANGE_UNITS, "followUp.changeUnits", dialogs::changeUnits);
    more(Act.SUSPEND, "followUp.suspend", dialogs::suspend);
    if (!shown.may(Act.INSIST)) {
      more(Act.WITHDRAW, "followUp.withdraw", dialogs::withdraw);
    }
  }

  private void more(Act act, String key, Runnable open) {
    if (shown.may(act)) {
      more.add(new Choice(key, open));
    }
  }

  private void beside(String key, Runnable act) {
    beside.add(new Button(I18NProvider.translate(key), e -> act.run()));
  }

  private void primary(Choice choice) {
    if (hasPrimary) {
      beside(choice.key(), choice.act());
      return;
    }
    hasPrimary = true;
    Button button = new Button(I18NProvider.translate(choice.key()), e -> choice.act().run());
    card.primary(button);
    focus = button::focus;
  }

  private void now(Runnable act, @Nullable String sentenceKey) {
    if (errors.run(act)) {
      shown.done().done(sentenceKey);
    }
  }

  private void menu(String labelKey, List<Choice> choices) {
    if (choices.isEmpty()) {
      return;
    }
    MenuBar bar = new MenuBar();
    SubMenu menu = bar.addItem(I18NProvider.translate(labelKey)).getSubMenu();
    choices.forEach(
        choice -> menu.addItem(I18NProvider.translate(choice.key()), e -> choice.act().run()));
    card.others(bar);
  }
}
