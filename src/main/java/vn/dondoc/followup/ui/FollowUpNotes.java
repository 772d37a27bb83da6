package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import vn.dondoc.base.DateFormats;
import vn.dondoc.followup.EntryState;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.followup.FollowUpView.ExtensionLine;
import vn.dondoc.followup.FollowUpView.ProgressLine;
import vn.dondoc.followup.Lifecycle;

/** What has to be known before anything else is done. */
class FollowUpNotes extends Div {
  private final Shown shown;

  FollowUpNotes(Shown shown) {
    this.shown = shown;
    addClassName("follow-up-notes");
    FollowUpView view = shown.view();
    reported(view);
    if (view.sentBackReason() != null) {
      note(
          view.sentBack() > 1
              ? getTranslation("followUp.sentBackAgain", view.sentBack(), view.sentBackReason())
              : getTranslation("followUp.sentBackBecause", view.sentBackReason()));
    }
    // Who is to decide has it in the card, with the form.
    if (view.declinedReason() != null && !shown.may(Act.INSIST)) {
      note(getTranslation("followUp.declinedBecause", view.lead().name(), view.declinedReason()));
    }
    if (view.lifecycle() == Lifecycle.DECLINED && view.declinedReason() == null) {
      note(getTranslation("followUp.leadGone", view.lead().name()));
    }
    if (view.suspendedReason() != null) {
      note(getTranslation("followUp.suspendedBecause", view.suspendedReason()));
    }
    if (view.lifecycle() == Lifecycle.ASSIGNED && view.insisted()) {
      note(getTranslation("followUp.insistedUponNote"));
    }
    if (view.openExtension() != null && !shown.may(Act.DECIDE_EXTENSION)) {
      note(asked(view.openExtension()));
    }
    if (view.entries().stream().anyMatch(FollowUpView.EntryLine::mayAnswer)) {
      note(getTranslation("followUp.entriesToConfirm"));
    }
    if (!view.lifecycle().isEnded()) {
      view.entries().stream()
          .filter(entry -> entry.state() == EntryState.DISPUTED)
          .forEach(
              entry ->
                  note(
                      getTranslation(
                          "followUp.disputed",
                          entry.unit().name(),
                          entry.disputeReason() == null ? "" : entry.disputeReason())));
    }
    if (view.remindedOn() != null && view.lifecycle().isWithUnit()) {
      note(getTranslation("followUp.remindedOn", DateFormats.day(view.remindedOn())));
    }
    if (view.ownCompletion()) {
      note(getTranslation("followUp.ownCompletion"));
    }
  }

  /** Who asks for which day, until when it is due now, and why. */
  static String asked(ExtensionLine extension) {
    return I18NProvider.translate(
        "followUp.extensionAsked",
        extension.askedBy(),
        DateFormats.day(extension.wanted()),
        DateFormats.day(extension.before()),
        extension.reason());
  }

  /** What the office is to look at before it confirms. */
  private void reported(FollowUpView view) {
    if (view.lifecycle() != Lifecycle.AWAITING_CONFIRMATION) {
      return;
    }
    view.progress().stream()
        .filter(ProgressLine::completion)
        .findFirst()
        .ifPresent(
            report -> {
              Card card = card(new H2(getTranslation("followUp.toConfirm")));
              card.add(ProgressList.report(shown, report));
              view.history().stream()
                  .filter(line -> line.without() != null)
                  .findFirst()
                  .ifPresent(
                      line ->
                          card.add(
                              new Paragraph(getTranslation("followUp.without", line.without()))));
            });
  }

  private void note(String sentence) {
    card(Timeline.words(sentence));
  }

  private Card card(Component content) {
    Card card = new Card();
    card.addThemeVariants(CardVariant.OUTLINED);
    card.add(content);
    add(card);
    return card;
  }
}
