package vn.dondoc.calendar.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Year;
import java.util.Optional;
import vn.dondoc.base.ui.FrameStrip;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** Tells those who keep the calendar that a year's holidays are not in it though it is time. */
@org.springframework.stereotype.Component
class MissingYearStrip implements FrameStrip {
  private final WorkingDays workingDays;
  private final Access access;

  MissingYearStrip(WorkingDays workingDays, Access access) {
    this.workingDays = workingDays;
    this.access = access;
  }

  @Override
  public Optional<Component> strip() {
    return access.organisationsWith(Right.EDIT_CALENDAR).stream()
        .flatMap(union -> workingDays.missingYear(union).stream())
        .findFirst()
        .map(MissingYearStrip::strip);
  }

  private static Component strip(Year year) {
    Icon sign = VaadinIcon.WARNING.create();
    sign.getElement().setAttribute("aria-hidden", "true");
    Span what = new Span(I18NProvider.translate("calendar.missing", year.toString()));
    Anchor open =
        new Anchor(
            CalendarView.PATH + "?year=" + year, I18NProvider.translate("calendar.missing.open"));
    open.setRouterIgnore(false);
    Div strip = new Div(sign, what, open);
    strip.addClassName("calendar-missing");
    return strip;
  }
}
