package vn.dondoc.organisation;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.dondoc.base.Messages;

/**
 * Sends the link to whoever was invited, where a mail server is configured; after the commit, so
 * that no mail tells of what did not happen. The administrator sees the link anyway: a mail that
 * fails loses nothing.
 */
@Component
class InvitationMail {
  private static final Logger log = LoggerFactory.getLogger(InvitationMail.class);

  private final ObjectProvider<JavaMailSender> sender;
  private final Messages messages;
  private final Links links;
  private final Clock clock;
  private final String from;

  InvitationMail(
      ObjectProvider<JavaMailSender> sender,
      Messages messages,
      Links links,
      Clock clock,
      @Value("${dondoc.mail.from}") String from) {
    this.sender = sender;
    this.messages = messages;
    this.links = links;
    this.clock = clock;
    this.from = from;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void send(PersonInvited invited) {
    JavaMailSender server = sender.getIfAvailable();
    if (server == null) {
      return;
    }
    try {
      server.send(message(server.createMimeMessage(), invited));
    } catch (MessagingException | MailException e) {
      log.warn("An invitation could not be mailed; its link was shown to the administrator", e);
    }
  }

  /** What a person is called stands in the text only, never in a header. */
  private MimeMessage message(MimeMessage message, PersonInvited invited)
      throws MessagingException {
    Locale language = Locale.of(invited.language());
    MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    mail.setFrom(new InternetAddress(from, true).getAddress());
    mail.setTo(new InternetAddress(invited.email(), true));
    mail.setSentDate(Date.from(clock.instant()));
    mail.setSubject(messages.get(language, "invitation.mail.subject"));
    mail.setText(
        messages.get(
            language,
            "invitation.mail.text",
            language.equals(Messages.VIETNAMESE)
                ? invited.salutation() + " " + invited.name()
                : invited.name(),
            links.invitation(invited.secret())));
    return message;
  }
}
