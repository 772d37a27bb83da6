package vn.dondoc.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.Accounts.NewUnion;

/** The first start of a site; a database of its own, since it must be empty. */
@DonDocTest
@TestPropertySource(properties = "dondoc.node=first-start")
class SetupTests {
  @Autowired Accounts accounts;
  @Autowired Access access;
  @Autowired ActingAs actingAs;
  @Autowired Organisations organisations;

  @Test
  void theUnionIsSetUpOnceByWhoeverHasALink() {
    String first = accounts.setupSecret().orElseThrow();
    String ofAnotherNode = accounts.setupSecret().orElseThrow();
    assertThat(accounts.link("guessed")).isEmpty();

    UUID administrator = setUp(first);

    actingAs.person(
        administrator,
        () -> {
          UUID union = access.organisationsWith(Right.MANAGE_ORGANISATIONS).getFirst();
          assertThat(organisations.get(union).symbol()).isEqualTo("LHH");
          assertThat(organisations.get(union).place()).isEqualTo("Lạng Sơn");
          assertThat(access.may(Right.READ_ALL, union)).isFalse();
        });
    assertThat(accounts.link(ofAnotherNode)).isEmpty();
    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(() -> setUp(ofAnotherNode))
        .withMessage("account.linkExpired");
    assertThat(accounts.setupSecret()).isEmpty();
  }

  private UUID setUp(String secret) {
    return accounts.setUp(
        secret,
        new NewUnion("Liên hiệp Hội", " LHH ", "Lạng Sơn"),
        "Quản trị",
        "quantri@test.example",
        "một câu dễ nhớ");
  }
}
