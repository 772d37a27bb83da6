package vn.dondoc.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Secret;

/**
 * Where a mail begins, in the transaction of what it tells of: if that is rolled back, nobody is
 * told.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Outbox(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Posts mails under their keys.
   *
   * @return the ids of those that are new, by key; what was posted before is left as it is
   */
  public Map<String, UUID> post(Collection<NewMail> mails) {
    Map<String, UUID> posted = new HashMap<>();
    if (mails.isEmpty()) {
      return posted;
    }
    List<NewMail> sorted = mails.stream().sorted(Comparator.comparing(NewMail::key)).toList();
    jdbc.sql(
            """
            insert into mail (id, key, kind, holder_id, person_id, state, created_at, not_before)
            select gen_random_uuid(), m.key, m.kind, m.holder_id, m.person_id, 'COLLECTING', :now, m.not_before
            from unnest(:keys::text[], :kinds::text[], :holders::uuid[], :people::uuid[], :times::timestamptz[])
              as m (key, kind, holder_id, person_id, not_before)
            on conflict (key) do nothing returning key, id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("keys", sorted.stream().map(NewMail::key).toArray(String[]::new))
        .param("kinds", sorted.stream().map(m -> m.kind().name()).toArray(String[]::new))
        .param("holders", sorted.stream().map(NewMail::holderId).toArray(UUID[]::new))
        .param("people", sorted.stream().map(NewMail::personId).toArray(UUID[]::new))
        .param("times", sorted.stream().map(m -> m.notBefore().toString()).toArray(String[]::new))
        .query(
            rs -> {
              posted.put(rs.getString(1), rs.getObject(2, UUID.class));
            });
    sorted.stream()
        .map(NewMail::notBefore)
        .min(Comparator.naturalOrder())
        .ifPresent(due -> events.publishEvent(new MailPosted(due)));
    return posted;
  }

  /**
   * The mail of a kind that collects what a person is to be told, or a new one. Whoever adds for
   * several people does so in the order of their ids, so that no two wait for each other.
   *
   * @param notBefore until when a new one collects
   */
  public UUID collect(MailKind kind, UUID personId, UUID holderId, Instant notBefore) {
    Instant now = clock.instant();
    events.publishEvent(new MailPosted(notBefore));
    return jdbc.sql(
            """
            insert into mail (id, key, kind, holder_id, person_id, state, created_at, not_before)
            values (gen_random_uuid(), :key, :kind, :holder, :person, 'COLLECTING', :now, :notBefore)
            on conflict (person_id, coalesce(holder_id, person_id), kind)
              where state = 'COLLECTING' and kind not in ('DIGEST', 'INVITATION')
              do update set not_before = mail.not_before
            returning id
            """)
        .param("key", kind + ":" + personId + ":" + holderId + ":" + now + ":" + UUID.randomUUID())
        .param("kind", kind.name())
        .param("holder", holderId)
        .param("person", personId)
        .param("now", Timestamp.from(now))
        .param("notBefore", Timestamp.from(notBefore))
        .query(UUID.class)
        .single();
  }

  /** Posts a mail with the secret of a link that exists already. */
  void post(NewMail mail, LinkPurpose purpose, String secret, Instant expiresAt) {
    UUID id = post(List.of(mail)).get(mail.key());
    if (id == null) {
      return;
    }
    jdbc.sql(
            """
            insert into mail_link (id, mail_id, purpose, person_id, secret, secret_hash, created_at, expires_at)
            values (gen_random_uuid(), :mail, :purpose, :person, :secret, :hash, :now, :end)
            """)
        .param("mail", id)
        .param("purpose", purpose.name())
        .param("person", mail.personId())
        .param("secret", secret)
        .param("hash", Secret.hash(secret))
        .param("now", Timestamp.from(clock.instant()))
        .param("end", Timestamp.from(expiresAt))
        .update();
  }
}
