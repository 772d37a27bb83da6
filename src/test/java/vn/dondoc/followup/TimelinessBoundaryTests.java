package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.followup.Timeliness.DUE_SOON;
import static vn.dondoc.followup.Timeliness.LATE;
import static vn.dondoc.followup.Timeliness.ON_TIME;
import static vn.dondoc.followup.Timeliness.OVERDUE;
import static vn.dondoc.followup.Timeliness.SUSPENDED;
import static vn.dondoc.followup.Timeliness.WITHDRAWN;
import static vn.dondoc.followup.Timeliness.WITHIN;
import static vn.dondoc.followup.Timeliness.WITHOUT_DEADLINE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.conclusion.Warning;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.FollowUpView.Part;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;

/** On time or late, at every boundary: on the page, in the list and in the figures alike. */
@DonDocTest
class TimelinessBoundaryTests {
  private static final LocalDate DUE = LocalDate.of(2019, 9, 30);

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired Extensions extensions;
  @Autowired Contributions contributions;
  @Autowired FollowUpReading reading;
  @Autowired FollowUpSearch search;
  @Autowired StandingReading standing;
  @Autowired WorkingDays workingDays;

  private TestUnion union;
  private UUID id;

  @BeforeEach
  void found() {
    clock.standAt(TestClock.START);
    union = unions.found(3);
  }

  @AfterEach
  void standAtTheStart() {
    clock.standAt(TestClock.START);
  }

  @Test
  void lastDayLastsToMidnightInHoChiMinhCity() {
    assign(DUE);
    at("2019-09-30T23:59:59");
    stands(DUE_SOON, 0);
    at("2019-10-01T00:00:00");
    stands(OVERDUE, 1);
    // Looked back at: it was still within its deadline.
    stood("2019-09-30T23:59:59", DUE_SOON);
    stood("2019-10-01T00:00:00", OVERDUE);
  }

  @Test
  void reportedInTheLastSecondIsOnTime() {
    assign(DUE);
    at("2019-09-30T23:59:59");
    complete();
    at("2019-10-20T09:00:00");
    confirm();
    stands(ON_TIME, 0);
  }

  @Test
  void reportedAtMidnightIsLate() {
    assign(DUE);
    at("2019-10-01T00:00:00");
    complete();
    confirm();
    stands(LATE, 1);
  }

