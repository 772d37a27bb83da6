package vn.dondoc.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;

/**
 * Accounts begin with a link that works once: the first administrator's is printed at the first
 * start, everyone else is invited. The link's secret is stored only as a hash.
 */
@Service
@Transactional
public class Accounts {
  private static final Duration LIFETIME = Duration.ofDays(14);
  private static final int SHORTEST_PASSWORD = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a link is for. */
  public enum LinkKind {
    SETUP,
    INVITATION
  }

  /** An open link. */
  public record OpenLink(LinkKind kind, @Nullable UUID personId, @Nullable String personName) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PasswordEncoder passwords;
  private final PersonRepository people;
  private final OrganisationRegister register;
  private final Access access;

  Accounts(
      JdbcClient jdbc,
      Clock clock,
      PasswordEncoder passwords,
      PersonRepository people,
      OrganisationRegister register,
      Access access) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.passwords = passwords;
    this.people = people;
    this.register = register;
    this.access = access;
  }

  /**
   * A fresh set-up link's secret, while nobody has set the union up; any earlier one stops working.
   */
  public Optional<String> setupSecret() {
    if (jdbc.sql("select count(*) from organisation").query(Long.class).single() > 0) {
      return Optional.empty();
    }
    jdbc.sql("delete from invitation where kind = 'SETUP'").update();
    return Optional.of(newLink(LinkKind.SETUP, null));
  }

  /**
   * The secret of a link with which a person sets their password; any earlier one of theirs stops
   * working.
   */
  public String invite(UUID holderId, UUID personId) {
    access.require(Right.MANAGE_ORGANISATIONS, holderId);
    Person person = people.findById(personId).orElseThrow(NotFound::new);
    boolean ofHolder =
        jdbc
            .sql("select distinct organisation_id from appointment where person_id = ?")
            .param(personId)
            .query(UUID.class)
            .list()
            .stream()
            .anyMatch(o -> holderId.equals(access.holderOf(o)));
    if (!ofHolder) {
      throw new NotFound();
    }
    if (person.email == null) {
      throw new DomainException("person.emailNeeded", person.name);
    }
    jdbc.sql("delete from invitation where person_id = ? and used_at is null")
        .param(personId)
        .update();
    return newLink(LinkKind.INVITATION, personId);
  }

  /** The link behind a secret, if it still works. */
  @Transactional(readOnly = true)
  public Optional<OpenLink> link(String secret) {
    return jdbc.sql(
            """
            select i.kind, i.person_id, p.name from invitation i left join person p on p.id = i.person_id
            where token_hash = ? and used_at is null and expires_at > ?
            """)
        .params(hash(secret), java.sql.Timestamp.from(clock.instant()))
        .query(
            (rs, row) ->
                new OpenLink(
                    LinkKind.valueOf(rs.getString(1)),
                    rs.getObject(2, UUID.class),
                    rs.getString(3)))
        .optional();
  }

  /** Uses an invitation: the person's password is set, the link is used up. */
  public void acceptInvitation(String secret, String password) {
    OpenLink link = use(secret, LinkKind.INVITATION);
    Person person =
        people
            .findById(java.util.Objects.requireNonNull(link.personId()))
            .orElseThrow(NotFound::new);
    person.passwordHash = hashed(password);
  }

  /** Uses the set-up link: the union and its first administrator come into being. */
  public UUID setUp(
      String secret, String unionName, String symbol, String name, String email, String password) {
    use(secret, LinkKind.SETUP);
    UUID personId = OrganisationRegister.register(people, name, email, null, false);
    people.findById(personId).orElseThrow(NotFound::new).passwordHash = hashed(password);
    register.foundUnion(
        unionName,
        new OrganisationRegister.OrganisationDetails(null, symbol.strip(), null, null, false),
        personId,
        Days.today(clock));
    return personId;
  }

  private OpenLink use(String secret, LinkKind kind) {
    OpenLink link =
        link(secret)
            .filter(l -> l.kind() == kind)
            .orElseThrow(() -> new DomainException("account.linkExpired"));
    int used =
        jdbc.sql("update invitation set used_at = ? where token_hash = ? and used_at is null")
            .params(java.sql.Timestamp.from(clock.instant()), hash(secret))
            .update();
    if (used != 1) {
      throw new DomainException("account.linkExpired");
    }
    return link;
  }

  private String newLink(LinkKind kind, @Nullable UUID personId) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    jdbc.sql(
            "insert into invitation (id, token_hash, person_id, kind, created_at, expires_at) values (:id, :hash, :person, :kind, :now, :end)")
        .param("id", UUID.randomUUID())
        .param("hash", hash(secret))
        .param("person", personId)
        .param("kind", kind.name())
        .param("now", java.sql.Timestamp.from(now))
        .param("end", java.sql.Timestamp.from(now.plus(LIFETIME)))
        .update();
    return secret;
  }

  private String hashed(String password) {
    if (password.length() < SHORTEST_PASSWORD) {
      throw new DomainException("account.passwordTooShort", SHORTEST_PASSWORD);
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > 72) {
      throw new DomainException("account.passwordTooLong");
    }
    return java.util.Objects.requireNonNull(passwords.encode(password));
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
