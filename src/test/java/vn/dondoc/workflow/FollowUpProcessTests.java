package vn.dondoc.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.DomainException;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.organisation.ActingAs;
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
  @Autowired ActingAs actingAs;

  TestUnion union;
  UUID followUp;

  @BeforeEach
  void assigned() {
    given.on(LocalDate.of(2019, 6, 3));
    union = unions.found(2);
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
    chair(() -> actions.insist(followUp, "Kinh phí đã bố trí"));
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
    chair(() -> actions.reassign(followUp, union.association(1).id(), "Hội này làm được"));
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
    chair(() -> actions.reassign(followUp, union.association(1).id(), "Hội này làm được"));
    unit(1, () -> actions.decline(followUp, "Cũng không đúng lĩnh vực"));
    chair(() -> actions.withdraw(followUp, "Không còn phù hợp"));

    endedAs("withdrawn", Lifecycle.WITHDRAWN);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void noWayWasLeftOut() {
    assertThat(paths.neverTaken(Process.FOLLOWUP)).isEmpty();
  }

  private void endedAs(String end, Lifecycle lifecycle) {
    assertThat(paths.ends(followUp)).containsExactly(end);
    assertThat(paths.isOver(followUp)).isTrue();
    assertThat(given.followUp(followUp).lifecycle()).isEqualTo(lifecycle);
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

  private void chair(Runnable act) {
    actingAs.person(union.chair(), act);
  }
}
