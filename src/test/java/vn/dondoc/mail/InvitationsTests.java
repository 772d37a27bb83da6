package vn.dondoc.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.MovableClock;
import vn.dondoc.organisation.Accounts;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** An invitation is a mail like any other: it waits, is tried again, and stands in the log. */
@DonDocTest
class InvitationsTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired Accounts accounts;
  @Autowired Writing writing;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  private TestUnion union;
  private UUID officer;

  @BeforeEach
  void someoneToInvite() {
    clock.standAt(TestClock.START);
    union = unions.found(1);
    officer = union.association(0).officer();
    jdbc.sql("update person set name = ?, salutation = 'bà' where id = ?")
        .params("Nguyễn <b>Thị</b> Đào", officer)
        .update();
  }

  @Test
  void theLetterHasTheLinkThatTheAdministratorSees() {
    String secret = invite();
    writing.writeDue();

    Map<String, Object> mail = mails().getFirst();
    assertThat(mail).containsEntry("state", "READY");
    String link =
        jdbc.sql("select id::text from mail_link where mail_id = ? and secret = ?")
            .params(mail.get("id"), secret)
            .query(String.class)
            .single();
    String place = "/invitation/~" + link + "~";
    assertThat((String) mail.get("text"))
        .contains("bà Nguyễn <b>Thị</b> Đào")
        .contains(place)
        .contains("17/06/2019")
        .doesNotContain("!");
    assertThat((String) mail.get("html"))
        .contains("Nguyễn &lt;b&gt;Thị&lt;/b&gt; Đào")
        .contains(place)
        .doesNotContain(secret);
    assertThat(accounts.link(secret)).isPresent();
  }

  @Test
  void itIsWrittenInThePersonsLanguage() {
    jdbc.sql("update person set language = 'en' where id = ?").param(officer).update();
    invite();
    writing.writeDue();

    assertThat((String) mails().getFirst().get("subject"))
        .isEqualTo("Đôn Đốc: set a password to sign in");
    assertThat((String) mails().getFirst().get("html"))
        .contains("lang=\"" + Locale.ENGLISH.getLanguage() + "\"");
  }

  @Test
  void whatAnEarlierInvitationSaysIsNotSentAnyMore() {
    invite();
    writing.writeDue();
    invite();

    assertThat(mails()).extracting(m -> m.get("state")).containsExactly("DROPPED", "COLLECTING");
    assertThat(
            jdbc.sql("select count(*) from mail_link where person_id = ? and secret is not null")
                .param(officer)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private String invite() {
    clock.standAt(clock.instant().plusSeconds(1));
    return actingAs.person(union.administrator(), () -> accounts.invite(union.id(), officer));
  }

  private List<Map<String, Object>> mails() {
    return jdbc.sql("select * from mail where person_id = ? order by created_at")
        .param(officer)
        .query()
        .listOfRows();
  }
}
