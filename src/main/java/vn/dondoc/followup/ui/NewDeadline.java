package vn.dondoc.followup.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.FieldErrors;

/** Another deadline, beside the one in force and the original one; a day off is warned of. */
class NewDeadline extends Div {
  private final Shown shown;
  private final DayPicker day;
  private final Checkbox none = new Checkbox(getTranslation("followUp.noDue"));
  private final Div warning = new Div();

  NewDeadline(Shown shown, String labelKey) {
    this.shown = shown;
    addClassName("form-column");
    day = new DayPicker(getTranslation(labelKey));
    day.setMin(shown.today());
    LocalDate due = shown.view().dueOn();
    LocalDate original = shown.view().originalDueOn();
    if (due != null) {
      day.setHelperText(
          original == null || original.equals(due)
              ? getTranslation("followUp.dueNow", DateFormats.day(due))
              : getTranslation(
                  "followUp.dueNowOriginally", DateFormats.day(due), DateFormats.day(original)));
    }
    warning.getElement().setAttribute("role", "status");
    day.addValueChangeListener(e -> warn());
    none.addValueChangeListener(
        e -> {
          day.setEnabled(!e.getValue());
          warn();
        });
    none.setVisible(false);
    add(day, none, warning);
  }

  /** It can also be without any deadline. */
  NewDeadline orNone() {
    none.setVisible(true);
    return this;
  }

  /** Only a day after the one in force extends it. */
  NewDeadline later() {
    LocalDate due = shown.view().dueOn();
    LocalDate first = due == null || due.isBefore(shown.today()) ? shown.today() : due.plusDays(1);
    day.notBefore(first, getTranslation("followUp.notLater", DateFormats.day(first.minusDays(1))));
    return this;
  }

  NewDeadline value(LocalDate value) {
    day.setValue(value);
    return this;
  }

  FieldErrors errorsIn(FieldErrors errors) {
    return errors
        .at("followUp.dayMissing", day)
        .at("followUp.notLater", day)
        .at("followUp.deadlinePassed", day)
        .at("followUp.sameDeadline", day);
  }

  LocalDate day() {
    LocalDate chosen = day.getValue();
    if (chosen == null) {
      throw new DomainException("followUp.dayMissing");
    }
    return chosen;
  }

  @Nullable LocalDate dayOrNone() {
    return none.getValue() ? null : day();
  }

  private void warn() {
    warning.removeAll();
    LocalDate chosen = day.getValue();
    if (chosen == null
        || none.getValue()
        || shown.services().workingDays().of(shown.view().holderId()).isWorking(chosen)) {
      return;
    }
    Icon sign = VaadinIcon.WARNING.create();
    sign.getElement().setAttribute("aria-hidden", "true");
    Paragraph line =
        new Paragraph(sign, new Span(getTranslation("followUp.dayOff", DateFormats.day(chosen))));
    line.addClassNames("assign-warning", "aura-accent-yellow");
    warning.add(line);
  }
}
