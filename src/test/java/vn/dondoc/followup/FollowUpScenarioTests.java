package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.followup.FollowUpView.EntryLine;
import vn.dondoc.followup.FollowUpView.ExtensionLine;
import vn.dondoc.followup.FollowUpView.HistoryLine;
import vn.dondoc.followup.FollowUpView.Part;
import vn.dondoc.followup.FollowUpView.Unit;
import vn.dondoc.followup.ProgressEntry.Evidence;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Delegation;
import vn.dondoc.organisation.OrganisationRegister;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** What happens to follow-ups in the life of a union, story by story. */
@DonDocTest
class FollowUpScenarioTests {
  private static final LocalDate DUE = LocalDate.of(2019, 9, 30);
  private static final String WHY = "Có lý do chính đáng";
  private static final OnBehalf CALL = new OnBehalf("Gọi điện chiều 27/9");

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired Extensions extensions;
  @Autowired Contributions contributions;
  @Autowired EntriesOnBehalf entries;
  @Autowired FollowUpReading reading;
  @Autowired OrganisationRegister register;
  @Autowired Delegation delegation;

  private TestUnion union;
  private UUID id;

  @BeforeEach
  void assign() {
    clock.standAt(TestClock.START);
    union = unions.found(4);
    id = given(unit(0), unit(1), unit(2));
  }

  @AfterEach
  void standAtTheStart() {
    clock.standAt(TestClock.START);
  }

  // Parts

  @Test
  void twoCoordinateOneIsLateAndTheLeadCompletesWithoutItOnlyBySayingSo() {
    lead(() -> actions.acknowledge(id));
    contributes(1);
    later("2019-10-01T01:00:00Z");
    assertThat(seen().parts()).extracting(Part::late).containsExactly(false, true);
    assertThat(refusal(officer(0), () -> actions.complete(id, done())))
        .isEqualTo("followUp.partsMissing");
    assertThat(refusal(officer(0), () -> completeWithout(unit(1))))
        .isEqualTo("followUp.partsMissing");
    assertThat(waits()).containsExactly("CARRY_OUT " + unit(0), "CONTRIBUTE " + unit(2));
    lead(() -> completeWithout(unit(2)));
    assertThat(waits()).containsExactly("CONFIRM_COMPLETION " + union.id());
    assertThat(seen().parts()).extracting(Part::lapsed).containsExactly(false, true);
    assertThat(latest().without()).isEqualTo(union.association(2).name());
    assertThat(refusal(officer(2), () -> contributes(2)))
        .isEqualTo("followUp.notNow.AWAITING_CONFIRMATION");
  }

  @Test
  void sentBackOpensTheMissingPartAgain() {
    lead(() -> actions.acknowledge(id));
    contributes(1);
    lead(() -> completeWithout(unit(2)));
    office(() -> actions.sendBack(id, WHY));
    assertThat(waits()).containsExactly("CARRY_OUT " + unit(0), "CONTRIBUTE " + unit(2));
    assertThat(seen().parts()).extracting(Part::lapsed).containsExactly(false, false);
    contributes(2);
    lead(() -> actions.complete(id, done()));
    office(() -> actions.confirm(id));
    assertThat(seen().lifecycle()).isEqualTo(Lifecycle.COMPLETED);
    assertThat(waits()).isEmpty();
  }

  @Test
  void eachReportsItsOwnPartAndOnlyOnce() {
    assertThat(refusal(officer(1), () -> report(1))).isEqualTo("followUp.partTooEarly");
    lead(() -> actions.acknowledge(id));
    assertThat(refusal(officer(1), () -> report(2))).isEqualTo("error.notAllowed");
    assertThat(refusal(officer(0), () -> report(1))).isEqualTo("error.notAllowed");
    assertThat(refusal(officer(3), () -> report(3))).isEqualTo("error.notFound");
    contributes(1);
    assertThat(refusal(officer(1), () -> report(1))).isEqualTo("followUp.partReported");
  }

