package vn.dondoc.calendar.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.dondoc.base.DateFormats;
import vn.dondoc.calendar.SpecialDay;

/**
 * Days one after the other that are marked alike: one line of the list.
 *
 * @param from the first
 * @param until the last
 */
record SpecialDays(LocalDate from, LocalDate until, boolean working, String name) {

  static List<SpecialDays> of(List<SpecialDay> days) {
    List<SpecialDays> together = new ArrayList<>();
    for (SpecialDay day : days) {
      SpecialDays last = together.isEmpty() ? null : together.getLast();
      if (last != null
          && last.until().plusDays(1).equals(day.day())
          && last.working() == day.working()
          && last.name().equals(day.name())) {
        together.set(
            together.size() - 1,
            new SpecialDays(last.from(), day.day(), last.working(), last.name()));
      } else {
        together.add(new SpecialDays(day.day(), day.day(), day.working(), day.name()));
      }
    }
    return together;
  }

  List<LocalDate> days() {
    return from.datesUntil(until.plusDays(1)).toList();
  }

  /** Thứ Năm, 23/01/2020 – Thứ Tư, 29/01/2020 (7 ngày). */
  String when(Locale locale) {
    return from.equals(until)
        ? DateFormats.longDay(from, locale)
        : I18NProvider.translate(
            "calendar.range",
            DateFormats.longDay(from, locale),
            DateFormats.longDay(until, locale),
            days().size());
  }
}
