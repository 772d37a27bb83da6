package vn.dondoc.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotFound;
import vn.dondoc.discussion.ConferenceConvened;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.reminder.Calls.Call;
import vn.dondoc.reminder.Calls.CallMade;
import vn.dondoc.reminder.Calls.Matter;

/** Whom the office rings up: once about several things, and not about what is done. */
@DonDocTest
class CallsTests {
  private static final LocalDate DAY = LocalDate.of(2019, 6, 3);

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired Calls calls;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  private TestUnion union;
  private UUID head;

  @BeforeEach
  void someoneWithoutAnAddress() {
    clock.standAt(TestClock.START);
    union = unions.found(2);
    head = union.association(0).head();
    jdbc.sql("update person set email = null, phone = '0205 000 0122' where id = ?")
        .param(head)
        .update();
  }

  @Test
  void oneCallTellsSeveralThingsTheLatestFirst() {
    owed(head, "Nộp báo cáo", DAY.plusDays(2));
    owed(head, "Mở lớp", DAY.minusDays(4));
    owed(null, "Góp ý", DAY);

    List<Call> open = open();
    assertThat(open).hasSize(2);
    assertThat(open.getFirst().person()).isEqualTo("Head 0");
    assertThat(open.getFirst().phone()).isEqualTo("0205 000 0122");
    assertThat(open.getFirst().matters())
        .extracting(Matter::title)
        .containsExactly("Mở lớp", "Nộp báo cáo");
    assertThat(open.getLast().person()).isNull();
    assertThat(waiting()).isEqualTo(2);
  }

  @Test
  void whoWasRungUpIsNotedOnce() {
    owed(head, "Mở lớp", DAY);
    owed(head, "Nộp báo cáo", DAY);
    List<UUID> ids = open().getFirst().matters().stream().map(Matter::id).toList();

    called(ids, " Hẹn thứ Sáu. ");

    assertThat(open()).isEmpty();
    assertThat(waiting()).isZero();
    List<CallMade> made = actingAs.person(union.office(), () -> calls.made(union.id()));
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().note()).isEqualTo("Hẹn thứ Sáu.");
    assertThat(made.getFirst().by()).startsWith("OFFICE");
    assertThat(made.getFirst().titles()).hasSize(2);
    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(() -> called(ids, "Gọi lại"))
        .withMessage("calls.calledAlready");
    assertThat(actingAs.person(union.office(), () -> calls.made(union.id())).getFirst().note())
        .isEqualTo("Hẹn thứ Sáu.");
  }

  @Test
  void whatIsDoneIsNotToldAnyMore() {
    UUID step = owed(head, "Mở lớp", DAY);
    jdbc.sql("update step set ended_at = now() where id = ?").param(step).update();

    assertThat(open()).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  void anotherUnionsCallsAreNotThere() {
    owed(head, "Mở lớp", DAY);
    List<UUID> ids = open().getFirst().matters().stream().map(Matter::id).toList();
    TestUnion elsewhere = unions.found(1);

    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> actingAs.person(elsewhere.office(), () -> calls.called(ids, "")));
    assertThat(open()).hasSize(1);
  }

  @Test
  void anInvitationIsToldWithItsDayAndTimeUntilItIsOver() {
    UUID review = conference("Hội nghị sơ kết", DAY.plusDays(10), LocalTime.of(14, 0));
    invite(review, false);
    assertThat(open())
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.matters())
                    .singleElement()
                    .satisfies(
                        matter -> {
                          assertThat(matter.reviewId()).isEqualTo(review);
                          assertThat(matter.title()).isEqualTo("Hội nghị sơ kết");
                          assertThat(matter.dueOn()).isEqualTo(DAY.plusDays(10));
                          assertThat(matter.at()).isEqualTo(LocalTime.of(14, 0));
                        }));
    LocalDate asked = matters().getFirst().askedOn();

    clock.standAt(TestClock.START.plus(Duration.ofDays(1)));
    invite(review, true);
    assertThat(matters())
        .as("asked for anew, not a second time")
        .extracting(Matter::askedOn)
        .containsExactly(asked.plusDays(1));

    called(matters().stream().map(Matter::id).toList(), "Sẽ dự");
    assertThat(open()).isEmpty();
    invite(review, true);
    assertThat(matters()).as("another time or place after the call").hasSize(1);
    assertThat(waiting()).isEqualTo(1);

    jdbc.sql("update attendee set invited = false where review_id = ?").param(review).update();
    assertThat(open()).as("not invited any more").isEmpty();
    assertThat(waiting()).isZero();
    jdbc.sql("update attendee set invited = true where review_id = ?").param(review).update();
    jdbc.sql("update conference set day = ? where review_id = ?").params(asked, review).update();
    assertThat(open()).as("over").isEmpty();
    assertThat(waiting()).isZero();
    assertThat(actingAs.person(union.office(), () -> calls.made(union.id())))
        .singleElement()
        .satisfies(made -> assertThat(made.titles()).containsExactly("Hội nghị sơ kết"));
  }

  @Test
  void twoConferencesAreTwoThingsOfOneCall() {
    invite(conference("Hội nghị sơ kết", DAY.plusDays(10), LocalTime.of(14, 0)), false);
    invite(conference("Hội nghị bất thường", DAY.plusDays(9), LocalTime.of(8, 0)), false);
    assertThat(matters())
        .extracting(Matter::title)
        .containsExactly("Hội nghị bất thường", "Hội nghị sơ kết");
  }

  private List<Matter> matters() {
    return open().stream().flatMap(call -> call.matters().stream()).toList();
  }

  private UUID conference(String title, LocalDate day, LocalTime time) {
    UUID review = UUID.randomUUID();
    jdbc.sql(
            """
            insert into conference (review_id, holder_id, title, day, time, place, convened_at, version)
            values (?, ?, ?, ?, ?, 'Sở', now(), 0)
            """)
        .params(review, union.id(), title, day, time)
        .update();
    jdbc.sql(
            """
            insert into attendee (review_id, position, person_id, organisation_id, invited, attendance)
            values (?, 0, ?, ?, true, 'UNKNOWN')
            """)
        .params(review, head, union.association(0).id())
        .update();
    return review;
  }

  private void invite(UUID review, boolean corrected) {
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new ConferenceConvened(
                    review, union.id(), union.office(), Set.of(head), corrected)));
  }

  private List<Call> open() {
    return actingAs.person(union.office(), () -> calls.open(union.id()));
  }

  private int waiting() {
    return actingAs.person(union.office(), () -> calls.waiting());
  }

  private void called(List<UUID> ids, String note) {
    actingAs.person(union.office(), () -> calls.called(ids, note));
  }

  private UUID owed(@Nullable UUID person, String title, LocalDate due) {
    UUID association = union.association(0).id();
    UUID step = UUID.randomUUID();
    jdbc.sql(
            """
            insert into step (id, step, task_id, process_id, subject_id, holder_id, organisation_id, seat, title, due_on,
              opened_at)
            values (:id, 'CARRY_OUT', :id::text, :id::text, :id, :holder, :unit, 'UNIT', :title, :due, now())
            """)
        .param("id", step)
        .param("holder", union.id())
        .param("unit", association)
        .param("title", title)
        .param("due", due)
        .update();
    jdbc.sql(
            """
            insert into reminder_call (id, holder_id, organisation_id, person_id, step_id, kind, stage, asked_on)
            values (gen_random_uuid(), ?, ?, ?, ?, 'WORK', 0, ?)
            """)
        .params(union.id(), association, person, step, DAY)
        .update();
    return step;
  }
}
