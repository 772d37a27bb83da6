package vn.dondoc.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Secret;

/** The personal links of mails: each for one person and one thing, for a time, once. */
@Service
@Transactional
public class MailLinks {
  /** A link that works. */
  public record OpenLink(
      UUID id, UUID mailId, LinkPurpose purpose, UUID personId, @Nullable UUID subjectId) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  MailLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The link behind a secret; nothing when it never was, has expired, was used or revoked. */
  @Transactional(readOnly = true)
  public Optional<OpenLink> open(LinkPurpose purpose, String secret) {
    return jdbc.sql(
            """
            select id, mail_id, person_id, subject_id from mail_link
            where secret_hash = :hash and purpose = :purpose and used_at is null and revoked_at is null
              and expires_at > :now
            """)
        .param("hash", Secret.hash(secret))
        .param("purpose", purpose.name())
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (rs, row) ->
                new OpenLink(
                    rs.getObject(1, UUID.class),
                    rs.getObject(2, UUID.class),
                    purpose,
                    rs.getObject(3, UUID.class),
                    rs.getObject(4, UUID.class)))
        .optional();
  }

  /** Uses a link up, in the transaction of what is done by it; false when somebody was faster. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean use(UUID linkId) {
    return jdbc.sql(
                "update mail_link set used_at = :now, secret = null where id = :id and used_at is null and revoked_at is null")
            .param("now", now())
            .param("id", linkId)
            .update()
        == 1;
  }

  /**
   * None of a person's links for a purpose works any longer; the caller has asked for the right.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int revokeAll(UUID personId, LinkPurpose purpose) {
    return jdbc.sql(
            """
            update mail_link set revoked_at = :now, secret = null
            where person_id = :person and purpose = :purpose and used_at is null and revoked_at is null
              and expires_at > :now
            """)
        .param("now", now())
        .param("person", personId)
        .param("purpose", purpose.name())
        .update();
  }

  private Timestamp now() {
    Instant now = clock.instant();
    return Timestamp.from(now);
  }
}
