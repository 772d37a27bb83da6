package vn.dondoc.mailbox;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import vn.dondoc.organisation.Accounts;

/** What the demonstration's mail server received, for the person that it was sent to. */
@Service
@Lazy
@ConditionalOnProperty(name = "dondoc.demo.enabled", havingValue = "true")
public class Mailbox {
  /** A mail as received; its HTML is not to be trusted. */
  public record ReceivedMail(
      Instant sentAt, String from, String subject, @Nullable String text, @Nullable String html) {}

  private final GreenMail server;
  private final Accounts accounts;

  Mailbox(GreenMail server, Accounts accounts) {
    this.server = server;
    this.accounts = accounts;
  }

  /** The mails to the signed-in person's address, the newest first. */
  public List<ReceivedMail> mine() {
    Optional<String> address = accounts.ownAddress();
    if (address.isEmpty()) {
      return List.of();
    }
    List<ReceivedMail> mine = new ArrayList<>();
    try {
      for (MimeMessage message : server.getReceivedMessages()) {
        if (isTo(message, address.get())) {
          mine.add(read(message));
        }
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mine.stream().sorted(Comparator.comparing(ReceivedMail::sentAt).reversed()).toList();
  }

  private static boolean isTo(MimeMessage message, String address) throws MessagingException {
    Address[] recipients = message.getAllRecipients();
    return recipients != null
        && Arrays.stream(recipients)
            .anyMatch(
                to ->
                    to instanceof InternetAddress internet
                        && address.equalsIgnoreCase(internet.getAddress()));
  }

  private static ReceivedMail read(MimeMessage message) throws MessagingException, IOException {
    Date sent = message.getSentDate();
    Address[] from = message.getFrom();
    return new ReceivedMail(
        sent == null ? Instant.EPOCH : sent.toInstant(),
        from == null || from.length == 0 ? "" : from[0].toString(),
        Objects.requireNonNullElse(message.getSubject(), ""),
        part(message, "text/plain"),
        part(message, "text/html"));
  }

  private static @Nullable String part(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return String.valueOf(part.getContent());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        String found = part(inner, type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
