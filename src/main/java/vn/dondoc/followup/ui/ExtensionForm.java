package vn.dondoc.followup.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.i18n.I18NProvider;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.followup.ExtensionDecision;
import vn.dondoc.followup.Extensions;
import vn.dondoc.followup.FollowUpView.ExtensionLine;

/** What is decided on a request for a later deadline; stands in the card of the page. */
class ExtensionForm {
  private final Shown shown;
  private final ExtensionLine asked;
  private final RadioButtonGroup<ExtensionDecision> how = new RadioButtonGroup<>();
  private final NewDeadline date;
  private final Reason reason = new Reason();
  private final FieldErrors errors = new FieldErrors();

  ExtensionForm(Shown shown, ExtensionLine asked) {
    this.shown = shown;
    this.asked = asked;
    how.setLabel(I18NProvider.translate("followUp.decision"));
    how.setItems(
        ExtensionDecision.GRANTED, ExtensionDecision.ANOTHER_DATE, ExtensionDecision.REFUSED);
    how.setItemLabelGenerator(
        decision ->
            I18NProvider.translate(
                "followUp.extension." + decision, DateFormats.day(asked.wanted())));
    date = new NewDeadline(shown, "followUp.newDue").later();
    date.setVisible(false);
    how.addValueChangeListener(
        e -> {
          date.setVisible(e.getValue() == ExtensionDecision.ANOTHER_DATE);
          reason.setLabel(
              I18NProvider.translate(
                  e.getValue() == ExtensionDecision.GRANTED ? "followUp.note" : "followUp.reason"));
        });
    errors.at("followUp.decisionMissing", how);
    date.errorsIn(errors);
    reason.errorsIn(errors);
  }

  void in(ActionCard card) {
    Paragraph why = new Paragraph(FollowUpNotes.asked(asked));
    why.addClassName("follow-up-words");
    card.fields(why, how, date, reason, errors)
        .primary(
            new Button(
                I18NProvider.translate("followUp.decide"),
                e -> {
                  if (errors.run(this::decide)) {
                    shown.done().done("followUp.extensionDecided");
                  }
                }));
  }

  void focus() {
    how.getElement().callJsFunction("focus");
  }

  private void decide() {
    ExtensionDecision chosen = how.getValue();
    if (chosen == null) {
      throw new DomainException("followUp.decisionMissing");
    }
    Extensions extensions = shown.services().extensions();
    switch (chosen) {
      case GRANTED -> extensions.grant(shown.id(), reason.getValue());
      case ANOTHER_DATE -> extensions.setDate(shown.id(), date.day(), reason.getValue());
      default -> extensions.refuse(shown.id(), reason.getValue());
    }
  }
}
