package vn.dondoc.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it travels. What people wrote stands in its headers only as one line and encoded; its
 * Message-ID is the same however often it is sent.
 */
final class MailMessage extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** What no address has that a mail can be sent to. */
  private static final Pattern NO_ADDRESS =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}<>,;:()\\[\\]\\\\\"]");

  /** Before the @: of any other letter the transport would keep a part, and write to a stranger. */
  private static final Pattern LOCAL_PART = Pattern.compile("[\\x21-\\x7E]+");

  private final String messageId;

  private MailMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  static MailMessage of(
      Session session,
      LeasedMail mail,
      List<Attachment> attachments,
      InternetAddress from,
      Site site)
      throws MessagingException {
    MailMessage message =
        new MailMessage(
            session,
            "<"
                + mail.id()
                + (mail.resent() > 0 ? "." + mail.resent() : "")
                + "@"
                + site.host()
                + ">");
    String sender = from.getPersonal() == null ? mail.holder() : from.getPersonal();
    message.setFrom(named(from.getAddress(), sender));
    message.setRecipient(RecipientType.TO, named(address(mail.address()), mail.to()));
    message.setSubject(HeaderText.of(mail.subject()), UTF_8);
    message.setHeader("Auto-Submitted", "auto-generated");
    if (mail.unsubscribeSecret() != null) {
      message.setHeader(
          "List-Unsubscribe",
          "<"
              + site.url()
              + "/"
              + LinkPurpose.UNSUBSCRIBE.path()
              + "/"
              + mail.unsubscribeSecret()
              + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    MimeMultipart words = new MimeMultipart("alternative");
    words.addBodyPart(part(Placeholders.fill(mail.text(), mail.secrets()), "plain"));
    words.addBodyPart(part(Placeholders.fill(mail.html(), mail.secrets()), "html"));
    if (attachments.isEmpty()) {
      message.setContent(words);
      return message;
    }
    MimeMultipart all = new MimeMultipart("mixed");
    MimeBodyPart first = new MimeBodyPart();
    first.setContent(words);
    all.addBodyPart(first);
    for (Attachment attachment : attachments) {
      all.addBodyPart(part(attachment));
    }
    message.setContent(all);
    return message;
  }

  /** The site's address, as mails need it. */
  record Site(String url, String host) {}

  /**
   * The address as the server is told it, the domain in its ASCII form.
   *
   * @throws AddressException when no mail can be sent to it
   */
  static String address(String written) throws AddressException {
    int at = written.lastIndexOf('@');
    if (at < 1
        || NO_ADDRESS.matcher(written).find()
        || !LOCAL_PART.matcher(written.substring(0, at)).matches()) {
      throw new AddressException("No address that a mail can be sent to");
    }
    try {
      String ascii = written.substring(0, at + 1) + IDN.toASCII(written.substring(at + 1));
      return new InternetAddress(ascii, true).getAddress();
    } catch (IllegalArgumentException e) {
      throw new AddressException("No domain that a mail can be sent to");
    }
  }

  private static InternetAddress named(String address, @Nullable String name)
      throws MessagingException {
    try {
      String shown = name == null ? "" : HeaderText.of(name);
      return shown.isEmpty()
          ? new InternetAddress(address)
          : new InternetAddress(address, shown, UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("UTF-8 is always there", e);
    }
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  private static MimeBodyPart part(Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
    part.setFileName(HeaderText.of(attachment.name()));
    part.setDisposition(Part.ATTACHMENT);
    return part;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
