package vn.dondoc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.PersonalTokens;
import vn.dondoc.organisation.PersonalTokens.TokenInfo;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Personal tokens: how they are kept, when they work, what they give. */
@DonDocTest
@ExtendWith(OutputCaptureExtension.class)
class TokenTests {
  private static final String UNITS = "/api/v1/units";

  @Autowired WebApplicationContext application;
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired PersonalTokens tokens;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private ApiClient api;
  private TestUnion union;
  private UUID officer;

  @BeforeEach
  void someone() {
    clock.standAt(TestClock.START);
    api = new ApiClient(application);
    union = unions.found(1);
    officer = union.association(0).officer();
  }

  @Test
  void theDatabaseKnowsOnlyAHash() {
    String secret = create("Bảng tính");
    assertThat(secret).matches("dd_[A-Za-z0-9_-]{43}");
    String row =
        jdbc.sql("select t::text from personal_token t where person_id = ?")
            .param(officer)
            .query(String.class)
            .single();
    assertThat(row).doesNotContain(secret.substring(3)).containsPattern("[0-9a-f]{64}");
  }

  @Test
  void itIsListedWithoutItsSecret() {
    String secret = create("Bảng tính");
    TokenInfo listed = mine().getFirst();
    assertThat(listed.name()).isEqualTo("Bảng tính");
    assertThat(listed.works()).isTrue();
    assertThat(listed.expiresOn()).isEqualTo(LocalDate.of(2020, 6, 3));
    assertThat(listed.toString()).doesNotContain(secret.substring(3));
    assertThat(create("Bảng tính")).isNotEqualTo(secret);
  }

  @Test
  void itWorksUntilItIsRevoked() {
    String secret = create("a");
    assertThat(read(secret)).isEqualTo(200);
    UUID id = mine().getFirst().id();
    actingAs.person(officer, () -> tokens.revoke(id));
    assertThat(read(secret)).isEqualTo(401);
    assertThat(mine().getFirst().works()).isFalse();
    actingAs.person(officer, () -> tokens.revoke(id));
    assertThat(read(secret)).isEqualTo(401);
  }

  @Test
  void itWorksOnItsLastDayAndNotOnTheNext() {
    String secret = actingAs.person(officer, () -> tokens.create("a", LocalDate.of(2019, 6, 5)));
    clock.standAt(TestClock.START.plus(Duration.ofDays(2)));
    assertThat(read(secret)).isEqualTo(200);
    clock.standAt(TestClock.START.plus(Duration.ofDays(3)));
    assertThat(read(secret)).isEqualTo(401);
    assertThat(mine().getFirst().works()).isFalse();
  }

  @Test
  void theDayOfItsLastUseIsKept() {
    String secret = create("a");
    assertThat(mine().getFirst().lastUsedOn()).isNull();
    read(secret);
    assertThat(mine().getFirst().lastUsedOn()).isEqualTo(LocalDate.of(2019, 6, 3));
    clock.standAt(TestClock.START.plus(Duration.ofDays(5)));
    read(secret);
    assertThat(mine().getFirst().lastUsedOn()).isEqualTo(LocalDate.of(2019, 6, 8));
  }

  @Test
  void nobodySeesOrRevokesTheTokenOfAnother() {
    String secret = create("a");
    UUID id = mine().getFirst().id();
    assertThatThrownBy(() -> actingAs.person(union.administrator(), () -> tokens.revoke(id)))
        .isInstanceOf(NotFound.class);
    assertThat(actingAs.person(union.administrator(), () -> tokens.mine())).isEmpty();
    assertThat(read(secret)).isEqualTo(200);
  }

  @Test
  void whoeverHoldsNoPostAnyMoreCanDoNothingWithIt() {
    String secret = create("a");
    assertThat(send(UNITS, secret).json().size()).isPositive();
    jdbc.sql("update appointment set until_day = '2019-06-02' where person_id = ?")
        .param(officer)
        .update();
    assertThat(send(UNITS, secret).json().size()).isZero();
    assertThat(send("/api/v1/follow-ups", secret).json().path("total").asInt()).isZero();
  }

  @Test
  void itNeedsANameAndADayToCome() {
    assertRefused("token.nameMissing", " ", LocalDate.of(2020, 1, 1));
    assertRefused("token.nameTooLong", "x".repeat(101), LocalDate.of(2020, 1, 1));
    assertRefused("token.expiryPassed", "a", LocalDate.of(2019, 6, 2));
  }

  @Test
  void onlyTheHeaderSignsIn() {
    String secret = create("a");
    assertThat(api.get(UNITS + "?access_token=" + secret).send().status()).isEqualTo(401);
    assertThat(authorized("Basic " + secret)).isEqualTo(401);
    assertThat(authorized(secret)).isEqualTo(401);
    assertThat(authorized("bearer " + secret)).isEqualTo(200);
  }

  @Test
  void aSessionOfThePagesCountsForNothing() {
    ApiClient.Answer answer = api.get(UNITS).header("Cookie", "JSESSIONID=1").send();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Set-Cookie")).isNull();
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"dondoc\"");
  }

  @Test
  void wrongOnesSlowTheirAddressDownAndRightOnesPass() {
    String secret = create("a");
    String address = "192.0.2.7";
    for (int i = 0; i < 10; i++) {
      assertThat(wrong(address).status()).isEqualTo(401);
    }
    ApiClient.Answer slowed = wrong(address);
    assertThat(slowed.status()).isEqualTo(429);
    assertThat(slowed.header("Retry-After")).isEqualTo("60");
    assertThat(wrong("192.0.2.8").status()).isEqualTo(401);
    ApiClient.Call right = api.get(UNITS).from(address);
    assertThat(right.header("Authorization", "Bearer " + secret).send().status()).isEqualTo(200);
  }

  @Test
  void noSecretStandsInTheLog(CapturedOutput output) {
    String secret = create("a");
    read(secret);
    send("/api/v1/reviews/1", secret);
    authorized("Bearer " + secret + "x");
    assertThat(output.getAll()).doesNotContain(secret.substring(3));
  }

  private ApiClient.Answer wrong(String address) {
    return api.get(UNITS).from(address).header("Authorization", "Bearer dd_wrong").send();
  }

  private void assertRefused(String key, String name, LocalDate expiry) {
    assertThatThrownBy(() -> actingAs.person(officer, () -> tokens.create(name, expiry)))
        .isInstanceOfSatisfying(
            DomainException.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
  }

  private String create(String name) {
    return actingAs.person(officer, () -> tokens.create(name, tokens.proposedExpiry()));
  }

  private List<TokenInfo> mine() {
    return actingAs.person(officer, () -> tokens.mine());
  }

  private int read(String secret) {
    return send(UNITS, secret).status();
  }

  private int authorized(String header) {
    return api.get(UNITS).header("Authorization", header).send().status();
  }

  private ApiClient.Answer send(String path, String secret) {
    return api.get(path).header("Authorization", "Bearer " + secret).send();
  }
}
