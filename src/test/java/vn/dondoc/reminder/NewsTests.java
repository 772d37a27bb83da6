package vn.dondoc.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import biweekly.Biweekly;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.Comments;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpReminding;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.mail.Attachment;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.MailState;
import vn.dondoc.mail.WrittenMails;
import vn.dondoc.mail.WrittenMails.Mail;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.OrganisationRegister;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Who is told what has happened, when, and how often. */
@DonDocTest
class NewsTests {
  private static final LocalDate DUE = LocalDate.of(2019, 9, 30);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired FollowUpReminding reminding;
  @Autowired Comments comments;
  @Autowired WrittenMails mails;
  @Autowired OrganisationRegister register;

  private TestUnion union;

  @BeforeEach
  void stand() {
    clock.standAt(TestClock.START);
    union = unions.found(2);
  }

  @Test
  void severalWithinTenMinutesAreOneAndWhatComesAfterIsAnother() {
    assign("Việc thứ nhất");
    clock.standAt(TestClock.START.plus(Duration.ofMinutes(9)));
    assign("Việc thứ hai");
    assertThat(all()).hasSize(3).allMatch(mail -> mail.state() == MailState.COLLECTING);

    clock.standAt(TestClock.START.plus(TEN_MINUTES));
    mails.write();
    assertThat(all())
        .as("what is given to a unit all hear of who act for it")
        .extracting(Mail::personId)
        .containsExactlyInAnyOrder(
            union.association(0).head(),
            union.association(0).viceHead(),
            union.association(0).officer());
    assertThat(all())
        .allSatisfy(
            mail -> {
              assertThat(mail.state()).isEqualTo(MailState.READY);
              assertThat(mail.kind()).isEqualTo(MailKind.ASSIGNED);
              assertThat(mail.subject()).isEqualTo("2 nhiệm vụ được giao");
              assertThat(mail.text())
                  .contains(
                      "Việc thứ nhất", "Việc thứ hai", "Thứ Hai, 30/09/2019", "CHAIR", "Chủ tịch")
                  .contains("/follow-ups/", "/answer/~");
              assertThat(mail.html()).contains("Việc thứ nhất", "Việc thứ hai", "/answer/~");
              assertThat(mail.unsubscribable()).isFalse();
            });

    clock.standAt(TestClock.START.plus(Duration.ofMinutes(11)));
    assign("Việc thứ ba");
    assertThat(all()).hasSize(6);
    clock.standAt(TestClock.START.plus(Duration.ofMinutes(21)));
    mails.write();
    assertThat(all())
        .filteredOn(mail -> "Nhiệm vụ được giao: Việc thứ ba".equals(mail.subject()))
        .hasSize(3);
  }

