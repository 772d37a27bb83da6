package vn.dondoc.reminder;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.Secret;
import vn.dondoc.mail.LinkPurpose;

/** Personal links as they are in mails that have gone out, for tests. */
public final class PersonalLinks {
  private PersonalLinks() {}

  /** A new link; its secret. */
  public static String make(
      JdbcClient jdbc,
      LinkPurpose purpose,
      UUID personId,
      @Nullable UUID subjectId,
      Instant created,
      Instant expires) {
    UUID mail = UUID.randomUUID();
    jdbc.sql(
            """
            insert into mail (id, key, kind, person_id, state, created_at, not_before, sent_at)
            values (:id, :key, 'DIGEST', :person, 'SENT', :now, :now, :now)
            """)
        .param("id", mail)
        .param("key", "test:" + mail)
        .param("person", personId)
        .param("now", Timestamp.from(created))
        .update();
    Secret secret = Secret.random();
    jdbc.sql(
            """
            insert into mail_link (id, mail_id, purpose, person_id, subject_id, secret_hash, created_at, expires_at)
            values (:id, :mail, :purpose, :person, :subject, :hash, :now, :end)
            """)
        .param("id", UUID.randomUUID())
        .param("mail", mail)
        .param("purpose", purpose.name())
        .param("person", personId)
        .param("subject", subjectId)
        .param("hash", secret.hash())
        .param("now", Timestamp.from(created))
        .param("end", Timestamp.from(expires))
        .update();
    return secret.value();
  }
}
