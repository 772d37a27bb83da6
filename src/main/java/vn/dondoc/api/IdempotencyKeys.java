package vn.dondoc.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.dondoc.organisation.Access;

/**
 * Creates once, however often the request comes. The key and the answer are stored in the same
 * transaction as what was created: either all of it is there, or nothing and the key is free again.
 */
@Service
class IdempotencyKeys {
  /** So long a request may be repeated. */
  static final Duration KEPT = Duration.ofHours(48);

  /** So long a request waits for another with the same key. */
  private static final String PATIENCE = "5s";

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final Pattern KEY = Pattern.compile("[!-~]{8,100}");

  private record Kept(String requestHash, @Nullable String body) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Access access;
  private final Clock clock;

  IdempotencyKeys(JdbcClient jdbc, JsonMapper json, Access access, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.access = access;
    this.clock = clock;
  }

  /**
   * What was created under the person's key, now or earlier.
   *
   * @param request what the key stands for: the same key with another request is refused
   */
  @Transactional
  public <T> T once(@Nullable String key, Object request, Class<T> type, Supplier<T> create) {
    UUID person = access.personId();
    if (key == null) {
      throw new Refused(ProblemKind.MALFORMED, "api.headerMissing", "Idempotency-Key");
    }
    if (!KEY.matcher(key).matches()) {
      throw new Refused(ProblemKind.MALFORMED, "api.keyWrong");
    }
    String hash = hash(json.writeValueAsString(request));
    sweep();
    if (!begin(person, key, hash)) {
      Kept kept =
          jdbc.sql("select request_hash, body from idempotency_key where person_id = ? and key = ?")
              .params(person, key)
              .query((rs, row) -> new Kept(rs.getString(1), rs.getString(2)))
              .single();
      if (!kept.requestHash.equals(hash)) {
        throw new Refused(ProblemKind.INVALID, "api.keyUsed");
      }
      return json.readValue(kept.body, type);
    }
    T created = create.get();
    jdbc.sql("update idempotency_key set body = ? where person_id = ? and key = ?")
        .params(json.writeValueAsString(created), person, key)
        .update();
    return created;
  }

  /**
   * Whether the key is new. While another request with it runs this waits; what that one does not
   * finish leaves no trace, and this one goes on in its place.
   */
  private boolean begin(UUID person, String key, String hash) {
    lockTimeout(PATIENCE);
    try {
      boolean isNew =
          jdbc.sql(
                      """
                      insert into idempotency_key (person_id, key, request_hash, created_at) values (?, ?, ?, ?)
                      on conflict do nothing
                      """)
                  .params(person, key, hash, Timestamp.from(clock.instant()))
                  .update()
              == 1;
      lockTimeout("0");
      return isNew;
    } catch (DataAccessException running) {
      if (!(running.getRootCause() instanceof SQLException cause)
          || !LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
        throw running;
      }
      Refused refusal = new Refused(ProblemKind.STATE, "api.keyRunning");
      refusal.initCause(running);
      throw refusal;
    }
  }

  private void lockTimeout(String most) {
    jdbc.sql("select set_config('lock_timeout', ?, true)").param(most).query(String.class).single();
  }

  private void sweep() {
    jdbc.sql(
            """
            delete from idempotency_key where (person_id, key) in (
              select person_id, key from idempotency_key where created_at < ?
              for update skip locked limit 1000)
            """)
        .param(Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
