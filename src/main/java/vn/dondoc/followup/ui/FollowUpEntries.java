package vn.dondoc.followup.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.followup.EntryState;
import vn.dondoc.followup.FollowUpView.EntryLine;

/** What the office entered for the units, and what they say to it. */
class FollowUpEntries extends Div {
  private final Shown shown;

  FollowUpEntries(Shown shown) {
    this.shown = shown;
    addClassName("follow-up-block");
    add(new H2(getTranslation("followUp.entries")));
    shown.view().entries().forEach(entry -> add(entry(entry)));
    setVisible(!shown.view().entries().isEmpty());
  }

  /** The element of an entry in the page. */
  static String elementId(UUID entryId) {
    return "entry-" + entryId;
  }

  private Div entry(EntryLine entry) {
    Div head =
        new Div(
            DateFormats.dayTime(entry.at())
                + " · "
                + getTranslation("followUp.enteredBy", entry.by(), entry.unit().name()));
    head.addClassName("follow-up-when");
    Div what =
        new Div(
            getTranslation("followUp.event." + entry.kind())
                + (entry.percent() == null ? "" : " · " + entry.percent() + "%"));
    what.addClassName("follow-up-event");
    Div line = new Div(head, what);
    if (entry.state() != EntryState.TO_CONFIRM || !shown.view().lifecycle().isEnded()) {
      line.add(state(entry.state()));
    }
    line.setId(elementId(entry.id()));
    line.addClassName("follow-up-entry");
    line.add(new Div(getTranslation("followUp.accordingTo", entry.source())));
    if (entry.file() != null) {
      line.add(
          new EvidenceShown(
              shown.services().reading(), shown.id(), List.of(entry.file()), List.of()));
    }
    if (entry.correction() != null) {
      line.add(versions(entry));
    } else if (entry.words() != null) {
      line.add(Timeline.words(entry.words()));
    }
    if (entry.disputeReason() != null) {
      line.add(
          Timeline.words(
              getTranslation("followUp.disputed", entry.unit().name(), entry.disputeReason())));
    }
    if (entry.mayAnswer() || entry.mayCorrect()) {
      line.add(answers(entry));
    }
    return line;
  }

  private static StatusBadge state(EntryState state) {
    String key = "followUp.entryState." + state;
    return switch (state) {
      case TO_CONFIRM -> new StatusBadge(VaadinIcon.HOURGLASS, Accent.NEUTRAL, key);
      case CONFIRMED -> new StatusBadge(VaadinIcon.CHECK_CIRCLE, Accent.GREEN, key);
      case DISPUTED -> new StatusBadge(VaadinIcon.COMMENT, Accent.YELLOW, key);
    };
  }

  /** As first entered, and as put right: neither is lost. */
  private Div versions(EntryLine entry) {
    Div both =
        new Div(
            version("followUp.firstVersion", entry.words(), entry.percent()),
            version("followUp.corrected", entry.correction(), entry.correctedPercent()));
    both.addClassName("two-texts");
    return both;
  }

  private Div version(String headingKey, @Nullable String words, @Nullable Integer percent) {
    Div text = new Div(Objects.requireNonNullElse(words, ""));
    text.addClassName("as-typed");
    String heading = getTranslation(headingKey);
    return new Div(new H3(percent == null ? heading : heading + " · " + percent + "%"), text);
  }

  private Div answers(EntryLine entry) {
    FieldErrors errors = new FieldErrors();
    Div buttons = new Div();
    buttons.addClassName("button-row");
    if (entry.mayAnswer()) {
      buttons.add(
          new Button(getTranslation("followUp.confirmEntry"), e -> confirm(shown, entry, errors)),
          new Button(getTranslation("followUp.disputeEntry"), e -> dispute(shown, entry)));
    }
    if (entry.mayCorrect()) {
      buttons.add(new Button(getTranslation("followUp.correctEntry"), e -> correct(shown, entry)));
    }
    return new Div(buttons, errors);
  }

  static void confirm(Shown shown, EntryLine entry, FieldErrors errors) {
    if (errors.run(() -> shown.services().entries().confirm(entry.id()))) {
      shown.done().done("followUp.entryConfirmed");
    }
  }

  static void dispute(Shown shown, EntryLine entry) {
    Reason reason = new Reason("followUp.otherwise");
    ActDialog dialog = new ActDialog(I18NProvider.translate("followUp.disputeEntry"), reason);
    reason.errorsIn(dialog.errors());
    dialog
        .act(
            I18NProvider.translate("followUp.sendAnswer"),
            () -> {
              shown.services().entries().dispute(entry.id(), reason.getValue());
              shown.done().done(null);
            })
        .open();
  }

  static void correct(Shown shown, EntryLine entry) {
    Reason words = new Reason("followUp.correctedWords");
    String before = entry.correction() == null ? entry.words() : entry.correction();
    words.setValue(Objects.requireNonNullElse(before, ""));
    Integer percentBefore =
        entry.correctedPercent() == null ? entry.percent() : entry.correctedPercent();
    IntegerField percent = new IntegerField(I18NProvider.translate("followUp.percentField"));
    percent.setStep(10);
    percent.setStepButtonsVisible(true);
    percent.setManualValidation(true);
    percent.setVisible(percentBefore != null);
    percent.setValue(percentBefore);
    Paragraph why =
        new Paragraph(
            I18NProvider.translate(
                "followUp.disputed",
                entry.unit().name(),
                Objects.requireNonNullElse(entry.disputeReason(), "")));
    why.addClassName("follow-up-words");
    ActDialog dialog =
        new ActDialog(I18NProvider.translate("step.correctEntry"), why, percent, words);
    dialog
        .errors()
        .at("followUp.wordsMissing", words)
        .at("followUp.textTooLong", words)
        .at("followUp.percentMissing", percent)
        .at("followUp.percentOutside", percent);
    dialog
        .act(
            I18NProvider.translate("action.save"),
            () -> {
              if (percentBefore != null && percent.getValue() == null) {
                throw new DomainException("followUp.percentMissing");
              }
              shown.services().entries().correct(entry.id(), words.getValue(), percent.getValue());
              shown.done().done("followUp.entryCorrected");
            })
        .open();
  }
}
