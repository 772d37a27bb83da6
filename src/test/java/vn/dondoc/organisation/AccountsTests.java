package vn.dondoc.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Accounts, their links and signing in. */
@DonDocTest
class AccountsTests {
  private static final String PASSWORD = "con ong làm mật";

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired Accounts accounts;
  @Autowired SignIn signIn;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired ApplicationContext context;
  TestUnion union;

  @BeforeEach
  void found() {
    clock.standAt(TestClock.START);
    union = unions.found(1);
  }

  @AfterEach
  void backToTheStart() {
    clock.standAt(TestClock.START);
  }

  @Test
  void anInvitedPersonSetsAPasswordAndSignsIn() {
    UUID officer = union.association(0).officer();

    assertThat(accounts.acceptInvitation(invite(officer), PASSWORD).id()).isEqualTo(officer);

    assertThat(((SignedInPerson) signIn(officer, PASSWORD)).id()).isEqualTo(officer);
  }

  @Test
  void aLinkWorksOnce() {
    String secret = invite(union.office());
    accounts.acceptInvitation(secret, PASSWORD);

    assertThat(accounts.link(secret)).isEmpty();
    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(() -> accounts.acceptInvitation(secret, "another password"))
        .withMessage("account.linkExpired");
    signIn(union.office(), PASSWORD);
  }

  @Test
  void aLinkThatFailedForItsPasswordStillWorks() {
    String secret = invite(union.office());
    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(() -> accounts.acceptInvitation(secret, "short"))
        .withMessage("account.passwordTooShort");

    accounts.acceptInvitation(secret, PASSWORD);
  }

  @Test
  void aLinkExpiresAfterFourteenDays() {
    String secret = invite(union.office());
    clock.standAt(TestClock.START.plus(Duration.ofDays(14)).minusSeconds(1));
    assertThat(accounts.link(secret)).isPresent();
    clock.standAt(TestClock.START.plus(Duration.ofDays(14)));

    assertThat(accounts.link(secret)).isEmpty();
    assertThatThrownBy(() -> accounts.acceptInvitation(secret, PASSWORD))
        .isInstanceOf(DomainException.class);
  }

  @Test
  void anotherInvitationEndsTheEarlierOne() {
    String first = invite(union.office());
    String second = invite(union.office());

    assertThat(accounts.link(first)).isEmpty();
    assertThat(accounts.link(second)).isPresent();
  }

  @Test
  void neitherSecretNorPasswordIsStored() {
    String secret = invite(union.office());
    assertThat(count("select count(*) from invitation where token_hash like ?", "%" + secret + "%"))
        .isZero();
    accounts.acceptInvitation(secret, PASSWORD);

    assertThat(
            jdbc.sql("select password_hash from person where id = ?")
                .param(union.office())
                .query(String.class)
                .single())
        .startsWith("$2a$11$")
        .doesNotContain(PASSWORD);
  }

  @Test
  void repeatedFailuresSlowDownEvenForTheRightPassword() {
    accounts.acceptInvitation(invite(union.office()), PASSWORD);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> signIn(union.office(), "wrong"))
          .isInstanceOf(BadCredentialsException.class);
    }

    assertThatThrownBy(() -> signIn(union.office(), PASSWORD)).isInstanceOf(LockedException.class);
  }

  @Test
  void signingInOftenIsNoFailure() {
    accounts.acceptInvitation(invite(union.office()), PASSWORD);
    for (int i = 0; i < 7; i++) {
      signIn(union.office(), PASSWORD);
    }
  }

  @Test
  void anUnknownAddressReadsLikeAWrongPassword() {
    assertThatThrownBy(() -> authenticate("nobody@test.example", PASSWORD))
        .isInstanceOf(BadCredentialsException.class)
        .hasMessage("wrong e-mail or password");
    assertThatThrownBy(() -> signIn(union.chair(), PASSWORD))
        .isInstanceOf(BadCredentialsException.class)
        .hasMessage("wrong e-mail or password");
  }

  @Test
  void onlyTheAdministratorInvitesAndOnlyTheirOwnPeople() {
    TestUnion other = unions.found(1);
    assertThatThrownBy(
            () -> actingAs.person(union.chair(), () -> accounts.invite(union.id(), union.office())))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(
            () ->
                actingAs.person(
                    union.administrator(), () -> accounts.invite(union.id(), other.office())))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                actingAs.person(
                    union.administrator(), () -> accounts.invite(other.id(), other.office())))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void whereAUnionIsSetUpThereIsNoLinkToSetOneUp() {
    assertThat(accounts.setupSecret()).isEmpty();
  }

  @Test
  void nobodyIsChosenWithoutAPasswordOutsideTheDemonstration() {
    assertThat(context.getBeansOfType(DemonstrationSignIn.class)).isEmpty();
  }

  private String invite(UUID person) {
    return actingAs.person(union.administrator(), () -> accounts.invite(union.id(), person));
  }

  private Object signIn(UUID person, String password) {
    return authenticate(
        jdbc.sql("select email from person where id = ?")
            .param(person)
            .query(String.class)
            .single(),
        password);
  }

  private Object authenticate(String email, String password) {
    return signIn
        .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, password))
        .getPrincipal();
  }

  private long count(String sql, Object param) {
    return jdbc.sql(sql).param(param).query(Long.class).single();
  }
}
