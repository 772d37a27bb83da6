package vn.dondoc.organisation;

import io.github.bucket4j.Bucket;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.Secret;

/**
 * The secrets with which a person's programs sign in. A secret is shown once and stored only as a
 * hash; it gives the rights of the posts that the person holds on the day, no more.
 */
@Service
@Transactional
public class PersonalTokens {
  private static final String PREFIX = "dd_";
  private static final Pattern SECRET = Pattern.compile("dd_[A-Za-z0-9_-]{43}");
  private static final int LONGEST_NAME = 100;
  private static final int REMEMBERED_ADDRESSES = 10_000;

  /** A token of the signed-in person, without its secret. */
  public record TokenInfo(
      UUID id,
      String name,
      Instant createdAt,
      LocalDate expiresOn,
      @Nullable LocalDate lastUsedOn,
      @Nullable Instant revokedAt,
      boolean works) {}

  private final JdbcClient jdbc;
  private final Access access;
  private final Clock clock;
  private final Map<String, Bucket> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED_ADDRESSES;
        }
      };

  PersonalTokens(JdbcClient jdbc, Access access, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.clock = clock;
  }

  /** The last day that is proposed for a new token: a year from today. */
  public LocalDate proposedExpiry() {
    return Days.today(clock).plusYears(1);
  }

  /**
   * A new token of the signed-in person.
   *
   * @param expiresOn the last day on which it works
   * @return its secret, which is never to be had again
   */
  public String create(String name, LocalDate expiresOn) {
    UUID person = access.personId();
    String stored = NfcText.normal(name).strip();
    if (stored.isEmpty()) {
      throw new DomainException("token.nameMissing");
    }
    if (stored.length() > LONGEST_NAME) {
      throw new DomainException("token.nameTooLong", LONGEST_NAME);
    }
    if (expiresOn.isBefore(Days.today(clock))) {
      throw new DomainException("token.expiryPassed", expiresOn);
    }
    String secret = PREFIX + Secret.random().value();
    jdbc.sql(
            "insert into personal_token (id, person_id, name, secret_hash, created_at, expires_on) values (?, ?, ?, ?, ?, ?)")
        .params(
            UUID.randomUUID(),
            person,
            stored,
            Secret.hash(secret),
            Timestamp.from(clock.instant()),
            expiresOn)
        .update();
    return secret;
  }

  /** The signed-in person's tokens, the newest first; those that no longer work too. */
  @Transactional(readOnly = true)
  public List<TokenInfo> mine() {
    LocalDate today = Days.today(clock);
    return jdbc.sql(
            """
            select id, name, created_at, expires_on, last_used_on, revoked_at from personal_token
            where person_id = ? order by created_at desc, id
            """)
        .param(access.personId())
        .query(
            (rs, row) -> {
              LocalDate expiresOn = rs.getObject(4, LocalDate.class);
              Timestamp revoked = rs.getTimestamp(6);
              return new TokenInfo(
                  rs.getObject(1, UUID.class),
                  rs.getString(2),
                  rs.getTimestamp(3).toInstant(),
                  expiresOn,
                  rs.getObject(5, LocalDate.class),
                  revoked == null ? null : revoked.toInstant(),
                  revoked == null && !expiresOn.isBefore(today));
            })
        .list();
  }

  /**
   * Ends a token of the signed-in person at once; one that has ended stays ended.
   *
   * @throws NotFound when it is not theirs
   */
  public void revoke(UUID id) {
    int found =
        jdbc.sql(
                "update personal_token set revoked_at = coalesce(revoked_at, ?) where id = ? and person_id = ?")
            .params(Timestamp.from(clock.instant()), id, access.personId())
            .update();
    if (found == 0) {
      throw new NotFound();
    }
  }

  /** Whose secret this is; nobody's when it was revoked, has expired or never was. */
  public Optional<SignedInPerson> person(String secret) {
    if (!SECRET.matcher(secret).matches()) {
      return Optional.empty();
    }
    LocalDate today = Days.today(clock);
    Optional<SignedInPerson> person =
        jdbc.sql(
                """
                select p.id, p.name from personal_token t join person p on p.id = t.person_id
                where t.secret_hash = ? and t.revoked_at is null and t.expires_on >= ?
                """)
            .params(Secret.hash(secret), today)
            .query(
                (rs, row) -> new SignedInPerson(rs.getObject(1, UUID.class), rs.getString(2), null))
            .optional();
    if (person.isPresent()) {
      jdbc.sql(
              "update personal_token set last_used_on = ? where secret_hash = ? and last_used_on is distinct from ?")
          .params(today, Secret.hash(secret), today)
          .update();
    }
    return person;
  }

  /**
   * Notes that a secret from this address was wrong: ten at once, then one a minute.
   *
   * @return false when that was too many
   */
  public boolean mayFail(String address) {
    return failures(address).tryConsume(1);
  }

  private synchronized Bucket failures(String address) {
    return failures.computeIfAbsent(
        address,
        a ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(10).refillGreedy(1, Duration.ofMinutes(1)))
                .build());
  }
}
