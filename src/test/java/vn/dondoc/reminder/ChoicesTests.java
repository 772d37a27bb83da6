package vn.dondoc.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.Secret;
import vn.dondoc.organisation.Accounts;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.reminder.Choices.Choice;

/** How a person wants to be reminded. */
@DonDocTest
class ChoicesTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired Choices choices;
  @Autowired Accounts accounts;
  @Autowired JdbcClient jdbc;

  private UUID person;
  private LocalDate today;

  @BeforeEach
  void someone() {
    clock.standAt(TestClock.START);
    today = Days.today(clock);
    person = unions.found(1).association(0).officer();
  }

  @Test
  void whoHasChosenNothingIsRemindedDaily() {
    assertThat(mine()).isEqualTo(new Choice(Frequency.DAILY, null, true, 0));
  }

  @Test
  void whatIsChosenStands() {
    set(new Choice(Frequency.WEEKLY, today.plusDays(4), false, 0));
    assertThat(mine()).isEqualTo(new Choice(Frequency.WEEKLY, today.plusDays(4), false, 1));
    set(new Choice(Frequency.NEVER, null, true, 1));
    assertThat(mine()).isEqualTo(new Choice(Frequency.NEVER, null, true, 2));
  }

  @Test
  void aChangeMadeMeanwhileIsNotLost() {
    set(new Choice(Frequency.WEEKLY, null, true, 0));
    for (int stale : new int[] {0, 2}) {
      assertThatThrownBy(() -> set(new Choice(Frequency.DAILY, null, true, stale)))
          .isInstanceOf(EditConflict.class);
    }
    assertThat(mine().frequency()).isEqualTo(Frequency.WEEKLY);
  }

  @Test
  void quietIsForATime() {
    refused(
        "reminderChoice.quietPassed",
        () -> set(new Choice(Frequency.DAILY, today.minusDays(1), true, 0)));
    refused(
        "reminderChoice.quietTooLong",
        () -> set(new Choice(Frequency.DAILY, today.plusYears(1).plusDays(1), true, 0)));
    set(new Choice(Frequency.DAILY, today, true, 0));
    clock.standAt(TestClock.START.plus(Duration.ofDays(2)));
    set(new Choice(Frequency.WEEKLY, today, true, 1));
    assertThat(mine().quietUntil()).as("what is over stops nobody, and is left out").isNull();
  }

  @Test
  void theLanguageIsThatOfTheMails() {
    assertThat(actingAs.person(person, accounts::ownLanguage)).isEqualTo(Locale.of("vi"));
    actingAs.person(person, () -> accounts.writeToMeIn(Locale.ENGLISH));
    assertThat(actingAs.person(person, accounts::ownLanguage)).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void linksThatWentAstrayAreRevokedAllAtOnceAndOnlyOnesOwn() {
    UUID other = unions.stranger();
    link(person, "ANSWER");
    link(person, "UNSUBSCRIBE");
    link(person, "INVITATION");
    link(other, "ANSWER");
    assertThat(actingAs.person(person, choices::revokeMailLinks)).isEqualTo(2);
    assertThat(open(person)).as("the invitation is not of this kind").isEqualTo(1);
    assertThat(open(other)).isEqualTo(1);
    assertThat(actingAs.person(person, choices::revokeMailLinks)).isZero();
  }

  private void link(UUID of, String purpose) {
    UUID mail = UUID.randomUUID();
    jdbc.sql(
            "insert into mail (id, key, kind, person_id, state, created_at, not_before) values (?, ?, 'DIGEST', ?, 'SENT', now(), now())")
        .params(mail, mail.toString(), of)
        .update();
    jdbc.sql(
            "insert into mail_link (id, mail_id, purpose, person_id, secret_hash, created_at, expires_at)"
                + " values (gen_random_uuid(), ?, ?, ?, ?, now(), now() + interval '100 years')")
        .params(mail, purpose, of, Secret.random().hash())
        .update();
  }

  private int open(UUID of) {
    return jdbc.sql("select count(*) from mail_link where person_id = ? and revoked_at is null")
        .param(of)
        .query(Integer.class)
        .single();
  }

  private Choice mine() {
    return actingAs.person(person, choices::mine);
  }

  private Choice set(Choice choice) {
    return actingAs.person(person, () -> choices.set(choice));
  }

  private static void refused(
      String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.key()).isEqualTo(key));
  }
}
