package vn.dondoc.organisation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.Messages;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.Secret;

/**
 * Accounts begin with a link that works once: the first administrator's is printed at the first
 * start, everyone else is invited. The link's secret is stored only as a hash.
 */
@Service
@Transactional
public class Accounts {
  private static final Duration LIFETIME = Duration.ofDays(14);
  private static final int SHORTEST_PASSWORD = 10;

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
  private final ApplicationEventPublisher events;

  Accounts(
      JdbcClient jdbc,
      Clock clock,
      PasswordEncoder passwords,
      PersonRepository people,
      OrganisationRegister register,
      Access access,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.passwords = passwords;
    this.people = people;
    this.register = register;
    this.access = access;
    this.events = events;
  }

  /**
   * A fresh set-up link's secret, while nobody has set the union up. Earlier ones work on, so that
   * several nodes can start at once; the first that is used ends all.
   */
  public Optional<String> setupSecret() {
    if (jdbc.sql("select count(*) from organisation").query(Long.class).single() > 0) {
      return Optional.empty();
    }
    jdbc.sql("delete from invitation where kind = 'SETUP' and expires_at < ?")
        .param(java.sql.Timestamp.from(clock.instant()))
        .update();
    return Optional.of(newLink(LinkKind.SETUP, null));
  }

  /**
   * The secret of a link with which a person sets their password; any earlier one of theirs stops
   * working.
   */
  public String invite(UUID holderId, UUID personId) {
    access.require(Right.MANAGE_ORGANISATIONS, holderId);
    Person person = register.person(personId);
    if (person.email == null) {
      throw new DomainException("person.emailNeeded", person.name);
    }
    jdbc.sql("delete from invitation where person_id = ? and used_at is null")
        .param(personId)
        .update();
    String secret = newLink(LinkKind.INVITATION, personId);
    events.publishEvent(
        new PersonInvited(holderId, personId, secret, clock.instant().plus(LIFETIME)));
    return secret;
  }

  /** The signed-in person's own e-mail address. */
  @Transactional(readOnly = true)
  public Optional<String> ownAddress() {
    return access
        .person()
        .flatMap(person -> people.findById(person.id()))
        .flatMap(person -> Optional.ofNullable(person.email));
  }

  /** The language in which the signed-in person is written to. */
  @Transactional(readOnly = true)
  public Locale ownLanguage() {
    return Locale.of(people.findById(access.personId()).orElseThrow(NotFound::new).language);
  }

  public void writeToMeIn(Locale language) {
    people.findById(access.personId()).orElseThrow(NotFound::new).language =
        Messages.language(language).getLanguage();
  }

  /** The link behind a secret, if it still works. */
  @Transactional(readOnly = true)
  public Optional<OpenLink> link(String secret) {
    return jdbc.sql(
            """
            select i.kind, i.person_id, p.name from invitation i left join person p on p.id = i.person_id
            where token_hash = ? and used_at is null and expires_at > ?
            """)
        .params(Secret.hash(secret), java.sql.Timestamp.from(clock.instant()))
        .query(
            (rs, row) ->
                new OpenLink(
                    LinkKind.valueOf(rs.getString(1)),
                    rs.getObject(2, UUID.class),
                    rs.getString(3)))
        .optional();
  }

  /** Uses an invitation: the person's password is set, the link is used up, they are signed in. */
  public SignedInPerson acceptInvitation(String secret, String password) {
    OpenLink link = use(secret, LinkKind.INVITATION);
    Person person =
        people.findById(Objects.requireNonNull(link.personId())).orElseThrow(NotFound::new);
    person.passwordHash = hashed(password);
    return new SignedInPerson(person.id, person.name, null);
  }

  /** Uses the set-up link: the union and its first administrator come into being. */
  public UUID setUp(
      String secret, String unionName, String symbol, String name, String email, String password) {
    return setUp(secret, new NewUnion(unionName, symbol, null), name, email, password);
  }

  /** A union as it is set up. */
  public record NewUnion(String name, String symbol, @Nullable String place) {}

  public UUID setUp(String secret, NewUnion union, String name, String email, String password) {
    // One at a time: there is no row yet that two could lock.
    jdbc.sql("lock table organisation in share row exclusive mode").update();
    use(secret, LinkKind.SETUP);
    if (union.symbol().isBlank()) {
      throw new DomainException("organisation.symbolMissing");
    }
    if (email.isBlank()) {
      throw new DomainException("person.emailWrong", email);
    }
    UUID personId = OrganisationRegister.register(people, name, email, null, false);
    people.findById(personId).orElseThrow(NotFound::new).passwordHash = hashed(password);
    register.foundUnion(
        union.name(),
        new OrganisationRegister.OrganisationDetails(
            null, union.symbol().strip(), union.place(), null, false),
        personId,
        Days.today(clock));
    jdbc.sql("update invitation set used_at = coalesce(used_at, ?) where kind = 'SETUP'")
        .param(java.sql.Timestamp.from(clock.instant()))
        .update();
    return personId;
  }

  private OpenLink use(String secret, LinkKind kind) {
    OpenLink link =
        link(secret)
            .filter(l -> l.kind() == kind)
            .orElseThrow(() -> new DomainException("account.linkExpired"));
    int used =
        jdbc.sql("update invitation set used_at = ? where token_hash = ? and used_at is null")
            .params(java.sql.Timestamp.from(clock.instant()), Secret.hash(secret))
            .update();
    if (used != 1) {
      throw new DomainException("account.linkExpired");
    }
    return link;
  }

  private String newLink(LinkKind kind, @Nullable UUID personId) {
    Secret secret = Secret.random();
    Instant now = clock.instant();
    jdbc.sql(
            "insert into invitation (id, token_hash, person_id, kind, created_at, expires_at) values (:id, :hash, :person, :kind, :now, :end)")
        .param("id", UUID.randomUUID())
        .param("hash", secret.hash())
        .param("person", personId)
        .param("kind", kind.name())
        .param("now", java.sql.Timestamp.from(now))
        .param("end", java.sql.Timestamp.from(now.plus(LIFETIME)))
        .update();
    return secret.value();
  }

  private String hashed(String password) {
    if (password.length() < SHORTEST_PASSWORD) {
      throw new DomainException("account.passwordTooShort", SHORTEST_PASSWORD);
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > 72) {
      throw new DomainException("account.passwordTooLong");
    }
    return Objects.requireNonNull(passwords.encode(password));
  }
}
