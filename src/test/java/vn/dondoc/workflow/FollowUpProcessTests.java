package vn.dondoc.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.DomainException;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.Contributions;
import vn.dondoc.followup.EntriesOnBehalf;
import vn.dondoc.followup.Extensions;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.OnBehalf;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.OrganisationRegister;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Every way through {@code followup}, named by where it ends. */
@DonDocTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FollowUpProcessTests {
  @Autowired TestUnions unions;
  @Autowired Cycles given;
  @Autowired Paths paths;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired Extensions extensions;
  @Autowired Contributions contributions;
  @Autowired EntriesOnBehalf entries;
  @Autowired FollowUpReading reading;
  @Autowired OrganisationRegister register;
  @Autowired ActingAs actingAs;

  TestUnion union;
  UUID followUp;

  @BeforeEach
  void assigned() {
    given.on(LocalDate.of(2019, 6, 3));
    union = unions.found(3);
    followUp = given.assigned(union);
    assertThat(paths.ends(followUp)).isEmpty();
  }

  @Test
  void completedOnTime() {
    unit(0, () -> actions.acknowledge(followUp));
    unit(0, () -> actions.reportProgress(followUp, new ProgressEntry(60, "Đã mời đại biểu")));
    given.on(LocalDate.of(2019, 9, 30));
    unit(0, () -> actions.complete(followUp, done()));
    given.on(LocalDate.of(2019, 10, 21));
    office(() -> actions.confirm(followUp));

    endedAs("completed", Lifecycle.COMPLETED);
    // Waiting for the office is not the association's lateness.
    assertThat(given.followUp(followUp).timeliness()).isEqualTo(Timeliness.ON_TIME);
  }

  @Test
  void completedLateAfterBeingSentBackTwice() {
    given.on(LocalDate.of(2019, 9, 30));
    unit(0, () -> actions.complete(followUp, done()));
    office(() -> actions.sendBack(followUp, "Chưa có minh chứng"));
    assertThat(given.followUp(followUp).lifecycle()).isEqualTo(Lifecycle.IN_PROGRESS);
    given.on(LocalDate.of(2019, 10, 1));
    unit(0, () -> actions.complete(followUp, done()));
    office(() -> actions.sendBack(followUp, "Minh chứng không mở được"));
    given.on(LocalDate.of(2019, 10, 2));
    unit(0, () -> actions.complete(followUp, done()));
    office(() -> actions.confirm(followUp));

    endedAs("completed", Lifecycle.COMPLETED);
    assertThat(given.followUp(followUp).timeliness()).isEqualTo(Timeliness.LATE);
  }

  @Test
  void completedAfterTheChairInsisted() {
    unit(0, () -> actions.decline(followUp, "Không có kinh phí"));
    chair(() -> decisions.insist(followUp, "Kinh phí đã bố trí"));
    assertThatThrownBy(() -> unit(0, () -> actions.decline(followUp, "Vẫn không làm được")))
        .isInstanceOf(DomainException.class);
    unit(0, () -> actions.acknowledge(followUp));
    unit(0, () -> actions.complete(followUp, done()));
    office(() -> actions.confirm(followUp));

    endedAs("completed", Lifecycle.COMPLETED);
  }

  @Test
  void completedByTheUnitItWasReassignedTo() {
    unit(0, () -> actions.decline(followUp, "Không đúng lĩnh vực"));
    chair(() -> decisions.reassign(followUp, union.association(1).id(), "Hội này làm được"));
    assertThatThrownBy(() -> unit(0, () -> actions.acknowledge(followUp)))
        .isInstanceOf(DomainException.class);
    unit(1, () -> actions.acknowledge(followUp));
    unit(1, () -> actions.complete(followUp, done()));
    office(() -> actions.confirm(followUp));

    endedAs("completed", Lifecycle.COMPLETED);
    assertThat(given.followUp(followUp).leadId()).isEqualTo(union.association(1).id());
  }

  @Test
  void withdrawnAfterTheSecondUnitDeclinedToo() {
    unit(0, () -> actions.decline(followUp, "Không đúng lĩnh vực"));
    chair(() -> decisions.reassign(followUp, union.association(1).id(), "Hội này làm được"));
    unit(1, () -> actions.decline(followUp, "Cũng không đúng lĩnh vực"));
    chair(() -> decisions.withdraw(followUp, "Không còn phù hợp"));

    endedAs("withdrawn", Lifecycle.WITHDRAWN);
  }

  @Test
  void completedAfterItsPartsWereReportedAndOneWasLate() {
    UUID together = given.assignedTogether(union);
    unit(0, () -> actions.acknowledge(together));
    unit(1, () -> report(together, 1));
    assertThatThrownBy(() -> unit(0, () -> actions.complete(together, done())))
        .isInstanceOf(DomainException.class);
    unit(2, () -> report(together, 2));
    unit(0, () -> actions.complete(together, done()));
    office(() -> actions.confirm(together));
    assertThat(paths.ends(together)).last().isEqualTo("completed");
  }

  @Test
  void sentBackOpensTheMissingPartAgain() {
    UUID together = given.assignedTogether(union);
    unit(0, () -> actions.acknowledge(together));
    unit(1, () -> report(together, 1));
    unit(0, () -> actions.complete(together, done(), Set.of(union.association(2).id()), null));
    assertThatThrownBy(() -> unit(2, () -> report(together, 2)))
        .isInstanceOf(DomainException.class);
    office(() -> actions.sendBack(together, "Còn thiếu phần của một Hội"));
    unit(2, () -> report(together, 2));
    unit(0, () -> actions.complete(together, done()));
    office(() -> actions.confirm(together));
    assertThat(paths.ends(together)).last().isEqualTo("completed");
  }

  @Test
  void resumedWhereItWasLeft() {
    chair(() -> decisions.suspend(followUp, "Chờ kinh phí"));
    assertThatThrownBy(() -> unit(0, () -> actions.acknowledge(followUp)))
        .isInstanceOf(DomainException.class);
    chair(() -> decisions.resume(followUp, null, "Đã có kinh phí"));
    unit(0, () -> actions.acknowledge(followUp));
    chair(() -> decisions.suspend(followUp, "Mưa lũ"));
    chair(() -> decisions.resume(followUp, LocalDate.of(2019, 11, 29), "Đường đã thông"));
    unit(0, () -> actions.complete(followUp, done()));
    chair(() -> decisions.suspend(followUp, "Chờ đại hội"));
    chair(() -> decisions.resume(followUp, null, "Đã đại hội"));
    office(() -> actions.confirm(followUp));

    endedAs("completed", Lifecycle.COMPLETED);
  }

  @Test
  void withdrawnWhateverItWaitedFor() {
    chair(() -> decisions.withdraw(followUp, "Không còn phù hợp"));
    endedAs("withdrawn", Lifecycle.WITHDRAWN);
  }

  @Test
  void withdrawnWhileSuspended() {
    unit(0, () -> actions.acknowledge(followUp));
    chair(() -> decisions.suspend(followUp, "Chờ kinh phí"));
    chair(() -> decisions.withdraw(followUp, "Không có kinh phí"));
    endedAs("withdrawn", Lifecycle.WITHDRAWN);
  }

  @Test
  void extensionsRefusedThenGrantedWithAnotherDateThenLapsed() {
    unit(0, () -> actions.acknowledge(followUp));
    unit(0, () -> extensions.ask(followUp, LocalDate.of(2019, 10, 31), "Bận vụ mùa", null));
    assertThatThrownBy(
            () -> unit(0, () -> extensions.ask(followUp, LocalDate.of(2019, 11, 5), "Thêm", null)))
        .isInstanceOf(DomainException.class);
    chair(() -> extensions.refuse(followUp, "Việc gấp"));
    unit(0, () -> extensions.ask(followUp, LocalDate.of(2019, 10, 31), "Vẫn bận", null));
    chair(() -> extensions.setDate(followUp, LocalDate.of(2019, 10, 15), "Đến giữa tháng"));
    assertThat(given.followUp(followUp).dueOn()).isEqualTo(LocalDate.of(2019, 10, 15));
    assertThat(given.followUp(followUp).originalDueOn()).isEqualTo(LocalDate.of(2019, 9, 30));
    unit(0, () -> extensions.ask(followUp, LocalDate.of(2019, 10, 20), "Mưa", null));
    unit(0, () -> actions.complete(followUp, done()));
    office(() -> actions.confirm(followUp));

    endedAs("completed", Lifecycle.COMPLETED);
  }

  @Test
  void enteredOnBehalfDisputedCorrectedAndConfirmed() {
    office(
        () ->
            actions.reportProgress(
                followUp, new ProgressEntry(80, "Đã giao 10 đàn"), new OnBehalf("Gọi điện")));
    assertThat(given.followUp(followUp).percent()).isEqualTo(80);
    UUID entry = entry();
    unit(0, () -> entries.dispute(entry, "Mới giao 6 đàn"));
    assertThat(given.followUp(followUp).percent()).isZero();
    office(() -> entries.correct(entry, "Đã giao 6 đàn", 60));
    assertThat(given.followUp(followUp).percent()).isEqualTo(60);
    unit(0, () -> entries.confirm(entry));

    office(
        () -> actions.complete(followUp, done(), Set.of(), new OnBehalf("Biên bản gửi bưu điện")));
    UUID completion = entry();
    unit(0, () -> entries.dispute(completion, "Chưa xong"));
    assertThatThrownBy(() -> otherOffice(() -> actions.confirm(followUp)))
        .isInstanceOf(DomainException.class);
    office(() -> entries.correct(completion, "Xong ngày 30/9", null));
    otherOffice(() -> actions.confirm(followUp));

    endedAs("completed", Lifecycle.COMPLETED);
  }

  @Test
  void otherUnitsCarryItOutInTheStateInWhichItIs() {
    UUID declined = given.assignedDirectly(union, To.each(List.of(union.association(0).id())));
    unit(0, () -> actions.decline(declined, "Không đúng lĩnh vực"));
    administrator(
        () ->
            register.merge(
                union.association(0).id(), union.association(1).id(), LocalDate.of(2019, 7, 15)));
    unit(1, () -> actions.acknowledge(followUp));
    chair(
        () ->
            decisions.changeUnits(
                followUp,
                union.association(1).id(),
                List.of(union.association(2).id()),
                "Thêm người phối hợp"));
    chair(() -> decisions.changeDeadline(followUp, LocalDate.of(2019, 12, 1), "Lùi hạn"));
    unit(2, () -> report(followUp, 2));
    unit(1, () -> actions.complete(followUp, done()));
    chair(
        () ->
            decisions.changeUnits(
                followUp, union.association(2).id(), List.of(), "Hội khác đứng ra"));
    unit(2, () -> actions.acknowledge(followUp));
    administrator(() -> register.dissolve(union.association(2).id(), LocalDate.of(2019, 7, 15)));
    assertThat(given.followUp(followUp).lifecycle()).isEqualTo(Lifecycle.DECLINED);
    chair(() -> decisions.withdraw(followUp, "Hội đã giải thể"));

    endedAs("withdrawn", Lifecycle.WITHDRAWN);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void noWayWasLeftOut() {
    assertThat(paths.neverTaken(Process.FOLLOWUP)).isEmpty();
  }

  private void endedAs(String end, Lifecycle lifecycle) {
    assertThat(paths.ends(followUp)).last().isEqualTo(end);
    assertThat(paths.isOver(followUp)).isTrue();
    assertThat(given.followUp(followUp).lifecycle()).isEqualTo(lifecycle);
  }

  private UUID entry() {
    return actingAs.person(union.office(), () -> reading.get(followUp)).entries().getFirst().id();
  }

  private void report(UUID together, int association) {
    contributions.report(
        together, union.association(association).id(), "Đã làm phần mình", List.of(), null);
  }

  private static ProgressEntry done() {
    return new ProgressEntry(100, "Đã tổ chức");
  }

  private void unit(int association, Runnable act) {
    actingAs.person(union.association(association).officer(), act);
  }

  private void office(Runnable act) {
    actingAs.person(union.office(), act);
  }

  /** Someone else of the office. */
  private void otherOffice(Runnable act) {
    actingAs.person(union.chiefOfOffice(), act);
  }

  private void administrator(Runnable act) {
    actingAs.person(union.administrator(), act);
  }

  private void chair(Runnable act) {
    actingAs.person(union.chair(), act);
  }
}
