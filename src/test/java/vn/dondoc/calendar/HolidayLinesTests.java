package vn.dondoc.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dondoc.base.DomainException;
import vn.dondoc.calendar.FixedHolidays.Proposed;
import vn.dondoc.calendar.HolidayLines.Line;

/** A year's days off as people write them down. */
class HolidayLinesTests {
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02/09/2020; Quốc khánh",
        "2/9/2020;Quốc khánh",
        "2/9; Quốc khánh",
        "2020-09-02, Quốc khánh",
        "02-09-2020\tQuốc khánh",
        "02.09.2020 ; \"Quốc khánh\"",
      })
  void aDayCanBeWrittenInManyWays(String text) {
    assertThat(parse(text))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.error()).isNull();
              assertThat(line.days())
                  .containsExactly(new SpecialDay(LocalDate.of(2020, 9, 2), false, "Quốc khánh"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "23/01 - 29/01/2020; Tết",
        "23/01-29/01/2020; Tết",
        "23/1/2020 đến 29/1/2020; Tết",
        "2020-01-23 – 2020-01-29; Tết",
        "23/01/2020;29/01/2020;Tết",
        "2020-01-23,2020-01-29,Tết",
      })
  void andSoCanARange(String text) {
    assertThat(parse(text))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.error()).isNull();
              assertThat(line.days())
                  .hasSize(7)
                  .allMatch(day -> !day.working() && day.name().equals("Tết"))
                  .extracting(SpecialDay::day)
                  .startsWith(LocalDate.of(2020, 1, 23))
                  .endsWith(LocalDate.of(2020, 1, 29));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "05/09/2020; Làm bù",
        "05/09/2020; làm bù dịp Quốc khánh",
        "05/09/2020; Hoán đổi; làm bù",
        "05/09/2020; Hoán đổi; worked"
      })
  void aSaturdayThatIsWorkedSaysSo(String text) {
    assertThat(parse(text))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.error()).isNull();
              assertThat(line.days()).singleElement().matches(SpecialDay::working);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quốc khánh | calendar.line.notUnderstood",
        "02/09/2020 | calendar.line.notUnderstood",
        "31/02/2020; Tết | calendar.line.noSuchDay",
        "02/09/2021; Quốc khánh | calendar.line.otherYear",
        "29/01 - 23/01/2020; Tết | calendar.endsBeforeItBegins",
        "01/01 - 31/12/2020; Nghỉ | calendar.rangeTooLong",
        "02/09/2020; | calendar.nameMissing",
        "02/09/2020; Làm bù | calendar.workedAlready"
      })
  void whatIsNotUnderstoodSaysWhy(String text, String key) {
    // A heading would be passed over where it stands first.
    List<Line> lines = parse("01/01/2020; Tết Dương lịch\n" + text);
    assertThat(lines.getLast().number()).isEqualTo(2);
    assertThat(lines.getLast().days()).isEmpty();
    assertThat(lines.getLast().error())
        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  @Test
  void headingAndEmptyLinesArePassedOverAndADayTwiceIsFound() {
    List<Line> lines =
        parse("Ngày;Tên\n\n30/04/2020;Ngày Chiến thắng\n30/04 - 01/05/2020;Nghỉ lễ\n");
    assertThat(lines).extracting(Line::number).containsExactly(3, 4);
    assertThat(lines.getLast().error())
        .isInstanceOfSatisfying(
            DomainException.class, e -> assertThat(e.key()).isEqualTo("calendar.line.twice"));
  }

  @Test
  void anICalendarFileBecomesLinesOfItsYear() {
    String file =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//x//x//
        BEGIN:VEVENT
        UID:1
        DTSTAMP:20190101T000000Z
        DTSTART;VALUE=DATE:20200123
        DTEND;VALUE=DATE:20200130
        SUMMARY:Tết Nguyên đán
        END:VEVENT
        BEGIN:VEVENT
        UID:2
        DTSTAMP:20190101T000000Z
        DTSTART;VALUE=DATE:20200902
        SUMMARY:Quốc khánh
        END:VEVENT
        BEGIN:VEVENT
        UID:3
        DTSTAMP:20190101T000000Z
        DTSTART;VALUE=DATE:20190902
        SUMMARY:Quốc khánh
        END:VEVENT
        END:VCALENDAR
        """
            .replace("\n", "\r\n");
    assertThat(HolidayLines.ofFile(file.getBytes(StandardCharsets.UTF_8), 2020))
        .isEqualTo("23/01/2020 - 29/01/2020; Tết Nguyên đán\n02/09/2020; Quốc khánh");
    assertThatThrownBy(() -> HolidayLines.ofFile(file.getBytes(StandardCharsets.UTF_8), 2022))
        .isInstanceOf(DomainException.class);
  }

  @Test
  void anyOtherFileIsTakenAsItIs() {
    byte[] marked = "\uFEFF02/09/2020;Quốc khánh".getBytes(StandardCharsets.UTF_8);
    assertThat(HolidayLines.ofFile(marked, 2020)).isEqualTo("02/09/2020;Quốc khánh");
    assertThatThrownBy(() -> HolidayLines.ofFile(new byte[] {(byte) 0xC3, 0x28}, 2020))
        .isInstanceOf(DomainException.class);
  }

  /** As the labour code has it: a holiday on a day off moves to the next working day. */
  @Test
  void theFixedHolidaysAreProposedWithTheirDaysInLieu() {
    assertThat(FixedHolidays.of(2020)).extracting(Proposed::inLieu).containsOnly(false).hasSize(4);
    assertThat(FixedHolidays.of(2022))
        .filteredOn(Proposed::inLieu)
        .extracting(Proposed::day)
        .containsExactly(
            LocalDate.of(2022, 1, 3), LocalDate.of(2022, 5, 2), LocalDate.of(2022, 5, 3));
  }

  private static List<Line> parse(String text) {
    return HolidayLines.parse(text, 2020, TODAY);
  }
}
