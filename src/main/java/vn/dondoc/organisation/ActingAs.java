package vn.dondoc.organisation;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Lets a block of code act as a person: for the demonstration, which is played through the services
 * as the people themselves would, for tests, and for the personal links of mails. No view may use
 * it.
 */
@Component
public class ActingAs {
  /**
   * Who acts in the block that runs now. Asked before whoever is signed in: within a page's request
   * the holder of the security context would name the page's person, whatever is set in it.
   */
  static final ScopedValue<SignedInPerson> ACTING = ScopedValue.newInstance();

  private final JdbcClient jdbc;

  ActingAs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public <T> T person(UUID personId, Supplier<T> act) {
    return person(personId, Channel.SIGNED_IN, act);
  }

  /**
   * Whoever opened a personal link of a mail does the one thing that it is for. The caller has
   * checked the link.
   */
  public <T> T byMail(UUID personId, Supplier<T> act) {
    return person(personId, Channel.MAIL, act);
  }

  private <T> T person(UUID personId, Channel channel, Supplier<T> act) {
    String name =
        jdbc.sql("select name from person where id = ?")
            .param(personId)
            .query(String.class)
            .single();
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    SignedInPerson person = new SignedInPerson(personId, name, null, channel);
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    SecurityContextHolder.setContext(context);
    try {
      return ScopedValue.where(ACTING, person).call(act::get);
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  public void person(UUID personId, Runnable act) {
    person(
        personId,
        () -> {
          act.run();
          return personId;
        });
  }
}