  @Test
  void partOfAPartnerWithoutAccountIsEnteredByTheOfficeWithTheLetter() {
    id = given(unit(0), union.partner());
    lead(() -> actions.acknowledge(id));
    byte[] letter = "Công văn số 12".getBytes(StandardCharsets.UTF_8);
    OnBehalf source = new OnBehalf("Công văn số 12", new Evidence("cong-van-12.txt", letter));
    office(() -> contributions.report(id, union.partner(), "Đã cử chuyên gia", List.of(), source));
    FollowUpView view = seen();
    assertThat(view.parts())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.isMissing()).isFalse();
              assertThat(part.source()).isEqualTo("Công văn số 12");
            });
    EntryLine entry = view.entries().getFirst();
    assertThat(entry.file()).isNotNull();
    assertThat(Objects.requireNonNull(entry.file()).name()).isEqualTo("cong-van-12.txt");
    assertThat(
            actingAs.person(
                officer(0), () -> reading.evidence(id, Objects.requireNonNull(entry.file()).id())))
        .isEqualTo(letter);
    assertThat(latest().onBehalfOf()).isNotNull();
    assertThat(latest().source()).isEqualTo("Công văn số 12");
    lead(() -> actions.complete(id, done()));
    office(() -> actions.confirm(id));
  }

  // Deadlines

  @Test
  void extensionIsRefusedThenGrantedWithAnotherDateAndBothDatesAreKept() {
    lead(() -> extensions.ask(id, LocalDate.of(2019, 10, 31), "Bận vụ mùa", null));
    assertThat(refusal(officer(0), () -> extensions.ask(id, LocalDate.of(2019, 11, 5), WHY, null)))
        .isEqualTo("followUp.extensionOpen");
    assertThat(refusal(officer(0), () -> extensions.grant(id, null))).isEqualTo("error.notAllowed");
    chair(() -> extensions.refuse(id, "Việc gấp"));
    assertThat(seen().dueOn()).isEqualTo(DUE);
    assertThat(seen().openExtension()).isNull();
    lead(() -> extensions.ask(id, LocalDate.of(2019, 10, 31), "Vẫn bận", null));
    assertThat(refusal(union.chair(), () -> extensions.setDate(id, DUE, WHY)))
        .isEqualTo("followUp.notLater");
    chair(() -> extensions.setDate(id, LocalDate.of(2019, 10, 15), "Đến giữa tháng"));
    FollowUpView view = seen();
    assertThat(view.dueOn()).isEqualTo(LocalDate.of(2019, 10, 15));
    assertThat(view.originalDueOn()).isEqualTo(DUE);
    assertThat(view.extensions())
        .extracting(ExtensionLine::decision)
        .containsExactlyInAnyOrder(ExtensionDecision.ANOTHER_DATE, ExtensionDecision.REFUSED);
    assertThat(latest().oldValue()).isEqualTo("30/09/2019");
    assertThat(latest().newValue()).isEqualTo("15/10/2019");
    assertThat(dueOfStep("ACKNOWLEDGE")).isEqualTo(LocalDate.of(2019, 10, 15));
  }

  @Test
  void openRequestLapsesWhenNothingIsLeftToExtend() {
    Map<FollowUpEvent, Runnable> ways =
        Map.of(
            FollowUpEvent.COMPLETION_REPORTED, () -> lead(() -> completeWithout(unit(1), unit(2))),
            FollowUpEvent.DECLINED, () -> lead(() -> actions.decline(id, WHY)),
            FollowUpEvent.SUSPENDED, () -> chair(() -> decisions.suspend(id, WHY)),
            FollowUpEvent.DEADLINE_CHANGED,
                () -> chair(() -> decisions.changeDeadline(id, LocalDate.of(2019, 12, 31), WHY)),
            FollowUpEvent.UNITS_CHANGED,
                () -> chair(() -> decisions.changeUnits(id, unit(3), List.of(), WHY)));
    ways.forEach(
        (event, way) -> {
          id = given(unit(0), unit(1), unit(2));
          lead(() -> extensions.ask(id, LocalDate.of(2019, 10, 31), WHY, null));
          way.run();
          assertThat(told()).contains(event, FollowUpEvent.EXTENSION_LAPSED);
          assertThat(waits())
              .as(event.name())
              .noneMatch(step -> step.startsWith("DECIDE_EXTENSION"));
          assertThat(seen().openExtension()).isNull();
          assertThat(refusal(union.chair(), () -> extensions.grant(id, null)))
              .isEqualTo("error.stepGone");
        });
  }

  @Test
  void whoAskedDoesNotDecideEvenInThePostOfTheChairsDelegate() {
    UUID both = officer(0);
    chair(() -> delegation.name(union.id(), both, Post.CHAIR_DELEGATE, today(), DUE));
    lead(() -> extensions.ask(id, LocalDate.of(2019, 10, 31), WHY, null));
    assertThat(refusal(both, () -> extensions.grant(id, null))).isEqualTo("followUp.ownExtension");
    assertThat(refusal(both, () -> extensions.refuse(id, WHY))).isEqualTo("followUp.ownExtension");
    assertThat(actingAs.person(both, () -> reading.get(id)).acts())
        .doesNotContain(Act.DECIDE_EXTENSION);
    chair(() -> extensions.grant(id, null));
  }

  @Test
  void manyDeadlinesAreChangedAllOrNone() {
    UUID second = given(unit(1));
    UUID ended = given(unit(2));
    chair(() -> decisions.withdraw(ended, WHY));
    LocalDate newDue = LocalDate.of(2019, 12, 1);
    assertThat(
            refusal(
                union.chair(),
                () -> decisions.changeDeadlines(List.of(id, second, ended), newDue, WHY)))
        .isEqualTo("followUp.notNow.WITHDRAWN");
    assertThat(List.of(id, second)).allSatisfy(one -> assertThat(see(one).dueOn()).isEqualTo(DUE));
    assertThat(told()).doesNotContain(FollowUpEvent.DEADLINE_CHANGED);
    chair(() -> decisions.changeDeadlines(List.of(second, id, second), newDue, WHY));
    assertThat(List.of(id, second))
        .allSatisfy(one -> assertThat(see(one).dueOn()).isEqualTo(newDue));
  }

  @Test
  void whoLookedBeforeSomethingHappenedIsToldAndOverwritesNothing() {
    int seen = seen().version();
    chair(() -> decisions.changeUnits(id, seen, unit(0), List.of(unit(1), unit(3)), WHY));
    assertThat(
            refusal(
                union.chair(),
                () -> decisions.changeUnits(id, seen, unit(0), List.of(unit(2)), WHY)))
        .isEqualTo("followUp.changed");
    assertThat(
            refusal(union.chair(), () -> decisions.changeDeadline(id, seen, DUE.plusDays(9), WHY)))
        .isEqualTo("followUp.changed");
    assertThat(seen().coordinating()).extracting(Unit::id).containsExactly(unit(1), unit(3));
  }

  // Declined

  @Test
  void declinedInsistedCannotBeDeclinedAgainUntilItIsReassigned() {
    lead(() -> actions.decline(id, "Không có chuyên gia"));
    assertThat(seen().declinedReason()).isEqualTo("Không có chuyên gia");
    assertThat(waits()).containsExactly("DECIDE_DECLINED " + union.id());
    chair(() -> decisions.insist(id, WHY));
    assertThat(refusal(officer(0), () -> actions.decline(id, WHY)))
        .isEqualTo("followUp.insistedUpon");
    chair(() -> decisions.changeUnits(id, unit(3), List.of(), WHY));
    assertThat(waits()).containsExactly("ACKNOWLEDGE " + unit(3));
    as(officer(3), () -> actions.decline(id, WHY));
    chair(() -> decisions.reassign(id, unit(1), WHY));
    as(officer(1), () -> actions.acknowledge(id));
    assertThat(waits()).containsExactly("CARRY_OUT " + unit(1));
  }

  @Test
  void reportOfProgressAcknowledgesToo() {
    lead(() -> actions.reportProgress(id, new ProgressEntry(20, "Đã bắt đầu")));
    assertThat(seen().lifecycle()).isEqualTo(Lifecycle.IN_PROGRESS);
    assertThat(told())
        .containsExactly(
            FollowUpEvent.ASSIGNED, FollowUpEvent.ACKNOWLEDGED, FollowUpEvent.PROGRESS_REPORTED);
  }

  // On behalf

  @Test
  void disputedProgressDoesNotCountUntilItIsCorrectedAndBothVersionsStay() {
    lead(() -> actions.reportProgress(id, new ProgressEntry(20, "Đã bắt đầu")));
    next();
    office(() -> actions.reportProgress(id, new ProgressEntry(80, "Đã giao 10 đàn"), CALL));
    assertThat(seen().percent()).isEqualTo(80);
    UUID entry = entry();
    assertThat(refusal(officer(1), () -> entries.dispute(entry, WHY)))
        .isEqualTo("error.notAllowed");
    assertThat(refusal(union.office(), () -> entries.dispute(entry, WHY)))
        .isEqualTo("error.notAllowed");
    lead(() -> entries.dispute(entry, "Mới giao 6 đàn"));
    assertThat(seen().percent()).isEqualTo(20);
    assertThat(waits()).contains("CORRECT_FOLLOW_UP_ENTRY " + union.id());
    assertThat(refusal(union.office(), () -> entries.correct(entry, "Đã giao 6 đàn", 160)))
        .isEqualTo("followUp.percentOutside");
    office(() -> entries.correct(entry, "Đã giao 6 đàn", 60));
    assertThat(seen().percent()).isEqualTo(60);
    lead(() -> entries.confirm(entry));
    assertThat(seen().history())
        .extracting(HistoryLine::words)
        .contains("Đã giao 10 đàn", "Mới giao 6 đàn", "Đã giao 6 đàn");
    assertThat(refusal(officer(0), () -> entries.dispute(entry, WHY))).isEqualTo("error.stepTaken");
  }

  @Test
  void whatIsDisputedWhileItIsSuspendedOrWaitsDoesNotCountAfterwards() {
    lead(() -> actions.reportProgress(id, new ProgressEntry(20, "Đã bắt đầu")));
    next();
    office(() -> actions.reportProgress(id, new ProgressEntry(80, "Gần xong"), CALL));
    chair(() -> decisions.suspend(id, WHY));
    UUID entry = entry();
    lead(() -> entries.dispute(entry, WHY));
    chair(() -> decisions.resume(id, null, WHY));
    assertThat(seen().percent()).isEqualTo(20);
    office(() -> entries.correct(entry, "Được một nửa", 50));
    lead(() -> completeWithout(unit(1), unit(2)));
    lead(() -> entries.dispute(entry, WHY));
    assertThat(seen().percent()).isEqualTo(100);
    office(() -> actions.sendBack(id, WHY));
    assertThat(seen().percent()).isEqualTo(20);
  }

  @Test
  void disputedCompletionCannotBeConfirmedNorByWhoCorrectedIt() {
    office(() -> actions.complete(id, done(), Set.of(unit(1), unit(2)), CALL));
    UUID entry = entry();
    lead(() -> entries.dispute(entry, "Chưa xong"));
    as(
        union.chiefOfOffice(),
        () -> {
          assertThat(refusal(union.chiefOfOffice(), () -> actions.confirm(id)))
              .isEqualTo("followUp.completionDisputed");
          entries.correct(entry, "Xong ngày 30/9", null);
        });
    assertThat(refusal(union.chiefOfOffice(), () -> actions.confirm(id)))
        .isEqualTo("followUp.ownCompletion");
    assertThat(refusal(union.office(), () -> actions.confirm(id)))
        .isEqualTo("followUp.ownCompletion");
    UUID third = unions.person("Third", union.id(), Post.OFFICE);
    as(third, () -> actions.confirm(id));
    assertThat(seen().lifecycle()).isEqualTo(Lifecycle.COMPLETED);
  }

  @Test
  void nobodyConfirmsTheirOwnInWhicheverPost() {
    UUID both = unions.person("Both", union.id(), Post.OFFICE);
    jdbc.sql(
            "insert into appointment (id, person_id, organisation_id, post, from_day, illustrative, version) values (?, ?, ?, 'ASSOCIATION_HEAD', '2016-01-01', false, 0)")
        .params(UUID.randomUUID(), both, unit(0))
        .update();
    as(both, () -> completeWithout(unit(1), unit(2)));
    assertThat(refusal(both, () -> actions.confirm(id))).isEqualTo("followUp.ownCompletion");
    office(() -> actions.confirm(id));
  }

  @Test
  void whoHasNothingToDoWithItAnyMoreIsNotAskedAboutEntries() {
    office(() -> actions.reportProgress(id, new ProgressEntry(30, "Đã bắt đầu"), CALL));
    next();
    office(() -> contributions.report(id, unit(1), "Đã làm", List.of(), CALL));
    UUID part = entry();
    as(officer(1), () -> entries.dispute(part, WHY));
    assertThat(waits())
        .contains("CONFIRM_FOLLOW_UP_ENTRY " + unit(0), "CORRECT_FOLLOW_UP_ENTRY " + union.id());
    chair(() -> decisions.changeUnits(id, unit(3), List.of(unit(2)), WHY));
    assertThat(waits()).containsExactly("ACKNOWLEDGE " + unit(3));
    assertThat(actingAs.person(union.office(), () -> reading.get(id)).entries())
        .noneMatch(EntryLine::mayCorrect);
  }

  @Test
  void reportsOfAFormerLeadTellNothingOfTheNewOne() {
    office(() -> actions.reportProgress(id, new ProgressEntry(40, "Đã bắt đầu"), CALL));
    next();
    office(() -> actions.reportProgress(id, new ProgressEntry(80, "Gần xong"), CALL));
    UUID entry = entry();
    next();
    chair(() -> decisions.changeUnits(id, unit(1), List.of(unit(0)), WHY));
    as(officer(1), () -> actions.acknowledge(id));
    lead(() -> entries.dispute(entry, WHY));
    assertThat(seen().percent()).isZero();
  }

  // Suspended and withdrawn

  @Test
  void suspendedAndResumedWhereItWasLeft() {
    assertSuspendedAndResumed("ACKNOWLEDGE " + unit(0));
    lead(() -> actions.acknowledge(id));
    contributes(1);
    assertSuspendedAndResumed("CARRY_OUT " + unit(0), "CONTRIBUTE " + unit(2));
    lead(() -> completeWithout(unit(2)));
    assertSuspendedAndResumed("CONFIRM_COMPLETION " + union.id());
    office(() -> actions.confirm(id));
    assertThat(refusal(union.chair(), () -> decisions.suspend(id, WHY)))
        .isEqualTo("followUp.notNow.COMPLETED");
  }

  private void assertSuspendedAndResumed(String... steps) {
    Lifecycle before = seen().lifecycle();
    assertThat(waits()).containsExactly(steps);
    chair(() -> decisions.suspend(id, "Chờ kinh phí"));
    assertThat(seen().suspendedReason()).isEqualTo("Chờ kinh phí");
    assertThat(waits()).isEmpty();
    chair(() -> decisions.resume(id, null, WHY));
    assertThat(seen().lifecycle()).isEqualTo(before);
    assertThat(waits()).containsExactly(steps);
  }

  @Test
  void withdrawnFromEveryStateButTheLast() {
    Map<Lifecycle, Consumer<UUID>> ways =
        Map.of(
            Lifecycle.ASSIGNED, one -> {},
            Lifecycle.IN_PROGRESS, one -> lead(() -> actions.acknowledge(one)),
            Lifecycle.AWAITING_CONFIRMATION, one -> lead(() -> actions.complete(one, done())),
            Lifecycle.DECLINED, one -> lead(() -> actions.decline(one, WHY)),
            Lifecycle.SUSPENDED, one -> chair(() -> decisions.suspend(one, WHY)));
    ways.forEach(
        (state, way) -> {
          id = given(unit(0));
          way.accept(id);
          assertThat(seen().lifecycle()).isEqualTo(state);
          chair(() -> decisions.withdraw(id, WHY));
          assertThat(seen().lifecycle()).isEqualTo(Lifecycle.WITHDRAWN);
          assertThat(waits()).isEmpty();
          assertThat(engineInstances()).isZero();
          assertThat(seen().acts()).isEmpty();
        });
    id = given(unit(0));
    lead(() -> actions.complete(id, done()));
    office(() -> actions.confirm(id));
    assertThat(refusal(union.chair(), () -> decisions.withdraw(id, WHY)))
        .isEqualTo("followUp.notNow.COMPLETED");
  }

  // Units

  @Test
  void successorTakesWhatAMergedUnitLeadsInTheStateInWhichItIs() {
    lead(() -> actions.reportProgress(id, new ProgressEntry(60, "Đã mời đại biểu")));
    contributes(1);
    int entriesBefore = told().size();
    merge(0, 3);
    FollowUpView view = seen();
    assertThat(view.lead().id()).isEqualTo(unit(3));
    assertThat(view.lifecycle()).isEqualTo(Lifecycle.IN_PROGRESS);
    assertThat(view.percent()).isEqualTo(60);
    assertThat(view.history()).hasSize(entriesBefore + 1);
    assertThat(latest().event()).isEqualTo(FollowUpEvent.UNIT_SUCCEEDED);
    assertThat(latest().oldValue()).isEqualTo(union.association(0).name());
    assertThat(latest().newValue()).isEqualTo(union.association(3).name());
    assertThat(waits()).containsExactly("CARRY_OUT " + unit(3), "CONTRIBUTE " + unit(2));
    assertThat(refusal(officer(0), () -> actions.complete(id, done()))).isEqualTo("error.notFound");
    as(officer(3), () -> completeWithout(unit(2)));
    office(() -> actions.confirm(id));
  }

  @Test
  void successorTakesThePartOfAMergedUnit() {
    lead(() -> actions.acknowledge(id));
    merge(2, 3);
    assertThat(seen().coordinating()).extracting(Unit::id).containsExactly(unit(1), unit(3));
    assertThat(waits())
        .containsExactlyInAnyOrder(
            "CARRY_OUT " + unit(0), "CONTRIBUTE " + unit(1), "CONTRIBUTE " + unit(3));
    contributes(1);
    // What has been reported stays reported.
    merge(1, 3);
    assertThat(seen().coordinating()).extracting(Unit::id).containsExactly(unit(3));
    assertThat(waits()).containsExactly("CARRY_OUT " + unit(0), "CONTRIBUTE " + unit(3));
    contributes(3);
    // Merged into the lead, its part is the lead's own affair.
    merge(3, 0);
    assertThat(seen().coordinating()).isEmpty();
    assertThat(seen().lead().id()).isEqualTo(unit(0));
    lead(() -> actions.complete(id, done()));
  }

  @Test
  void leadIsMergedIntoAUnitThatCoordinates() {
    lead(() -> actions.acknowledge(id));
    contributes(1);
    merge(0, 1);
    assertThat(seen().lead().id()).isEqualTo(unit(1));
    assertThat(seen().coordinating()).extracting(Unit::id).containsExactly(unit(2));
    assertThat(waits()).containsExactly("CARRY_OUT " + unit(1), "CONTRIBUTE " + unit(2));
  }

  @Test
  void mergedInEveryStateTheStateStays() {
    lead(() -> actions.decline(id, WHY));
    UUID suspended = given(unit(0));
    chair(() -> decisions.suspend(suspended, WHY));
    UUID reported = given(unit(0));
    lead(() -> actions.complete(reported, done()));
    UUID ended = given(unit(0));
    chair(() -> decisions.withdraw(ended, WHY));
    merge(0, 3);
    assertThat(see(id).lifecycle()).isEqualTo(Lifecycle.DECLINED);
    assertThat(see(suspended).lifecycle()).isEqualTo(Lifecycle.SUSPENDED);
    assertThat(see(reported).lifecycle()).isEqualTo(Lifecycle.AWAITING_CONFIRMATION);
    assertThat(List.of(id, suspended, reported))
        .allSatisfy(one -> assertThat(see(one).lead().id()).isEqualTo(unit(3)));
    assertThat(see(ended).lead().id()).isEqualTo(unit(0));
    chair(() -> decisions.resume(suspended, null, WHY));
    as(officer(3), () -> actions.acknowledge(suspended));
    office(() -> actions.confirm(reported));
    chair(() -> decisions.insist(id, WHY));
    as(officer(3), () -> actions.acknowledge(id));
  }

  @Test
  void successorAnswersForEntriesAndExtensionsOfTheMergedUnit() {
    office(() -> actions.reportProgress(id, new ProgressEntry(30, "Đã bắt đầu"), CALL));
    lead(() -> extensions.ask(id, LocalDate.of(2019, 10, 31), WHY, null));
    merge(0, 3);
    assertThat(waits())
        .contains("CONFIRM_FOLLOW_UP_ENTRY " + unit(3), "DECIDE_EXTENSION " + union.id());
    UUID entry = entry();
    as(officer(3), () -> entries.dispute(entry, WHY));
    assertThat(seen().percent()).isZero();
    chair(() -> extensions.grant(id, null));
    assertThat(seen().dueOn()).isEqualTo(LocalDate.of(2019, 10, 31));
  }

  @Test
  void renamedUnitGoesOnAndTheHistoryKeepsTheNameOfItsDay() {
    lead(() -> actions.decline(id, WHY));
    chair(() -> decisions.reassign(id, unit(3), WHY));
    String before = union.association(3).name();
    administrator(() -> register.rename(unit(3), "Hội mang tên mới", today()));
    assertThat(seen().lead().name()).isEqualTo("Hội mang tên mới");
    assertThat(latest().newValue()).isEqualTo(before);
    as(officer(3), () -> actions.acknowledge(id));
    assertThat(told()).hasSize(4);
  }

  @Test
  void chairDecidesOnWhatADissolvedUnitLed() {
    lead(() -> actions.acknowledge(id));
    lead(() -> extensions.ask(id, LocalDate.of(2019, 10, 31), WHY, null));
    dissolve(0);
    assertThat(seen().lifecycle()).isEqualTo(Lifecycle.DECLINED);
    assertThat(waits()).containsExactly("DECIDE_DECLINED " + union.id());
    assertThat(refusal(union.chair(), () -> decisions.insist(id, WHY)))
        .isEqualTo("followUp.leadGone");
    chair(() -> decisions.reassign(id, unit(1), WHY));
    assertThat(waits()).containsExactly("ACKNOWLEDGE " + unit(1));
    assertThat(seen().coordinating()).extracting(Unit::id).containsExactly(unit(2));
  }

  @Test
  void dissolvedUnitCoordinatesNoMore() {
    lead(() -> actions.acknowledge(id));
    dissolve(2);
    assertThat(waits()).containsExactly("CARRY_OUT " + unit(0), "CONTRIBUTE " + unit(1));
    contributes(1);
    lead(() -> actions.complete(id, done()));
  }

  @Test
  void leadDissolvedWhileSuspendedAfterItsReport() {
    id = given(unit(0));
    lead(() -> actions.complete(id, done()));
    chair(() -> decisions.suspend(id, WHY));
    dissolve(0);
    assertThat(seen().lifecycle()).isEqualTo(Lifecycle.SUSPENDED);
    chair(() -> decisions.resume(id, null, WHY));
    assertThat(seen().lifecycle()).isEqualTo(Lifecycle.DECLINED);
    chair(() -> decisions.reassign(id, unit(1), WHY));
    as(officer(1), () -> actions.complete(id, done()));
    office(() -> actions.confirm(id));
    assertThat(seen().lifecycle()).isEqualTo(Lifecycle.COMPLETED);
  }

  // Others in the place of the chair, and the union itself

  @Test
  void whomTheChairNamesDecidesInThatPostUntilTheLastDay() {
    UUID delegate = union.committeeMember();
    assertThat(refusal(delegate, () -> decisions.suspend(id, WHY))).isEqualTo("error.notAllowed");
    LocalDate last = today().plusDays(9);
    chair(() -> delegation.name(union.id(), delegate, Post.CHAIR_DELEGATE, today(), last));
    as(delegate, () -> decisions.suspend(id, WHY));
    assertThat(latest().post()).isEqualTo(Post.CHAIR_DELEGATE);
    clock.standAt(last.atTime(23, 59, 59).atZone(Days.ZONE).toInstant());
    as(delegate, () -> decisions.resume(id, null, WHY));
    clock.standAt(last.plusDays(1).atStartOfDay(Days.ZONE).toInstant());
    assertThat(refusal(delegate, () -> decisions.suspend(id, WHY))).isEqualTo("error.notAllowed");
    assertThat(told()).endsWith(FollowUpEvent.SUSPENDED, FollowUpEvent.RESUMED);
  }

  @Test
  void unionLeadsThroughItsSecretaryGeneralOrWhomTheChairNames() {
    id = given(union.id(), unit(1));
    assertThat(refusal(union.chair(), () -> actions.acknowledge(id))).isEqualTo("error.notAllowed");
    assertThat(refusal(union.viceChair(), () -> actions.acknowledge(id)))
        .isEqualTo("error.notAllowed");
    assertThat(refusal(officer(1), () -> actions.acknowledge(id))).isEqualTo("error.notAllowed");
    as(union.secretaryGeneral(), () -> actions.acknowledge(id));
    contributes(1);
    chair(
        () ->
            delegation.name(
                union.id(), union.committeeMember(), Post.UNION_DELEGATE, today(), DUE));
    as(union.committeeMember(), () -> actions.complete(id, done()));
    assertThat(latest().post()).isEqualTo(Post.UNION_DELEGATE);
    office(() -> actions.confirm(id));
    assertThat(refusal(union.secretaryGeneral(), () -> decisions.withdraw(id, WHY)))
        .isEqualTo("error.notAllowed");
  }

  // Who, what, when

  private UUID given(UUID lead, UUID... coordinating) {
    return actingAs.person(
        union.chair(),
        () ->
            assigning
                .assign(
                    new Assignment(
                        union.id(),
                        "Tổ chức hội thảo",
                        null,
                        To.together(lead, Arrays.asList(coordinating)),
                        DUE,
                        null,
                        new Assignment.Source(SourceKind.MEETING, "Giao ban", null, null)))
                .getFirst());
  }

  private UUID unit(int association) {
    return union.association(association).id();
  }

  private UUID officer(int association) {
    return union.association(association).officer();
  }

  private LocalDate today() {
    return Days.today(clock);
  }

  private void later(String instant) {
    clock.standAt(Instant.parse(instant));
  }

  /** A moment later: what happens in the same one has no order. */
  private void next() {
    clock.standAt(clock.instant().plusSeconds(1));
  }

  private void as(UUID person, Runnable act) {
    actingAs.person(person, act);
    next();
  }

  private void lead(Runnable act) {
    as(officer(0), act);
  }

  private void office(Runnable act) {
    as(union.office(), act);
  }

  private void chair(Runnable act) {
    as(union.chair(), act);
  }

  private void administrator(Runnable act) {
    as(union.administrator(), act);
  }

  private void merge(int gone, int into) {
    administrator(() -> register.merge(unit(gone), unit(into), today()));
  }

  private void dissolve(int gone) {
    administrator(() -> register.dissolve(unit(gone), today()));
  }

  private void contributes(int association) {
    as(officer(association), () -> report(association));
  }

  private void report(int association) {
    contributions.report(id, unit(association), "Đã làm phần mình", List.of(), null);
  }

  private void completeWithout(UUID... units) {
    actions.complete(id, done(), Set.of(units), null);
  }

  private static ProgressEntry done() {
    return new ProgressEntry(100, "Đã tổ chức");
  }

  private String refusal(UUID person, Runnable act) {
    DomainException refused =
        catchThrowableOfType(DomainException.class, () -> actingAs.person(person, act));
    assertThat(refused).as("refused").isNotNull();
    return refused.key();
  }

  private FollowUpView seen() {
    return see(id);
  }

  private FollowUpView see(UUID one) {
    return actingAs.person(union.chair(), () -> reading.get(one));
  }

  private HistoryLine latest() {
    return seen().history().getFirst();
  }

  private List<FollowUpEvent> told() {
    return seen().history().reversed().stream().map(HistoryLine::event).toList();
  }

  private UUID entry() {
    return seen().entries().getFirst().id();
  }

  /** Each step that is open with the organisation it waits for. */
  private List<String> waits() {
    return jdbc.sql(
            """
            select step || ' ' || organisation_id from step where ended_at is null and subject_id in (
              select ?::uuid union all select id from contribution where follow_up_id = ?
              union all select id from entry_on_behalf where follow_up_id = ?)
            order by step, organisation_id
            """)
        .params(id, id, id)
        .query(String.class)
        .list();
  }

  private @Nullable LocalDate dueOfStep(String step) {
    return jdbc.sql(
            "select due_on from step where subject_id = ? and step = ? and ended_at is null")
        .params(id, step)
        .query(LocalDate.class)
        .single();
  }

  private int engineInstances() {
    return jdbc.sql("select count(*) from act_ru_execution where business_key_ = ?")
        .param(id.toString())
        .query(Integer.class)
        .single();
  }
}
