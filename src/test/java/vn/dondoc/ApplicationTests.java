package vn.dondoc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Right;
import vn.dondoc.organisation.TestUnions;

@DonDocTest
class ApplicationTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired Access access;

  @Test
  void startsAndKnowsWhoMayDoWhat() {
    var union = unions.found(2);
    actingAs.person(
        union.chair(),
        () -> {
          assertThat(access.may(Right.CONCLUDE, union.id())).isTrue();
          assertThat(access.may(Right.CONVENE, union.id())).isFalse();
        });
  }
}
