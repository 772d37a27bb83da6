package vn.dondoc.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox as a test reads it. */
@Component
public class WrittenMails {
  /** A mail of the outbox. */
  public record Mail(
      UUID id,
      MailKind kind,
      UUID personId,
      MailState state,
      Instant notBefore,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      boolean unsubscribable,
      @Nullable String lastError) {}

  private final JdbcClient jdbc;
  private final Writing writing;

  WrittenMails(JdbcClient jdbc, Writing writing) {
    this.jdbc = jdbc;
    this.writing = writing;
  }

  /** Writes what is due. */
  public void write() {
    writing.writeDue();
  }

  /** The mails that come from a union, the oldest first. */
  public List<Mail> of(UUID holderId) {
    return jdbc.sql(
            "select id, kind, person_id, state, not_before, subject, html, text, unsubscribable, last_error from mail"
                + " where holder_id = ? order by not_before, created_at, kind, person_id")
        .param(holderId)
        .query(
            (rs, row) ->
                new Mail(
                    rs.getObject(1, UUID.class),
                    MailKind.valueOf(rs.getString(2)),
                    rs.getObject(3, UUID.class),
                    MailState.valueOf(rs.getString(4)),
                    rs.getTimestamp(5).toInstant(),
                    rs.getString(6),
                    rs.getString(7),
                    rs.getString(8),
                    rs.getBoolean(9),
                    rs.getString(10)))
        .list();
  }

  public List<Attachment> attachments(UUID mailId) {
    return jdbc.sql(
            "select name, media_type, content from mail_attachment where mail_id = ? order by position")
        .param(mailId)
        .query((rs, row) -> new Attachment(rs.getString(1), rs.getString(2), rs.getBytes(3)))
        .list();
  }
}
