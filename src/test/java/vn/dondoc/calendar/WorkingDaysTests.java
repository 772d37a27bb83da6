package vn.dondoc.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** The calendar of a union and what changes it. */
@DonDocTest
class WorkingDaysTests {
  private static final LocalDate TET = LocalDate.of(2020, 1, 23);
  private static final LocalDate MONDAY = LocalDate.of(2019, 4, 29);
  private static final LocalDate SATURDAY = LocalDate.of(2019, 5, 4);

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired WorkingDays workingDays;

  private TestUnion union;

  @BeforeEach
  void found() {
    clock.standAt(TestClock.START);
    union = unions.found(0);
  }

  @Test
  void aRangeIsOffAndCanBeRenamedAndTakenAway() {
    office(() -> workingDays.markOff(union.id(), TET, TET.plusDays(6), "Tết"));
    assertThat(days(2020)).hasSize(7).allMatch(day -> !day.working() && day.name().equals("Tết"));
    assertThat(workingDays.of(union.id()).between(TET.minusDays(1), TET.plusDays(7))).isOne();
    office(() -> workingDays.rename(union.id(), TET, TET.plusDays(6), " Tết Canh Tý "));
    assertThat(days(2020)).allMatch(day -> day.name().equals("Tết Canh Tý"));
    office(() -> workingDays.remove(union.id(), TET, TET.plusDays(6)));
    assertThat(days(2020)).isEmpty();
    assertThat(workingDays.of(union.id()).isWorking(TET)).isTrue();
  }

  @Test
  void aSwapIsBothDaysOrNone() {
    office(() -> workingDays.swap(union.id(), MONDAY, SATURDAY, "Hoán đổi"));
    assertThat(workingDays.of(union.id()).isWorking(MONDAY)).isFalse();
    assertThat(workingDays.of(union.id()).isWorking(SATURDAY)).isTrue();
    refused(
        "calendar.offAlready",
        () -> workingDays.swap(union.id(), MONDAY, SATURDAY.plusDays(1), "Hoán đổi"));
    refused(
        "calendar.workedAlready",
        () -> workingDays.swap(union.id(), MONDAY.plusDays(1), SATURDAY, "Hoán đổi"));
    assertThat(workingDays.of(union.id()).isWorking(MONDAY.plusDays(1))).isTrue();
  }

  @Test
  void manyAreTakenAllOrNone() {
    List<SpecialDay> days =
        List.of(new SpecialDay(TET, false, "Tết"), new SpecialDay(TET.plusDays(1), false, " "));
    refused("calendar.nameMissing", () -> workingDays.take(union.id(), days));
    assertThat(days(2020)).isEmpty();
  }

  @Test
  void whatIsRefusedSaysWhy() {
    refused("calendar.nameMissing", () -> workingDays.markOff(union.id(), TET, TET, " "));
    refused(
        "calendar.nameTooLong", () -> workingDays.markOff(union.id(), TET, TET, "x".repeat(121)));
    refused(
        "calendar.endsBeforeItBegins",
        () -> workingDays.markOff(union.id(), TET, TET.minusDays(1), "Tết"));
    refused(
        "calendar.rangeTooLong",
        () -> workingDays.markOff(union.id(), TET, TET.plusDays(31), "Tết"));
    refused(
        "calendar.tooFar",
        () -> workingDays.mark(union.id(), LocalDate.of(2091, 1, 1), false, "Tết"));
  }

  @Test
  void aMissingYearIsAskedForFromOctoberOn() {
    assertThat(missing()).as("this year's").contains(Year.of(2019));
    office(() -> workingDays.mark(union.id(), SATURDAY, true, "Làm bù"));
    assertThat(missing()).as("a worked day is no holiday").contains(Year.of(2019));
    office(() -> workingDays.mark(union.id(), LocalDate.of(2019, 9, 2), false, "Quốc khánh"));
    assertThat(missing()).isEmpty();
    clock.standAt(Instant.parse("2019-09-30T10:00:00Z"));
    assertThat(missing()).isEmpty();
    clock.standAt(Instant.parse("2019-09-30T17:00:00Z"));
    assertThat(missing()).as("it is the first of October here").contains(Year.of(2020));
    office(() -> workingDays.mark(union.id(), TET, false, "Tết"));
    assertThat(missing()).isEmpty();
  }

  private java.util.Optional<Year> missing() {
    return actingAs.person(union.office(), () -> workingDays.missingYear(union.id()));
  }

  private List<SpecialDay> days(int year) {
    return actingAs.person(union.office(), () -> workingDays.year(union.id(), year));
  }

  private void office(Runnable act) {
    actingAs.person(union.office(), act);
  }

  private void refused(String key, Runnable act) {
    assertThatThrownBy(() -> office(act))
        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.key()).isEqualTo(key));
  }
}
