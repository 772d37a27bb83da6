package vn.dondoc.base;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Days, times and numbers as an office in Viet Nam writes them. */
public final class DateFormats {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private DateFormats() {}

  /** 16/07/2019. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** 16/07: where the year is plain. */
  public static String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }

  /** Thứ Ba, 16/07/2019; Tuesday, 16/07/2019. */
  public static String longDay(LocalDate day, Locale locale) {
    String weekday =
        Messages.language(locale).equals(Messages.ENGLISH)
            ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            : switch (day.getDayOfWeek()) {
              case MONDAY -> "Thứ Hai";
              case TUESDAY -> "Thứ Ba";
              case WEDNESDAY -> "Thứ Tư";
              case THURSDAY -> "Thứ Năm";
              case FRIDAY -> "Thứ Sáu";
              case SATURDAY -> "Thứ Bảy";
              case SUNDAY -> "Chủ Nhật";
            };
    return weekday + ", " + day(day);
  }

  /**
   * ngày 16 tháng 7 năm 2019: as in documents, a 0 only before days under 10 and before months 1
   * and 2.
   */
  public static String documentDay(LocalDate day) {
    int month = day.getMonthValue();
    return "ngày %02d tháng %s năm %d"
        .formatted(day.getDayOfMonth(), month < 3 ? "0" + month : "" + month, day.getYear());
  }

  /** 14:05. */
  public static String time(LocalTime time) {
    return TIME.format(time);
  }

  /** 14:05, where the deadlines live. */
  public static String time(Instant instant) {
    return TIME.format(Days.timeOf(instant));
  }

  /** 16/07/2019 14:05. */
  public static String dayTime(LocalDateTime moment) {
    return DAY.format(moment) + " " + TIME.format(moment);
  }

  /** 16/07/2019 14:05, where the deadlines live. */
  public static String dayTime(Instant instant) {
    return dayTime(Days.timeOf(instant));
  }

  /** 14.068; 14,068 in English. */
  public static String number(long number, Locale locale) {
    return format("#,##0", locale).format(number);
  }

  /** 98,6% of a share between 0 and 1; 98.6% in English. */
  public static String percent(double share, Locale locale) {
    return format("0.0", locale).format(share * 100) + "%";
  }

  private static DecimalFormat format(String pattern, Locale locale) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    if (!Messages.language(locale).equals(Messages.ENGLISH)) {
      symbols.setGroupingSeparator('.');
      symbols.setDecimalSeparator(',');
    } else {
      symbols.setGroupingSeparator(',');
      symbols.setDecimalSeparator('.');
    }
    DecimalFormat format = new DecimalFormat(pattern, symbols);
    // 98.65 is written 98,7: what a reader with a pencil gets.
    format.setRoundingMode(java.math.RoundingMode.HALF_UP);
    return format;
  }
}
