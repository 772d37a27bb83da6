package vn.dondoc.mailbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.NotFound;
import vn.dondoc.mail.MailKind;
import vn.dondoc.organisation.Access;

/**
 * What the demonstration's mail server received, for each person that it was sent to. As anybody
 * may be anybody in the demonstration, whoever is signed in may look into any of them.
 */
@Service
@Lazy
@ConditionalOnProperty(name = "dondoc.demo.enabled", havingValue = "true")
@Transactional(readOnly = true)
public class Mailbox {
  /** Somebody who got mail, or for whom some is being collected. */
  public record Owner(UUID personId, String name, String address, int mails) {}

  public record ReceivedLine(UUID id, Instant receivedAt, String subject, int attachments) {}

  public record ReceivedFile(String name, byte[] content) {}

  /** A mail as received; its HTML is not to be trusted. */
  public record ReceivedMail(
      UUID id,
      Instant receivedAt,
      String from,
      String to,
      String subject,
      @Nullable String text,
      @Nullable String html,
      List<ReceivedFile> attachments) {}

  /** A mail that will go out, if there is still something to say then. */
  public record WaitingMail(MailKind kind, Instant notBefore) {}

  private final JdbcClient jdbc;
  private final Access access;

  Mailbox(JdbcClient jdbc, Access access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  /** All who have a letterbox with something in it, or soon; by name. */
  public List<Owner> owners() {
    access.personId();
    return jdbc.sql(
            """
            with received as (select address, count(*) as mails from mailbox_mail group by address)
            select p.id, p.name, p.email, coalesce(r.mails, 0) from person p
            left join received r on r.address = lower(p.email)
            where p.email is not null and (r.mails > 0
              or exists (select from mail m where m.person_id = p.id and m.state = 'COLLECTING'))
            order by search_key(p.name), p.id
            """)
        .query(
            (rs, row) ->
                new Owner(
                    rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getInt(4)))
        .list();
  }

  /** What came to an address, the newest first. */
  public List<ReceivedLine> list(String address, int offset, int limit) {
    access.personId();
    return jdbc.sql(
            """
            select id, received_at, subject, attachments from mailbox_mail where address = :address
            order by received_at desc, number desc offset :offset limit :limit
            """)
        .param("address", address.toLowerCase(Locale.ROOT))
        .param("offset", offset)
        .param("limit", limit)
        .query(
            (rs, row) ->
                new ReceivedLine(
                    rs.getObject(1, UUID.class),
                    rs.getTimestamp(2).toInstant(),
                    rs.getString(3),
                    rs.getInt(4)))
        .list();
  }

  /** What is being collected for a person, the first to go out first. */
  public List<WaitingMail> waiting(UUID personId) {
    access.personId();
    return jdbc.sql(
            "select kind, not_before from mail where person_id = ? and state = 'COLLECTING' order by not_before, id")
        .param(personId)
        .query(
            (rs, row) ->
                new WaitingMail(MailKind.valueOf(rs.getString(1)), rs.getTimestamp(2).toInstant()))
        .list();
  }

  public ReceivedMail open(UUID id) {
    access.personId();
    return jdbc.sql(
            "select id, address, received_at, subject, message from mailbox_mail where id = ?")
        .param(id)
        .query(
            (rs, row) ->
                read(
                    rs.getObject(1, UUID.class),
                    rs.getString(2),
                    rs.getTimestamp(3).toInstant(),
                    rs.getString(4),
                    rs.getBytes(5)))
        .optional()
        .orElseThrow(NotFound::new);
  }

  private static ReceivedMail read(
      UUID id, String address, Instant receivedAt, String subject, byte[] raw) {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
      MailParts parts = MailParts.of(message);
      List<ReceivedFile> files = new ArrayList<>();
      for (Part part : parts.attachments()) {
        try (InputStream content = part.getInputStream()) {
          files.add(
              new ReceivedFile(
                  MimeUtility.decodeText(Objects.requireNonNullElse(part.getFileName(), "")),
                  content.readAllBytes()));
        }
      }
      return new ReceivedMail(
          id,
          receivedAt,
          people(message.getFrom(), ""),
          people(message.getAllRecipients(), address),
          subject,
          parts.text(),
          parts.html(),
          files);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Văn phòng &lt;no-reply@…&gt; */
  private static String people(Address @Nullable [] addresses, String otherwise) {
    if (addresses == null || addresses.length == 0) {
      return otherwise;
    }
    return addresses[0] instanceof InternetAddress internet
        ? internet.toUnicodeString()
        : addresses[0].toString();
  }
}
