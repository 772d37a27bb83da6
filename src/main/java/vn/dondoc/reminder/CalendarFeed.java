package vn.dondoc.reminder;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.Secret;
import vn.dondoc.organisation.Access;

/**
 * The secret address from which a calendar program reads a person's open deadlines and conferences.
 * A person has one at most; it is shown once and stored only as a hash.
 */
@Service
@Transactional
public class CalendarFeed {
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * The address that works, without its secret.
   *
   * @param lastReadOn the last day on which a calendar read it
   */
  public record FeedInfo(Instant createdAt, @Nullable LocalDate lastReadOn) {}

  private final JdbcClient jdbc;
  private final Access access;
  private final Clock clock;
  private final String baseUrl;

  CalendarFeed(
      JdbcClient jdbc, Access access, Clock clock, @Value("${dondoc.base-url}") String baseUrl) {
    this.jdbc = jdbc;
    this.access = access;
    this.clock = clock;
    this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
  }

  /**
   * A new address for the signed-in person; the one before works no longer.
   *
   * @return the whole address with its secret, which is never to be had again
   */
  public String create() {
    UUID person = access.personId();
    // One at a time, so that two clicks leave one address.
    jdbc.sql("select id from person where id = ? for update").param(person).query().singleRow();
    revoke();
    Secret secret = Secret.random();
    jdbc.sql(
            "insert into calendar_feed (id, person_id, secret_hash, created_at) values (?, ?, ?, ?)")
        .params(UUID.randomUUID(), person, secret.hash(), Timestamp.from(clock.instant()))
        .update();
    return baseUrl + "/calendar/" + secret.value() + ".ics";
  }

  /** Ends the signed-in person's address at once, if there is one. */
  public void revoke() {
    jdbc.sql("update calendar_feed set revoked_at = ? where person_id = ? and revoked_at is null")
        .params(Timestamp.from(clock.instant()), access.personId())
        .update();
  }

  /** The signed-in person's address that works; nothing when there is none. */
  @Transactional(readOnly = true)
  public Optional<FeedInfo> status() {
    return jdbc.sql(
            "select created_at, last_read_on from calendar_feed where person_id = ? and revoked_at is null")
        .param(access.personId())
        .query(
            (rs, row) ->
                new FeedInfo(rs.getTimestamp(1).toInstant(), rs.getObject(2, LocalDate.class)))
        .optional();
  }

  /** Whose calendar a secret opens; nobody's when it was revoked or never was. */
  Optional<UUID> person(String secret) {
    if (!SECRET.matcher(secret).matches()) {
      return Optional.empty();
    }
    String hash = Secret.hash(secret);
    Optional<UUID> person =
        jdbc.sql("select person_id from calendar_feed where secret_hash = ? and revoked_at is null")
            .param(hash)
            .query(UUID.class)
            .optional();
    if (person.isPresent()) {
      LocalDate today = Days.today(clock);
      jdbc.sql(
              "update calendar_feed set last_read_on = ? where secret_hash = ? and last_read_on is distinct from ?")
          .params(today, hash, today)
          .update();
    }
    return person;
  }
}