  @Test
  void withoutDeadlineNothingIsLateAndNothingIsOnTime() {
    assign(null);
    at("2021-01-04T08:00:00");
    stands(WITHOUT_DEADLINE, 0);
    assertThat(figures()).isEqualTo(new Standing(0, 0, 0, 0, 0, 0, 1, 0, 0));
    complete();
    stands(WITHOUT_DEADLINE, 0);
    confirm();
    stands(WITHOUT_DEADLINE, 0);
    assertThat(figures()).isEqualTo(new Standing(0, 0, 0, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void deadlineGivenLaterIsNoOriginalOne() {
    assign(null);
    chair(() -> decisions.changeDeadline(id, DUE, "Cần xong trong quý III"));
    at("2019-10-01T08:00:00");
    stands(OVERDUE, 1);
    standsByOriginal(WITHOUT_DEADLINE);
  }

  @Test
  void deadlineTakenAwayIsOverdueByTheOriginalOnly() {
    assign(DUE);
    at("2019-10-05T08:00:00");
    stands(OVERDUE, 5);
    chair(() -> decisions.changeDeadline(id, null, "Làm thường xuyên"));
    stands(WITHOUT_DEADLINE, 0);
    standsByOriginal(OVERDUE);
  }

  @Test
  void extendedAfterBeingLate() {
    assign(DUE);
    at("2019-10-10T08:00:00");
    stands(OVERDUE, 10);
    LocalDate later = LocalDate.of(2019, 10, 31);
    unit(() -> extensions.ask(id, later, "Mưa lũ", null));
    stands(OVERDUE, 10);
    chair(() -> extensions.grant(id, null));
    // 11 and 31 October, and the weeks between: 1 + 5 + 5 + 4.
    stands(WITHIN, 15);
    standsByOriginal(OVERDUE);
    at("2019-10-31T23:59:59");
    complete();
    confirm();
    stands(ON_TIME, 0);
    standsByOriginal(LATE);
  }

  @Test
  void waitingForTheOfficeOverTheDeadlineIsNobodysLateness() {
    assign(DUE);
    at("2019-09-20T08:00:00");
    complete();
    at("2019-10-20T08:00:00");
    stands(WITHIN, 6);
    confirm();
    stands(ON_TIME, 0);
  }

  @Test
  void reportedTheDayBeforeAndWaitingIsStillSoonDue() {
    assign(DUE);
    at("2019-09-27T08:00:00");
    complete();
    at("2019-12-20T08:00:00");
    stands(DUE_SOON, 1);
  }

  @Test
  void sentBackAfterTheDeadlineIsOverdueAgain() {
    assign(DUE);
    at("2019-09-30T17:00:00");
    complete();
    at("2019-10-10T08:00:00");
    stands(DUE_SOON, 0);
    office(() -> actions.sendBack(id, "Chưa có chữ ký"));
    stands(OVERDUE, 10);
    at("2019-10-12T08:00:00");
    complete();
    at("2019-11-01T08:00:00");
    stands(OVERDUE, 12);
    confirm();
    // By the report that was confirmed, not by the first one, which was in time.
    stands(LATE, 12);
    stood("2019-10-05T08:00:00", DUE_SOON);
    stood("2019-10-11T08:00:00", OVERDUE);
  }

  @Test
  void suspendedOverTheDeadlineThenResumedWithTheOldOne() {
    assign(DUE);
    at("2019-09-20T08:00:00");
    chair(() -> decisions.suspend(id, "Chờ kinh phí"));
    at("2019-10-20T08:00:00");
    stands(SUSPENDED, 0);
    standsByOriginal(SUSPENDED);
    chair(() -> decisions.resume(id, null, "Đã có kinh phí"));
    stands(OVERDUE, 20);
  }

  @Test
  void suspendedOverTheDeadlineThenResumedWithANewOne() {
    assign(DUE);
    at("2019-09-20T08:00:00");
    chair(() -> decisions.suspend(id, "Chờ kinh phí"));
    at("2019-10-21T08:00:00");
    chair(() -> decisions.resume(id, LocalDate.of(2019, 10, 24), "Đã có kinh phí"));
    stands(DUE_SOON, 3);
    standsByOriginal(OVERDUE);
    at("2019-10-25T00:00:00");
    stands(OVERDUE, 1);
  }

  @Test
  void suspendedWhileItWaitsForTheOfficeKeepsItsDay() {
    assign(DUE);
    at("2019-09-30T08:00:00");
    complete();
    chair(() -> decisions.suspend(id, "Chờ đại hội"));
    at("2019-11-20T08:00:00");
    stands(SUSPENDED, 0);
    chair(() -> decisions.resume(id, null, "Đã đại hội"));
    confirm();
    stands(ON_TIME, 0);
  }

  @Test
  void withdrawnIsNeitherOpenNorLate() {
    assign(DUE);
    at("2019-10-20T08:00:00");
    stands(OVERDUE, 20);
    chair(() -> decisions.withdraw(id, "Không còn phù hợp"));
    stands(WITHDRAWN, 0);
    standsByOriginal(WITHDRAWN);
  }

  /** In 2020 the offices were closed from Thursday 23 to Wednesday 29 January. */
  @Test
  void deadlineOnTetStaysAndItsDaysOffAreNotCounted() {
    office(
        () -> {
          for (int day = 23; day <= 29; day++) {
            workingDays.mark(union.id(), LocalDate.of(2020, 1, day), false, "Tết Nguyên đán");
          }
        });
    LocalDate thirdOfTet = LocalDate.of(2020, 1, 27);
    at("2020-01-06T08:00:00");
    List<Warning> warnings =
        actingAs.person(union.chair(), () -> assigning.warnings(union.id(), thirdOfTet, null));
    assertThat(warnings).extracting(Warning::key).containsExactly("assign.warning.dayOff");
    assign(thirdOfTet);
    assertThat(view().dueOn()).isEqualTo(thirdOfTet);
    at("2020-01-16T08:00:00");
    stands(WITHIN, 4);
    at("2020-01-17T08:00:00");
    stands(DUE_SOON, 3);
    at("2020-01-22T08:00:00");
    stands(DUE_SOON, 0);
    at("2020-01-27T23:59:59");
    stands(DUE_SOON, 0);
    // Days overdue are days of the calendar, worked or not.
    at("2020-01-29T00:00:00");
    stands(OVERDUE, 2);
  }

  @Test
  void workedSaturdayIsAWorkingDay() {
    assign(LocalDate.of(2020, 1, 20));
    at("2020-01-14T08:00:00");
    stands(WITHIN, 4);
    at("2020-01-15T08:00:00");
    stands(DUE_SOON, 3);
    office(() -> workingDays.mark(union.id(), LocalDate.of(2020, 1, 18), true, "Làm bù"));
    stands(WITHIN, 4);
  }

  @Test
  void partHasItsOwnDeadline() {
    LocalDate partDue = LocalDate.of(2019, 9, 20);
    assignTogether(partDue);
    unit(() -> actions.acknowledge(id));
    at("2019-09-20T23:59:59");
    contribute(1);
    assertThat(view().parts()).extracting(Part::late).containsExactly(false, false);
    at("2019-09-21T00:00:00");
    assertThat(view().parts()).extracting(Part::late).containsExactly(false, true);
    assertThat(view().parts()).extracting(Part::dueOn).containsOnly(partDue);
    stands(WITHIN, 6);
    contribute(2);
    assertThat(view().parts()).extracting(Part::late).containsExactly(false, true);
    assertThat(dueOfParts()).containsExactly(partDue, partDue);
  }

  @Test
  void partWithoutItsOwnDeadlineFollowsTheOneInForce() {
    assignTogether(null);
    unit(() -> actions.acknowledge(id));
    at("2019-10-01T00:00:00");
    assertThat(view().parts()).extracting(Part::late).containsExactly(true, true);
    LocalDate later = LocalDate.of(2019, 10, 31);
    unit(() -> extensions.ask(id, later, "Mưa lũ", null));
    chair(() -> extensions.grant(id, null));
    assertThat(view().parts()).extracting(Part::late).containsExactly(false, false);
    assertThat(dueOfParts()).containsExactly(later, later);
    at("2019-10-31T23:59:59");
    contribute(1);
    at("2019-11-01T00:00:00");
    contribute(2);
    assertThat(view().parts()).extracting(Part::late).containsExactly(false, true);
  }

  /** Extending the whole does not extend a part that has its own day. */
  @Test
  void ownDeadlineOfAPartStaysWhenTheWholeIsExtended() {
    LocalDate partDue = LocalDate.of(2019, 9, 20);
    assignTogether(partDue);
    unit(() -> actions.acknowledge(id));
    chair(() -> decisions.changeDeadline(id, LocalDate.of(2019, 12, 31), "Lùi hạn chung"));
    assertThat(dueOfParts()).containsExactly(partDue, partDue);
    at("2019-09-21T00:00:00");
    assertThat(view().parts()).extracting(Part::late).containsExactly(true, true);
  }

  // Given and done

  private void at(String localTime) {
    clock.standAt(LocalDateTime.parse(localTime).atZone(Days.ZONE).toInstant());
  }

  private void assign(@Nullable LocalDate due) {
    give(To.each(List.of(union.association(0).id())), due, null);
  }

  private void assignTogether(@Nullable LocalDate partDue) {
    give(
        To.together(
            union.association(0).id(),
            List.of(union.association(1).id(), union.association(2).id())),
        DUE,
        partDue);
  }

  private void give(To to, @Nullable LocalDate due, @Nullable LocalDate partDue) {
    id =
        actingAs.person(
            union.chair(),
            () ->
                assigning
                    .assign(
                        new Assignment(
                            union.id(),
                            "Tổ chức hội thảo",
                            null,
                            to,
                            due,
                            partDue,
                            new Assignment.Source(SourceKind.MEETING, "Giao ban", null, null)))
                    .getFirst());
  }

  private void complete() {
    unit(() -> actions.complete(id, new ProgressEntry(100, "Đã tổ chức")));
  }

  private void confirm() {
    office(() -> actions.confirm(id));
  }

  private void contribute(int association) {
    actingAs.person(
        union.association(association).officer(),
        () ->
            contributions.report(
                id, union.association(association).id(), "Đã làm phần mình", List.of(), null));
  }

  private void unit(Runnable act) {
    actingAs.person(union.association(0).officer(), act);
  }

  private void office(Runnable act) {
    actingAs.person(union.office(), act);
  }

  private void chair(Runnable act) {
    actingAs.person(union.chair(), act);
  }

  // Seen

  private FollowUpView view() {
    return actingAs.person(union.chair(), () -> reading.get(id));
  }

  private void stands(Timeliness timeliness, int days) {
    assertThat(view().timing()).isEqualTo(new Timing(timeliness, days));
    FollowUpRow row = actingAs.person(union.chair(), () -> search.list(all().filter()).getFirst());
    assertThat(row.timing()).isEqualTo(new Timing(timeliness, days));
    foundAs(timeliness, all());
    assertThat(of(figures())).isEqualTo(timeliness);
    assertThat(figures().everything()).isEqualTo(1);
  }

  private void standsByOriginal(Timeliness timeliness) {
    foundAs(timeliness, all().byOriginal(true));
    assertThat(of(figures(question().againstOriginal(true)))).isEqualTo(timeliness);
  }

  private void stood(String localTime, Timeliness timeliness) {
    var moment = LocalDateTime.parse(localTime).atZone(Days.ZONE).toInstant();
    foundAs(timeliness, all().asOf(moment));
    assertThat(of(figures(question().at(moment)))).isEqualTo(timeliness);
  }

  /** Under this timeliness, and under no other. */
  private void foundAs(Timeliness expected, FollowUpFilter.With filter) {
    actingAs.person(
        union.chair(),
        () ->
            assertThat(
                    Arrays.stream(Timeliness.values())
                        .filter(t -> search.count(filter.timeliness(t).filter()).all() == 1))
                .containsExactly(expected));
  }

  private FollowUpFilter.With all() {
    return FollowUpFilter.ALL.with().holderId(union.id());
  }

  private StandingQuestion question() {
    return StandingQuestion.NOW.ofHolder(union.id());
  }

  private Standing figures() {
    return figures(question());
  }

  private Standing figures(StandingQuestion question) {
    return actingAs.person(union.chair(), () -> standing.of(question));
  }

  private static Timeliness of(Standing one) {
    return one.onTime() == 1
        ? ON_TIME
        : one.late() == 1
            ? LATE
            : one.within() == 1
                ? WITHIN
                : one.dueSoon() == 1
                    ? DUE_SOON
                    : one.overdue() == 1
                        ? OVERDUE
                        : one.withoutDeadline() == 1
                            ? WITHOUT_DEADLINE
                            : one.suspended() == 1 ? SUSPENDED : WITHDRAWN;
  }

  private List<LocalDate> dueOfParts() {
    return jdbc.sql(
            "select due_on from step where step = 'CONTRIBUTE' and subject_id in"
                + " (select id from contribution where follow_up_id = ?)")
        .param(id)
        .query(LocalDate.class)
        .list();
  }
}
