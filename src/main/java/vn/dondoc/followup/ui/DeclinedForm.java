package vn.dondoc.followup.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.followup.FollowUpView.Unit;

/** What is decided on a follow-up that its unit has declined; stands in the card of the page. */
class DeclinedForm {
  private final Shown shown;
  private final RadioButtonGroup<Act> how = new RadioButtonGroup<>();
  private final ComboBox<Unit> unit = new ComboBox<>(I18NProvider.translate("followUp.newLead"));
  private final Reason reason = new Reason();
  private final FieldErrors errors = new FieldErrors();

  DeclinedForm(Shown shown) {
    this.shown = shown;
    how.setLabel(I18NProvider.translate("followUp.decision"));
    how.setItems(Act.REASSIGN, Act.INSIST, Act.WITHDRAW);
    how.setItemLabelGenerator(
        act ->
            I18NProvider.translate(
                switch (act) {
                  case REASSIGN -> "followUp.reassign";
                  case INSIST -> "followUp.insist";
                  default -> "followUp.withdraw";
                }));
    Units.choose(
        unit,
        Units.of(shown).stream()
            .filter(item -> !item.id().equals(shown.view().lead().id()))
            .toList());
    unit.setVisible(false);
    how.addValueChangeListener(e -> unit.setVisible(e.getValue() == Act.REASSIGN));
    errors
        .at("followUp.decisionMissing", how)
        .at("followUp.unitMissing", unit)
        .at("followUp.unitUnknown", unit)
        .at("followUp.sameLead", unit);
    reason.errorsIn(errors);
  }

  void in(ActionCard card) {
    String why = shown.view().declinedReason();
    if (why != null) {
      Paragraph said =
          new Paragraph(
              I18NProvider.translate("followUp.declinedBecause", shown.view().lead().name(), why));
      said.addClassName("follow-up-words");
      card.fields(said);
    }
    Runnable decide =
        () -> {
          if (errors.run(this::decide)) {
            shown.done().done(null);
          }
        };
    card.fields(how, unit, reason, errors)
        .primary(
            new Button(
                I18NProvider.translate("followUp.decide"),
                e -> {
                  if (how.getValue() == Act.WITHDRAW && !reason.isEmpty()) {
                    Confirmation.askDestructive(
                        I18NProvider.translate("followUp.askWithdraw"),
                        I18NProvider.translate("followUp.withdraw"),
                        decide);
                  } else {
                    decide.run();
                  }
                }));
  }

  void focus() {
    how.getElement().callJsFunction("focus");
  }

  private void decide() {
    Act chosen = how.getValue();
    if (chosen == null) {
      throw new DomainException("followUp.decisionMissing");
    }
    FollowUpDecisions decisions = shown.services().decisions();
    switch (chosen) {
      case REASSIGN -> decisions.reassign(shown.id(), lead(unit.getValue()), reason.getValue());
      case INSIST -> decisions.insist(shown.id(), reason.getValue());
      default -> decisions.withdraw(shown.id(), reason.getValue());
    }
  }

  private static UUID lead(@Nullable Unit chosen) {
    if (chosen == null) {
      throw new DomainException("followUp.unitMissing");
    }
    return chosen.id();
  }
}
