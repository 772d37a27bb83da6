package vn.dondoc.organisation;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Signing in by e-mail and password. Repeated failures for one address slow down: five at once,
 * then one a minute. An unknown address costs as much time as a wrong password.
 */
@Component
class SignIn implements AuthenticationProvider {
  private static final int REMEMBERED_ADDRESSES = 10_000;

  /** Of a random password that nobody knows, at the cost at which we hash. */
  private static final String SOME_HASH =
      "$2a$11$2ONJ9tqyKUfX0uw4YdlrUOF5RsE04tClWYeDrdVfm6CvLQjb7R0u.";

  private final PersonRepository people;
  private final PasswordEncoder passwords;
  private final Map<String, Bucket> attempts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED_ADDRESSES;
        }
      };

  SignIn(PersonRepository people, PasswordEncoder passwords) {
    this.people = people;
    this.passwords = passwords;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String email = attempt.getName().strip().toLowerCase(Locale.ROOT);
    Bucket bucket = bucket(email);
    if (!bucket.tryConsume(1)) {
      throw new LockedException("too many failed attempts");
    }
    String password = String.valueOf(attempt.getCredentials());
    Person person = people.findByEmailIgnoreCase(email).orElse(null);
    String hash = person == null || person.passwordHash == null ? SOME_HASH : person.passwordHash;
    boolean right = passwords.matches(password, hash);
    if (!right || person == null || person.passwordHash == null) {
      throw new BadCredentialsException("wrong e-mail or password");
    }
    bucket.addTokens(1);
    SignedInPerson signedIn = new SignedInPerson(person.id, person.name, null);
    return UsernamePasswordAuthenticationToken.authenticated(
        signedIn, null, signedIn.getAuthorities());
  }

  private synchronized Bucket bucket(String email) {
    return attempts.computeIfAbsent(
        email,
        e ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(5).refillGreedy(1, Duration.ofMinutes(1)))
                .build());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
