package vn.dondoc.mailbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the demonstration's mail server puts what it receives: a table, so that it is still there
 * after another start.
 */
@Component
@Lazy
@ConditionalOnProperty(name = "dondoc.demo.enabled", havingValue = "true")
class Letterboxes {
  private final JdbcClient jdbc;
  private final Clock clock;

  Letterboxes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  GreenMailUser of(String address) {
    return new Letterbox(address.toLowerCase(Locale.ROOT));
  }

  private void keep(String address, MimeMessage message) {
    try {
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      message.writeTo(raw);
      jdbc.sql(
              """
              insert into mailbox_mail (id, address, received_at, subject, attachments, message)
              values (:id, :address, :now, :subject, :attachments, :message)
              """)
          .param("id", UUID.randomUUID())
          .param("address", address)
          .param("now", Timestamp.from(clock.instant()))
          .param("subject", Objects.requireNonNullElse(message.getSubject(), ""))
          .param("attachments", MailParts.of(message).attachments().size())
          .param("message", raw.toByteArray())
          .update();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One address; anybody has one who is written to. */
  private final class Letterbox implements GreenMailUser {
    private final String address;

    Letterbox(String address) {
      this.address = address;
    }

    @Override
    public void deliver(MovingMessage message) {
      keep(address, message.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
      keep(address, message);
    }

    @Override
    public String getEmail() {
      return address;
    }

    @Override
    public String getLogin() {
      return address;
    }

    @Override
    public String getQualifiedMailboxName() {
      return address;
    }

    @Override
    public void create() {
      // There is nothing to make: the table is there.
    }

    @Override
    public void delete() {
      throw new UnsupportedOperationException("mail is kept");
    }

    @Override
    public String getPassword() {
      throw new UnsupportedOperationException("nobody signs in here");
    }

    @Override
    public void setPassword(String password) {
      throw new UnsupportedOperationException("nobody signs in here");
    }

    @Override
    public void authenticate(String password) {
      throw new UnsupportedOperationException("nobody signs in here");
    }
  }
}
