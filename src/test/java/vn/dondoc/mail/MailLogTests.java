package vn.dondoc.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.Secret;
import vn.dondoc.mail.MailLog.Filter;
import vn.dondoc.mail.MailLog.LoggedLink;
import vn.dondoc.mail.MailLog.LoggedMail;
import vn.dondoc.mail.MailLog.OpenedMail;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** The log of the mails: who sees what of it, and what sending again does. */
@DonDocTest
class MailLogTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired MailLog log;
  @Autowired MailLinks links;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  private TestUnion union;
  private UUID officer;
  private UUID mail;
  private UUID link;
  private final Secret secret = Secret.random();

  @BeforeEach
  void aMailThatWasSent() {
    clock.standAt(TestClock.START);
    union = unions.found(1);
    officer = union.association(0).officer();
    jdbc.sql("update person set name = 'Nguyễn Thị Đào' where id = ?").param(officer).update();
    mail = mail(MailState.SENT, MailKind.DIGEST, "Nhắc việc: hội thảo");
    link = link(mail, LinkPurpose.ANSWER, secret);
    jdbc.sql("update mail set html = :html, text = :text where id = :id")
        .param("html", "<p><a href=\"http://x/answer/~" + link + "~\">Trả lời</a></p>")
        .param("text", "Trả lời: http://x/answer/~" + link + "~")
        .param("id", mail)
        .update();
  }

  @Test
  void theOfficeReadsTheMailAndNobodyTheSecret() {
    OpenedMail opened = office(() -> log.open(mail, "(liên kết)"));

    assertThat(opened.mail().subject()).isEqualTo("Nhắc việc: hội thảo");
    assertThat(opened.text()).isEqualTo("Trả lời: http://x/answer/(liên kết)");
    assertThat(opened.html()).isEqualTo("<p><a href=\"http://x/answer/\">Trả lời</a></p>");
    assertThat(opened.links()).extracting(LoggedLink::purpose).containsExactly(LinkPurpose.ANSWER);
    assertThat(opened.toString()).doesNotContain(secret.value()).doesNotContain(link.toString());
  }

  @Test
  void theAdministratorSeesWhetherItArrivedAndNotWhatItSays() {
    OpenedMail opened = administrator(() -> log.open(mail, "(liên kết)"));

    assertThat(opened.readable()).isFalse();
    assertThat(opened.mail().state()).isEqualTo(MailState.SENT);
    assertThat(opened.mail().person()).isEqualTo("Nguyễn Thị Đào");
    assertThat(opened.mail().subject()).isNull();
    assertThat(opened.text()).isNull();
    assertThat(opened.html()).isNull();
    assertThat(opened.links()).isEmpty();
    assertThat(administrator(() -> log.list(union.id(), Filter.ALL, 0, 10)))
        .extracting(LoggedMail::subject)
        .containsOnlyNulls();
  }

  @Test
  void itIsFoundByNameAndAddressAndBySubjectOnlyWhereThatMayBeRead() {
    assertThat(office(() -> found("nguyen thi dao"))).containsExactly(mail);
    assertThat(office(() -> found("Hoi THAO"))).containsExactly(mail);
    assertThat(office(() -> found("test.example"))).containsExactly(mail);
    assertThat(office(() -> found("100%"))).isEmpty();
    assertThat(administrator(() -> found("nguyen thi dao"))).containsExactly(mail);
    assertThat(administrator(() -> found("hoi thao"))).isEmpty();
    assertThat(administrator(() -> log.count(union.id(), words("hoi thao")))).isZero();
  }

  @Test
  void itIsFilteredByStateKindAndDay() {
    UUID dead = mail(MailState.DEAD, MailKind.ASSIGNED, "Giao việc");
    LocalDate day = LocalDate.of(2019, 6, 3);

    assertThat(office(() -> ids(new Filter(MailState.DEAD, null, "", null, null))))
        .containsExactly(dead);
    assertThat(office(() -> ids(new Filter(null, MailKind.DIGEST, "", null, null))))
        .containsExactly(mail);
    assertThat(office(() -> ids(new Filter(null, null, "", day, day)))).hasSize(2);
    assertThat(office(() -> ids(new Filter(null, null, "", day.plusDays(1), null)))).isEmpty();
    assertThat(office(() -> ids(new Filter(null, null, "", null, day.minusDays(1))))).isEmpty();
    assertThat(office(() -> log.givenUp())).isEqualTo(1);
    assertThat(actingAs.person(union.chair(), () -> log.givenUp())).isZero();
  }

  @Test
  void sendingAgainGivesNewLinksAndEndsTheOldOnes() {
    assertThat(links.open(LinkPurpose.ANSWER, secret.value())).isPresent();
    jdbc.sql("update mail_link set secret = null where id = ?").param(link).update();
    jdbc.sql("update person set email = 'moi.' || email where id = ?").param(officer).update();

    office(() -> log.resend(mail));

    assertThat(links.open(LinkPurpose.ANSWER, secret.value())).isEmpty();
    String fresh =
        jdbc.sql("select secret from mail_link where id = ?")
            .param(link)
            .query(String.class)
            .single();
    assertThat(links.open(LinkPurpose.ANSWER, fresh)).isPresent();
    OpenedMail opened = office(() -> log.open(mail, ""));
    assertThat(opened.mail().state()).isEqualTo(MailState.READY);
    assertThat(opened.mail().resent()).isEqualTo(1);
    assertThat(opened.mail().tries()).isZero();
    assertThat(opened.mail().lastError()).isNull();
    assertThat(opened.mail().address()).startsWith("moi.");
    assertThat(opened.resentBy()).startsWith("OFFICE");
  }

  @Test
  void whatIsOnItsWayIsNotSentTwice() {
    office(() -> log.resend(mail));

    refused("mailLog.onItsWay", () -> log.resend(mail));
  }

  @Test
  void whoeverHasNoAddressGetsNothingAgain() {
    jdbc.sql("update person set email = null where id = ?").param(officer).update();

    refused("mailLog.noAddress", () -> log.resend(mail));
    assertThat(links.open(LinkPurpose.ANSWER, secret.value())).isPresent();
  }

  @Test
  void whatWasNeverWrittenIsWrittenFirst() {
    UUID unwritten = mail(MailState.DEAD, MailKind.ASSIGNED, null);

    office(() -> log.resend(unwritten));

    assertThat(state(unwritten)).isEqualTo(MailState.COLLECTING);
    UUID another = mail(MailState.DROPPED, MailKind.ASSIGNED, null);
    refused("mailLog.anotherCollects", () -> log.resend(another));
    assertThat(state(another)).isEqualTo(MailState.DROPPED);
  }

  @Test
  void anInvitationIsMadeAnewByTheAdministrator() {
    UUID invitation = mail(MailState.DEAD, MailKind.INVITATION, "Mời đăng nhập");
    link(invitation, LinkPurpose.INVITATION, Secret.random());

    refused("mailLog.invitationByAdministrator", () -> log.resend(invitation));
    assertThat(office(() -> log.open(invitation, "")).resendable()).isFalse();
    assertThat(administrator(() -> log.open(invitation, "")).resendable()).isTrue();
    administrator(
        () -> {
          log.resend(invitation);
          return invitation;
        });
    // Another takes its place, and nobody has to look after it any more.
    assertThat(state(invitation)).isEqualTo(MailState.DROPPED);
    assertThat(office(() -> ids(new Filter(null, MailKind.INVITATION, "", null, null)))).hasSize(2);
  }

  @Test
  void anotherUnionsMailIsNotThere() {
    TestUnion elsewhere = unions.found(1);
    for (UUID person : List.of(elsewhere.office(), elsewhere.administrator(), union.chair())) {
      assertThatExceptionOfType(NotFound.class)
          .isThrownBy(() -> actingAs.person(person, () -> log.open(mail, "")));
      assertThatExceptionOfType(NotFound.class)
          .isThrownBy(() -> actingAs.person(person, () -> log.resend(mail)));
    }
  }

  private List<UUID> found(String words) {
    return ids(words(words));
  }

  private List<UUID> ids(Filter filter) {
    List<UUID> ids = log.list(union.id(), filter, 0, 10).stream().map(LoggedMail::id).toList();
    assertThat(log.count(union.id(), filter)).isEqualTo(ids.size());
    return ids;
  }

  private static Filter words(String words) {
    return new Filter(null, null, words, null, null);
  }

  private void refused(String key, Runnable act) {
    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(() -> actingAs.person(union.office(), act))
        .withMessage(key);
  }

  private <T extends @Nullable Object> T office(Supplier<T> act) {
    return actingAs.person(union.office(), act);
  }

  private void office(Runnable act) {
    actingAs.person(union.office(), act);
  }

  private <T extends @Nullable Object> T administrator(Supplier<T> act) {
    return actingAs.person(union.administrator(), act);
  }

  private MailState state(UUID id) {
    return MailState.valueOf(
        jdbc.sql("select state from mail where id = ?").param(id).query(String.class).single());
  }

  private UUID mail(MailState state, MailKind kind, @Nullable String subject) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into mail (id, key, kind, holder_id, person_id, state, created_at, not_before, subject, html, text,
              tries, last_error)
            values (:id, :id::text, :kind, :holder, :person, :state, :now, :now, :subject, :letter, :letter, 3, '550')
            """)
        .param("id", id)
        .param("kind", kind.name())
        .param("holder", union.id())
        .param("person", Objects.requireNonNull(officer))
        .param("state", state.name())
        .param("now", java.sql.Timestamp.from(clock.instant()))
        .param("subject", subject)
        .param("letter", subject)
        .update();
    return id;
  }

  private UUID link(UUID mailId, LinkPurpose purpose, Secret of) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into mail_link (id, mail_id, purpose, person_id, secret, secret_hash, created_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            mailId,
            purpose.name(),
            officer,
            of.value(),
            of.hash(),
            java.sql.Timestamp.from(clock.instant()),
            java.sql.Timestamp.from(clock.instant().plusSeconds(86_400)))
        .update();
    return id;
  }
}