  @Test
  void whatIsRolledBackIsToldToNobody() {
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      assign("Không thành");
                      throw new IllegalStateException("later");
                    }))
        .hasMessage("later");
    assertThat(all()).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from reminder_call where holder_id = ?")
                .param(union.id())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void whatHappensOnDaysOffWaitsForTheNextWorkingMorning() {
    jdbc.sql("insert into calendar_day values (?, ?, false, 'Nghỉ bù')")
        .params(union.id(), LocalDate.of(2019, 6, 10))
        .update();
    clock.standAt(Instant.parse("2019-06-08T03:00:00Z"));
    assign("Giao vào thứ Bảy");
    assertThat(all()).extracting(Mail::notBefore).containsOnly(at("2019-06-11T07:30"));
  }

  @Test
  void whatHappensLateOnFridayDoesNotComeOnSaturday() {
    clock.standAt(at("2019-06-07T23:55"));
    assign("Giao khuya");
    assertThat(all()).extracting(Mail::notBefore).containsOnly(at("2019-06-10T07:30"));
  }

  @Test
  void whoeverWantsQuietIsToldAfterwards() {
    jdbc.sql("insert into reminder_choice values (?, 'DAILY', ?, true, 0)")
        .params(union.association(0).officer(), LocalDate.of(2019, 6, 14))
        .update();
    assign("Việc");
    assertThat(all())
        .extracting(Mail::personId, Mail::notBefore)
        .containsExactlyInAnyOrder(
            tuple(union.association(0).head(), TestClock.START.plus(TEN_MINUTES)),
            tuple(union.association(0).viceHead(), TestClock.START.plus(TEN_MINUTES)),
            tuple(union.association(0).officer(), at("2019-06-17T07:30")));
  }

  @Test
  void whomNoMailReachesIsRungUp() {
    jdbc.sql("update person set email = null where id = ?")
        .param(union.association(0).officer())
        .update();
    actingAs.person(
        union.chair(),
        () ->
            assigning.assign(
                assignment(
                    "Việc", To.together(union.association(0).id(), List.of(union.partner())))));
    assertThat(all())
        .extracting(Mail::personId)
        .containsExactlyInAnyOrder(union.association(0).head(), union.association(0).viceHead());
    assertThat(
            jdbc.sql(
                    "select organisation_id, person_id, kind from reminder_call where holder_id = ?"
                        + " order by person_id nulls last")
                .param(union.id())
                .query(
                    (rs, row) ->
                        List.of(
                            rs.getObject(1, UUID.class),
                            String.valueOf(rs.getObject(2)),
                            rs.getString(3)))
                .list())
        .containsExactly(
            List.of(
                union.association(0).id(), union.association(0).officer().toString(), "ASSIGNED"),
            List.of(union.partner(), "null", "ASSIGNED"));
  }

  @Test
  void whoDeclinedIsToldToWhoDecidesAndTheAnswerToTheUnit() {
    UUID id = assign("Việc khó");
    later();
    actingAs.person(union.association(0).officer(), () -> actions.decline(id, "Không đủ người"));
    assertThat(only(MailKind.DECLINED)).extracting(Mail::personId).containsExactly(union.chair());
    later();
    assertThat(only(MailKind.DECLINED))
        .allSatisfy(
            mail -> {
              assertThat(mail.subject()).isEqualTo("Đơn vị trả lại nhiệm vụ: Việc khó");
              assertThat(mail.text()).contains("> Không đủ người", "Xem và quyết định");
              assertThat(mail.text()).doesNotContain("/answer/");
            });
    actingAs.person(union.chair(), () -> decisions.insist(id, "Cố gắng"));
    later();
    assertThat(all())
        .filteredOn(m -> m.text() != null && m.text().contains("Giữ nguyên phân công"))
        .hasSize(3);
  }

  @Test
  void whatIsNoLongerSoIsNotTold() {
    UUID id = assign("Việc rút lại");
    actingAs.person(union.chair(), () -> decisions.withdraw(id, "Nhầm"));
    later();
    assertThat(all()).isNotEmpty().allMatch(mail -> mail.state() == MailState.DROPPED);
  }

  @Test
  void theOfficeAsksAndSomebodyIsMentioned() {
    UUID id = assign("Việc chậm");
    later();
    actingAs.person(
        union.office(),
        () -> {
          reminding.remind(List.of(id), "Xin cho biết trước thứ Sáu");
          comments.write(id, "Nhờ anh Chủ tịch xem", Set.of(), Set.of(union.chair()));
        });
    later();
    assertThat(only(MailKind.REMINDED))
        .hasSize(2)
        .allSatisfy(
            mail -> {
              assertThat(mail.subject()).isEqualTo("Đề nghị cho biết tiến độ: Việc chậm");
              assertThat(mail.text()).contains("> Xin cho biết trước thứ Sáu", "/answer/~");
            });
    assertThat(only(MailKind.MENTIONED))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.personId()).isEqualTo(union.chair());
              assertThat(mail.text()).contains("> Nhờ anh Chủ tịch xem");
            });
  }

  @Test
  void theDeadlineComesAsACalendarDay() {
    assign("Việc có hạn");
    later();
    Attachment file = mails.attachments(all().getFirst().id()).getFirst();
    assertThat(file.name()).isEqualTo("thoi-han.ics");
    assertThat(file.mediaType()).contains("text/calendar").contains("method=PUBLISH");
    var event =
        Biweekly.parse(new String(file.content(), StandardCharsets.UTF_8))
            .first()
            .getEvents()
            .getFirst();
    assertThat(event.getSummary().getValue()).isEqualTo("Hạn: Việc có hạn");
    assertThat(new String(file.content(), StandardCharsets.UTF_8))
        .contains("DTSTART;VALUE=DATE:20190930", "DTEND;VALUE=DATE:20191001", "METHOD:PUBLISH");
  }

  @Test
  void whoseAddressIsRefusedIsWrittenToAndRungUp() {
    UUID officer = union.association(0).officer();
    ended(officer, "DEAD");
    assign("Việc thứ nhất");
    assertThat(all()).filteredOn(m -> m.state() == MailState.COLLECTING).hasSize(3);
    assertThat(rungUp()).containsExactly(officer);

    ended(officer, "SENT");
    assign("Việc thứ hai");
    assertThat(rungUp()).as("a mail has arrived since").containsExactly(officer);

    ended(officer, "DEAD");
    jdbc.sql("update person set email = 'another-' || email where id = ?").param(officer).update();
    assign("Việc thứ ba");
    assertThat(rungUp()).as("another address").containsExactly(officer);
  }

  @Test
  void whoIsNamedAndAwayIsToldThroughTheirDeputy() {
    UUID absent = union.association(0).officer();
    UUID deputy = union.association(0).head();
    UUID id = assign("Việc chung");
    later();
    jdbc.sql(
            """
            insert into appointment (id, person_id, organisation_id, post, from_day, until_day, version, deputy_of)
            select gen_random_uuid(), ?, organisation_id, post, ?, ?, 0, id from appointment where person_id = ?
            """)
        .params(deputy, Days.today(clock), Days.today(clock).plusDays(2), absent)
        .update();
    mention(id, absent);
    later();
    assertThat(only(MailKind.MENTIONED)).extracting(Mail::personId).containsExactly(deputy);
    assertThat(only(MailKind.MENTIONED).getFirst().state()).isEqualTo(MailState.READY);

    clock.standAt(clock.instant().plus(Duration.ofDays(4)));
    mention(id, absent);
    assertThat(only(MailKind.MENTIONED))
        .as("back again")
        .extracting(Mail::personId)
        .containsExactlyInAnyOrder(deputy, absent);
  }

  @Test
  void whoTakesThePlaceOfAMergedUnitIsToldOfWhatItTakesOver() {
    assign("Việc của Hội cũ");
    later();
    actingAs.person(
        union.administrator(),
        () ->
            register.merge(
                union.association(0).id(), union.association(1).id(), Days.today(clock)));
    later();
    assertThat(all())
        .filteredOn(m -> m.text() != null && m.text().contains("thay đơn vị đã sáp nhập"))
        .allSatisfy(m -> assertThat(m.kind()).isEqualTo(MailKind.ASSIGNED))
        .extracting(Mail::personId)
        .containsExactlyInAnyOrder(
            union.association(1).head(),
            union.association(1).viceHead(),
            union.association(1).officer());
  }

  private void mention(UUID id, UUID person) {
    actingAs.person(
        union.office(), () -> comments.write(id, "Nhờ xem giúp", Set.of(), Set.of(person)));
  }

  /** A mail to a person has come to an end. */
  private void ended(UUID person, String state) {
    jdbc.sql(
            """
            insert into mail (id, key, kind, person_id, state, created_at, not_before, address, turn)
            select gen_random_uuid(), gen_random_uuid()::text, 'DIGEST', id, ?, now(), now(), email, nextval('mail_turn')
            from person where id = ?
            """)
        .params(state, person)
        .update();
  }

  private List<UUID> rungUp() {
    return jdbc.sql("select person_id from reminder_call where holder_id = ?")
        .param(union.id())
        .query(UUID.class)
        .list();
  }

  private void later() {
    clock.standAt(clock.instant().plus(TEN_MINUTES));
    mails.write();
  }

  private UUID assign(String text) {
    return actingAs
        .person(
            union.chair(),
            () ->
                assigning.assign(
                    assignment(text, To.together(union.association(0).id(), List.of()))))
        .getFirst();
  }

  private Assignment assignment(String text, To to) {
    return new Assignment(
        union.id(),
        text,
        null,
        to,
        DUE,
        null,
        new Assignment.Source(SourceKind.TELEPHONE, "Điện thoại", null, null));
  }

  private List<Mail> all() {
    return mails.of(union.id());
  }

  private List<Mail> only(MailKind kind) {
    return all().stream().filter(mail -> mail.kind() == kind).toList();
  }

  private static Instant at(String local) {
    return CalendarFile.utc(LocalDateTime.parse(local));
  }
}
