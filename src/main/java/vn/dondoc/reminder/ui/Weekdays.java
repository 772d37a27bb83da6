package vn.dondoc.reminder.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.DayOfWeek;

/** The days of the week by their names. */
final class Weekdays {
  private Weekdays() {}

  static String name(DayOfWeek day) {
    // The names of the day picker begin with Sunday.
    return I18NProvider.translate("day.weekdays").split("\\|", -1)[day.getValue() % 7];
  }
}
