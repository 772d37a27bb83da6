package vn.dondoc.base.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/** A day, typed as people here type it: 16/7/19, 16-7-2019, 16072019; weeks begin on Monday. */
public class DayPicker extends DatePicker {

  public DayPicker(String label) {
    super(label);
    setLocale(Locale.of("vi", "VN"));
    DatePickerI18n words =
        new DatePickerI18n()
            .setFirstDayOfWeek(DayOfWeek.MONDAY.getValue())
            .setMonthNames(list("day.months"))
            .setWeekdays(list("day.weekdays"))
            .setWeekdaysShort(list("day.weekdaysShort"))
            .setToday(getTranslation("day.today"))
            .setCancel(getTranslation("action.cancel"))
            .setBadInputErrorMessage(getTranslation("day.bad"))
            .setRequiredErrorMessage(getTranslation("day.missing"))
            .setDateFormats(
                "dd/MM/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "ddMMyyyy", "yyyy-MM-dd");
    setI18n(words);
    setPlaceholder(getTranslation("day.placeholder"));
  }

  /** Earliest allowed day, with the sentence shown for earlier ones. */
  public DayPicker notBefore(LocalDate first, String sentence) {
    setMin(first);
    setI18n(getI18n().setMinErrorMessage(sentence));
    return this;
  }

  private java.util.List<String> list(String key) {
    return Arrays.asList(getTranslation(key).split("\\|", -1));
  }
}
