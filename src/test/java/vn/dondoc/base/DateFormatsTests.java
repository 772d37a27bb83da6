package vn.dondoc.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class DateFormatsTests {
  private static final LocalDate CONFERENCE = LocalDate.of(2019, 7, 16);

  @Test
  void writesDaysAsScreensAndDocumentsDo() {
    assertThat(DateFormats.day(CONFERENCE)).isEqualTo("16/07/2019");
    assertThat(DateFormats.longDay(CONFERENCE, Messages.VIETNAMESE))
        .isEqualTo("Thứ Ba, 16/07/2019");
    assertThat(DateFormats.longDay(CONFERENCE, Messages.ENGLISH)).isEqualTo("Tuesday, 16/07/2019");
    assertThat(DateFormats.documentDay(CONFERENCE)).isEqualTo("ngày 16 tháng 7 năm 2019");
    assertThat(DateFormats.documentDay(LocalDate.of(2019, 2, 5)))
        .isEqualTo("ngày 05 tháng 02 năm 2019");
    assertThat(DateFormats.documentDay(LocalDate.of(2019, 11, 30)))
        .isEqualTo("ngày 30 tháng 11 năm 2019");
  }

  @Test
  void writesTimesWhereTheDeadlinesLive() {
    assertThat(DateFormats.time(Instant.parse("2019-11-12T07:05:00Z"))).isEqualTo("14:05");
    assertThat(DateFormats.dayTime(Instant.parse("2019-11-12T17:30:00Z")))
        .isEqualTo("13/11/2019 00:30");
  }

  @Test
  void writesNumbersWithTheLanguagesOwnSigns() {
    assertThat(DateFormats.number(14_068, Messages.VIETNAMESE)).isEqualTo("14.068");
    assertThat(DateFormats.number(14_068, Messages.ENGLISH)).isEqualTo("14,068");
    assertThat(DateFormats.percent(16_051 / (16_051 + 223.0), Messages.VIETNAMESE))
        .isEqualTo("98,6%");
    assertThat(DateFormats.percent(16_051 / 21_914.0, Messages.ENGLISH)).isEqualTo("73.2%");
  }

  @Test
  void sentencesWriteDaysAndApostrophesAsTheyAre() {
    Messages messages = new Messages();
    assertThat(messages.get(Messages.VIETNAMESE, "autosave.saved", LocalTime.of(14, 5)))
        .isEqualTo("Đã lưu lúc 14:05");
    assertThat(messages.get(Messages.ENGLISH, "no.such.key")).isEqualTo("!no.such.key!");
  }
}
