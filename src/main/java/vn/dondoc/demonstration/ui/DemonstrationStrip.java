package vn.dondoc.demonstration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.FrameStrip;
import vn.dondoc.demonstration.DemonstrationClock;

/**
 * Says on every page that this is the demonstration, and moves its clock on. Not there in
 * production.
 */
@org.springframework.stereotype.Component
class DemonstrationStrip implements FrameStrip {
  private final ObjectProvider<DemonstrationClock> clocks;

  DemonstrationStrip(ObjectProvider<DemonstrationClock> clocks) {
    this.clocks = clocks;
  }

  @Override
  public Optional<Component> strip() {
    return Optional.ofNullable(clocks.getIfAvailable()).map(this::strip);
  }

  private Component strip(DemonstrationClock clock) {
    Locale locale = UI.getCurrent().getLocale();
    Span what = new Span(I18NProvider.translate("demonstration.strip"));
    what.addClassName("strip-title");
    Span made = new Span(I18NProvider.translate("demonstration.illustrative"));
    made.addClassName("wide-only");
    Span day = new Span(DateFormats.longDay(clock.today(), locale));
    day.addClassName("wide-only"); // A phone's top bar says it already.
    Button next = button("demonstration.nextDay", VaadinIcon.STEP_FORWARD);
    next.addClickListener(
        e -> {
          clock.nextDay();
          UI.getCurrent().getPage().reload();
        });
    Button choose = button("demonstration.chooseDay", VaadinIcon.CALENDAR);
    choose.addClickListener(e -> choose(clock));
    return new Div(what, made, day, next, choose);
  }

  /** On a phone the icon alone: the strip is not what the page is for. */
  private static Button button(String key, VaadinIcon icon) {
    Span words = new Span(I18NProvider.translate(key));
    words.addClassName("wide-only");
    Button button = new Button(icon.create());
    button.getElement().appendChild(words.getElement());
    button.setAriaLabel(I18NProvider.translate(key));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private static void choose(DemonstrationClock clock) {
    DayPicker day = new DayPicker(I18NProvider.translate("demonstration.moveTo"));
    day.setMin(clock.today().plusDays(1));
    ActDialog dialog =
        new ActDialog(I18NProvider.translate("demonstration.chooseDay"), day)
            .act(
                I18NProvider.translate("demonstration.move"),
                () -> {
                  if (day.getValue() == null) {
                    throw new DomainException("day.missing");
                  }
                  clock.moveTo(day.getValue());
                  UI.getCurrent().getPage().reload();
                });
    dialog
        .errors()
        .at("day.missing", day)
        .at("demonstration.onlyForward", day)
        .at("demonstration.tooFar", day);
    dialog.open();
  }
}
