package vn.dondoc.organisation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.server.VaadinSession;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import vn.dondoc.DonDocTest;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.SignedInPerson;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Whoever a block acts as is asked for their rights, not whoever's page it runs in. */
@DonDocTest
@ViewPackages(packages = "vn.dondoc.organisation.ui")
class ActingAsTests extends SpringBrowserlessTest {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired Access access;

  @Test
  void whoActsIsWhoActsAlsoWithinAPagesRequest() {
    TestUnion union = unions.found(1);
    SignedInPerson reader = new SignedInPerson(union.office(), "Reader", null);
    VaadinSession.getCurrent()
        .getSession()
        .setAttribute(
            HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
            new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(
                    reader, null, reader.getAuthorities())));
    assertThat(access.personId()).as("the page's person").isEqualTo(union.office());
    assertThat(actingAs.person(union.chair(), access::personId)).isEqualTo(union.chair());
    assertThat(actingAs.byMail(union.chair(), () -> access.person().orElseThrow().channel()).name())
        .isEqualTo("MAIL");
    assertThat(access.personId()).isEqualTo(union.office());
  }
}
