package vn.dondoc.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.engine.ManagementService;
import org.flowable.job.api.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Assignment.Source;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.mail.WrittenMails;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.workflow.Processes;

/** What else a morning may bring: the clock jumps, two nodes, a deputy, a failure. */
@DonDocTest
@TestPropertySource(properties = "dondoc.node=mornings")
class DailyRemindersTests {
  /** A Monday. */
  private static final LocalDate MONDAY = LocalDate.of(2021, 3, 1);

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired DailyReminders reminders;
  @Autowired Processes processes;
  @Autowired ManagementService management;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired WrittenMails mails;

  private TestUnion union;

  @BeforeEach
  void found() {
    at(MONDAY, 8);
    union = unions.found(2);
  }

  @Test
  void afterAWeekWithoutAMorningOneDigestNotSeven() {
    at(MONDAY, 9);
    assign("Báo cáo", union.association(0).id(), MONDAY.plusDays(7));
    dueAt(MONDAY.plusDays(1));
    at(MONDAY.plusDays(1), 7);
    processes.runDueTimers();
    assertThat(told(union.association(0).officer())).containsExactly("2021-03-02 WORK 7");
    LocalDate later = MONDAY.plusDays(10);
    at(later, 11);
    processes.runDueTimers();
    assertThat(told(union.association(0).officer()))
        .as("not those of the days between: three days late, once")
        .containsExactly("2021-03-02 WORK 7", "2021-03-11 WORK -3");
    assertThat(mails(union.chair())).as("the week that was missed, once").isEqualTo(1);
    assertThat(timers())
        .singleElement()
        .satisfies(t -> assertThat(due(t)).isEqualTo(morning(later.plusDays(1))));
    processes.runDueTimers();
    at(later, 23);
    processes.runDueTimers();
    assertThat(told(union.association(0).officer())).hasSize(2);
  }

  @Test
  void whatFailsIsTriedAgainAndLeavesTheTimerAlone() {
    assign("Báo cáo", union.association(0).id(), MONDAY.plusDays(3));
    dueAt(MONDAY.plusDays(1));
    at(MONDAY.plusDays(1), 7);
    jdbc.sql("alter table reminder_owed add constraint broken check (false) not valid").update();
    try {
      assertThatThrownBy(processes::runDueTimers).isInstanceOf(FlowableException.class);
    } finally {
      jdbc.sql("alter table reminder_owed drop constraint broken").update();
    }
    assertThat(told(union.association(0).officer())).isEmpty();
    assertThat(timers())
        .as("tomorrow's")
        .singleElement()
        .satisfies(t -> assertThat(due(t)).isEqualTo(morning(MONDAY.plusDays(2))));
    clock.standAt(clock.instant().plusSeconds(120));
    processes.runDueTimers();
    assertThat(told(union.association(0).officer())).containsExactly("2021-03-02 WORK 3");
  }

  @Test
  void twoNodesAtOnceAreOne() throws Exception {
    for (int i = 0; i < 20; i++) {
      assign("Báo cáo " + i, union.association(i % 2).id(), MONDAY.plusDays(3));
    }
    at(MONDAY.plusDays(1), 7);
    try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
      Callable<Void> node =
          () -> {
            morning();
            return null;
          };
      for (var done : nodes.invokeAll(List.of(node, node))) {
        done.get();
      }
    }
    assertThat(told(union.association(0).officer())).hasSize(10);
    assertThat(mails(union.association(0).officer())).isEqualTo(1);
  }

  @Test
  void whoStandsInIsToldInTheirPlace() {
    UUID absent = union.association(0).officer();
    UUID deputy = union.association(0).viceHead();
    UUID other = unions.person("Deputy", union.association(1).id(), Post.OTHER);
    standIn(absent, other, MONDAY, MONDAY.plusDays(2));
    assign("Báo cáo", union.association(0).id(), MONDAY.plusDays(4));
    for (int day = 1; day <= 4; day++) {
      at(MONDAY.plusDays(day), 7);
      morning();
    }
    // Friday: the stages 3 (Tuesday), 1 (Thursday), 0 (Friday).
    assertThat(told(other)).containsExactly("2021-03-02 WORK 3");
    assertThat(told(absent)).containsExactly("2021-03-04 WORK 1", "2021-03-05 WORK 0");
    assertThat(told(deputy)).hasSize(3);
  }

  /** Once, on the first morning of the absence; not what they are told by a post of their own. */
  @Test
  void whoBeginsToStandInIsToldWhatStands() {
    UUID deputy = unions.person("Deputy", union.association(1).id(), Post.OTHER);
    UUID colleague = union.association(0).viceHead();
    at(MONDAY, 9);
    assign("Báo cáo", union.association(0).id(), MONDAY.plusDays(8));
    assign("Lâu dài", union.association(0).id(), MONDAY.plusDays(60));
    at(MONDAY.plusDays(1), 7);
    morning();
    // Named after the first morning, for the day itself.
    standIn(union.association(0).officer(), deputy, MONDAY.plusDays(1), MONDAY.plusDays(9));
    standIn(union.association(0).head(), colleague, MONDAY.plusDays(1), MONDAY.plusDays(9));
    for (int day = 2; day <= 4; day++) {
      at(MONDAY.plusDays(day), 7);
      morning();
    }
    assertThat(told(deputy)).containsExactly("2021-03-03 WORK 7", "2021-03-04 WORK 3");
    assertThat(told(colleague)).containsExactly("2021-03-02 WORK 7", "2021-03-04 WORK 3");
  }

  @Test
  void whoseAddressIsRefusedIsToldAndRungUp() {
    UUID officer = union.association(0).officer();
    ended(officer, "DEAD");
    assign("Báo cáo", union.association(0).id(), MONDAY.plusDays(4));
    at(MONDAY.plusDays(1), 7);
    morning();
    assertThat(told(officer)).containsExactly("2021-03-02 WORK 3");
    assertThat(calls(officer)).containsExactly("2021-03-02 3 open");
    assertThat(calls(union.association(0).viceHead())).isEmpty();
    ended(officer, "SENT");
    at(MONDAY.plusDays(3), 7);
    morning();
    assertThat(told(officer)).hasSize(2);
    assertThat(calls(officer)).as("not asked for anew").containsExactly("2021-03-02 3 open");
  }

  @Test
  void theOfficeIsToldWhichConferenceACallIsAbout() {
    UUID review = UUID.randomUUID();
    UUID head = union.association(0).head();
    jdbc.sql(
            """
            insert into conference (review_id, holder_id, title, day, time, place, convened_at, version)
            values (?, ?, 'Hội nghị sơ kết', ?, time '14:00', 'Sở', now(), 0)
            """)
        .params(review, union.id(), MONDAY.plusDays(1))
        .update();
    jdbc.sql(
            """
            insert into attendee (review_id, position, person_id, organisation_id, invited, attendance)
            values (?, 0, ?, ?, true, 'UNKNOWN')
            """)
        .params(review, head, union.association(0).id())
        .update();
    jdbc.sql(
            """
            insert into reminder_call (id, holder_id, organisation_id, person_id, review_id, kind, asked_on)
            values (gen_random_uuid(), ?, ?, ?, ?, 'CONFERENCE', ?)
            """)
        .params(union.id(), union.association(0).id(), head, review, MONDAY)
        .update();
    at(MONDAY.plusDays(1), 7);
    morning();
    mails.write();
    assertThat(mails.of(union.id()))
        .filteredOn(mail -> mail.personId().equals(union.office()))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.text()).contains("Hội nghị sơ kết", "14:00, Thứ Ba, 02/03/2021"));
    at(MONDAY.plusDays(2), 7);
    morning();
    assertThat(
            jdbc.sql("select count(*) from reminder_call where review_id = ?")
                .param(review)
                .query(Integer.class)
                .single())
        .as("it is over")
        .isZero();
  }

  /** Neither the person, nor whoever stands in for them. */
  @Test
  void nobodyIsAskedToConfirmTheirOwn() {
    UUID secretary = union.secretaryGeneral();
    UUID deputy = unions.person("Deputy of the office", union.id(), Post.OTHER);
    post(secretary, union.id(), Post.OFFICE);
    UUID id = assign("Việc chung", union.id(), MONDAY.plusDays(20));
    actingAs.person(secretary, () -> actions.complete(id, new ProgressEntry(100, "Đã xong")));
    at(MONDAY.plusDays(1), 7);
    morning();
    assertThat(told(secretary)).isEmpty();
    assertThat(told(union.office())).containsExactly("2021-03-02 WORK 7");
    standIn(secretary, deputy, MONDAY, MONDAY.plusDays(9));
    at(MONDAY.plusDays(2), 7);
    morning();
    at(MONDAY.plusDays(3), 7);
    morning();
    assertThat(told(deputy)).isEmpty();
    assertThat(told(union.office())).hasSize(2);
  }

  @Test
  void aUnionsOwnPolicyIsKept() {
    jdbc.sql("insert into reminder_policy values (?, '{2}', 2, 3, 4, 5, false, 1)")
        .param(union.id())
        .update();
    assign("Báo cáo", union.association(0).id(), MONDAY.plusDays(4));
    for (int day = 1; day <= 14; day++) {
      at(MONDAY.plusDays(day), 7);
      morning();
    }
    assertThat(told(union.association(0).officer()))
        .containsExactly(
            "2021-03-03 WORK 2",
            "2021-03-05 WORK 0",
            "2021-03-09 WORK -2",
            "2021-03-11 WORK -4",
            "2021-03-15 WORK -6");
    assertThat(told(union.association(0).head())).containsExactly("2021-03-10 HEAD -2");
    assertThat(told(union.office())).containsExactly("2021-03-11 OFFICE -4");
    assertThat(
            jdbc.sql(
                    "select x.until_day from reminder_section x where x.organisation_id = ? and x.kind = 'WEEK' order by 1")
                .param(union.id())
                .query(LocalDate.class)
                .list())
        .as("on Fridays")
        .containsExactly(MONDAY.plusDays(3), MONDAY.plusDays(10));
  }

  @Test
  void whomNoMailReachesIsRungUpOncePerThing() {
    UUID officer = union.association(0).officer();
    jdbc.sql("update person set email = null where id = ?").param(officer).update();
    assign("Báo cáo", union.association(0).id(), MONDAY.plusDays(4));
    at(MONDAY.plusDays(1), 7);
    morning();
    assertThat(calls(officer)).containsExactly("2021-03-02 3 open");
    at(MONDAY.plusDays(3), 7);
    morning();
    assertThat(calls(officer)).as("asked for anew").containsExactly("2021-03-04 1 open");
    jdbc.sql("update reminder_call set called_at = now() where person_id = ?")
        .param(officer)
        .update();
    at(MONDAY.plusDays(4), 7);
    morning();
    assertThat(calls(officer)).containsExactly("2021-03-04 1 done", "2021-03-05 0 open");
    assertThat(mails(union.office())).isEqualTo(3);
  }

  @Test
  void aDayOffIsNoMorning() {
    assign("Báo cáo", union.association(0).id(), MONDAY.plusDays(5));
    at(MONDAY.plusDays(5), 7);
    morning();
    at(MONDAY.plusDays(6), 7);
    morning();
    assertThat(told(union.association(0).officer())).isEmpty();
    assertThat(mails(union.chair())).isZero();
  }

  // What happens

  private void morning() {
    transaction.executeWithoutResult(status -> reminders.workOut());
    transaction.executeWithoutResult(status -> reminders.writeDigests());
    transaction.executeWithoutResult(status -> reminders.workOut());
    transaction.executeWithoutResult(status -> reminders.writeDigests());
  }

  private UUID assign(String text, UUID unit, LocalDate due) {
    return actingAs
        .person(
            union.chair(),
            () ->
                assigning.assign(
                    new Assignment(
                        union.id(),
                        text,
                        null,
                        To.each(List.of(unit)),
                        due,
                        null,
                        new Source(SourceKind.DOCUMENT, "Công văn", null, null))))
        .getFirst();
  }

  private void post(UUID person, UUID organisation, Post post) {
    jdbc.sql(
            """
            insert into appointment (id, person_id, organisation_id, post, from_day, version)
            values (gen_random_uuid(), ?, ?, ?, date '2020-01-01', 0)
            """)
        .params(person, organisation, post.name())
        .update();
  }

  private void standIn(UUID absent, UUID deputy, LocalDate from, LocalDate until) {
    jdbc.sql(
            """
            insert into appointment (id, person_id, organisation_id, post, from_day, until_day, version, deputy_of)
            select gen_random_uuid(), ?, organisation_id, post, ?, ?, 0, id from appointment where person_id = ?
            """)
        .params(deputy, from, until, absent)
        .update();
  }

  private void at(LocalDate day, int hour) {
    clock.standAt(day.atTime(hour, 0).atZone(Days.ZONE).toInstant());
  }

  /** As if the engine had stood here all the time. */
  private void dueAt(LocalDate day) {
    jdbc.sql("update act_ru_timer_job set duedate_ = ? where id_ = ?")
        .params(java.sql.Timestamp.from(morning(day).toInstant()), timers().getFirst().getId())
        .update();
  }

  /** A mail to a person has come to an end. */
  private void ended(UUID person, String state) {
    jdbc.sql(
            """
            insert into mail (id, key, kind, person_id, state, created_at, not_before, address, turn)
            select gen_random_uuid(), gen_random_uuid()::text, 'INVITATION', id, ?, now(), now(), email, nextval('mail_turn')
            from person where id = ?
            """)
        .params(state, person)
        .update();
  }

  // What came of it

  private List<String> told(UUID person) {
    return jdbc.sql(
            """
            select right(m.key, 10) || ' ' || o.rung || ' ' || o.stage from reminder_owed o join mail m on m.id = o.mail_id
            where o.person_id = ? and m.person_id = o.person_id order by 1
            """)
        .param(person)
        .query(String.class)
        .list();
  }

  private List<String> calls(UUID person) {
    return jdbc.sql(
            """
            select asked_on || ' ' || stage || case when called_at is null then ' open' else ' done' end
            from reminder_call where person_id = ? and step_id is not null order by 1
            """)
        .param(person)
        .query(String.class)
        .list();
  }

  private int mails(UUID person) {
    return jdbc.sql("select count(*) from mail where kind = 'DIGEST' and person_id = ?")
        .param(person)
        .query(Integer.class)
        .single();
  }

  private List<Job> timers() {
    return management.createTimerJobQuery().list().stream()
        .filter(j -> String.valueOf(j.getProcessDefinitionId()).startsWith("daily-reminders:"))
        .filter(j -> "timer-start-event".equals(j.getJobHandlerType()))
        .toList();
  }

  private static ZonedDateTime morning(LocalDate day) {
    return day.atTime(7, 0).atZone(Days.ZONE);
  }

  private static ZonedDateTime due(Job timer) {
    return timer.getDuedate().toInstant().atZone(Days.ZONE);
  }
}
