package vn.dondoc.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Hands written mails to the server, a batch over each connection. */
@Component
class Sending {
  private static final Logger log = LoggerFactory.getLogger(Sending.class);
  private static final int LONGEST_WORDS = 500;

  /** What came of one batch. */
  enum Came {
    NOTHING_DUE,
    SENT,
    SERVER_AWAY
  }

  private final Leases leases;
  private final Clock clock;
  private final ListableBeanFactory beans;
  private final int batch;
  private final InternetAddress from;
  private final MailMessage.Site site;

  Sending(
      Leases leases,
      Clock clock,
      ListableBeanFactory beans,
      @Value("${dondoc.mail.batch}") int batch,
      @Value("${dondoc.mail.from}") String from,
      @Value("${dondoc.base-url}") String baseUrl) {
    this.leases = leases;
    this.clock = clock;
    this.beans = beans;
    this.batch = batch;
    this.from = sender(from);
    this.site =
        new MailMessage.Site(
            baseUrl.replaceAll("/+$", ""),
            Objects.requireNonNullElse(URI.create(baseUrl).getHost(), "localhost"));
  }

  /** Looked at when the site starts: no mail is to die of it. */
  private static InternetAddress sender(String from) {
    try {
      return new InternetAddress(from, true);
    } catch (AddressException e) {
      throw new IllegalArgumentException("dondoc.mail.from is no address: " + from, e);
    }
  }

  /** Whether there is a server to send through; where there is none, mails wait for one. */
  boolean hasServer() {
    return beans.getBeanNamesForType(JavaMailSenderImpl.class, true, false).length > 0;
  }

  /**
   * Sends what is due, a batch at most.
   *
   * @param goOn asked before each mail
   */
  Came sendBatch(BooleanSupplier goOn) {
    if (!hasServer()) {
      return Came.NOTHING_DUE;
    }
    leases.catchUp();
    int begun = 0;
    Server server = null;
    try {
      while (begun < batch && goOn.getAsBoolean()) {
        Lease lease = leases.take(batch - begun);
        if (lease.mails().isEmpty()) {
          break;
        }
        begun += lease.mails().size();
        if (server == null) {
          server = new Server(beans.getBean(JavaMailSenderImpl.class));
        }
        if (!send(server, lease, goOn)) {
          return Came.SERVER_AWAY;
        }
      }
    } finally {
      if (server != null) {
        server.close();
      }
    }
    return begun == 0 ? Came.NOTHING_DUE : Came.SENT;
  }

  /** False when the server is away. */
  private boolean send(Server server, Lease lease, BooleanSupplier goOn) {
    String words = null;
    boolean away = false;
    try {
      for (LeasedMail mail : lease.mails()) {
        if (!goOn.getAsBoolean() || !lease.isOurs(leases.spare())) {
          break;
        }
        try {
          server.connect();
        } catch (MessagingException e) {
          away = true;
          words = words(e, Map.of(), server);
          log.warn("The mail server is away: {}", words);
          break;
        }
        if (!sendOne(server, lease, mail)) {
          away = true;
          break;
        }
      }
    } finally {
      leases.giveBack(lease, words);
    }
    return !away;
  }

  private boolean sendOne(Server server, Lease lease, LeasedMail mail) {
    List<Attachment> attachments = leases.attachments(mail);
    MailMessage message;
    try {
      message = message(server.session, mail, attachments);
    } catch (AddressException e) {
      leases.refused(lease, mail, words(e, mail.secrets(), server));
      return true;
    } catch (MessagingException | RuntimeException e) {
      log.error("Mail {} could not be put together", mail.id(), e);
      leases.refused(lease, mail, e.getClass().getSimpleName());
      return true;
    }
    try {
      server.send(message);
    } catch (MessagingException e) {
      String words = words(e, mail.secrets(), server);
      ServerAnswer answer = ServerAnswer.of(e);
      log.info("Mail {} was not accepted ({}): {}", mail.id(), answer, words);
      switch (answer) {
        case NEVER -> leases.refused(lease, mail, words);
        case NOT_NOW -> leases.refusedForNow(lease, mail, words);
        case AWAY -> leases.cut(lease, mail, words);
      }
      server.afterRefusal();
      return answer != ServerAnswer.AWAY;
    }
    leases.sent(mail);
    return true;
  }

  private MailMessage message(Session session, LeasedMail mail, List<Attachment> attachments)
      throws MessagingException {
    MailMessage message = MailMessage.of(session, mail, attachments, from, site);
    message.setSentDate(Date.from(clock.instant()));
    message.saveChanges();
    return message;
  }

  /** What the server said, in one line, without what nobody else may know. */
  private static String words(MessagingException error, Map<UUID, String> secrets, Server server) {
    StringBuilder said = new StringBuilder();
    for (Exception e = error; e != null; ) {
      String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
      if (said.indexOf(message) < 0) {
        said.append(said.isEmpty() ? "" : "; ").append(message);
      }
      e = e instanceof MessagingException chained ? chained.getNextException() : null;
    }
    String words = said.toString().replaceAll("\\p{C}+", " ").replaceAll(" {2,}", " ").strip();
    for (String secret : secrets.values()) {
      words = words.replace(secret, "…");
    }
    String password = server.sender.getPassword();
    if (password != null && !password.isEmpty()) {
      words = words.replace(password, "…");
    }
    return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS - 1) + "…";
  }

  /** One connection, opened when it is needed. */
  private static final class Server {
    final JavaMailSenderImpl sender;
    final Session session;
    private @Nullable Transport transport;

    Server(JavaMailSenderImpl sender) {
      this.sender = sender;
      this.session = sender.getSession();
      // Unless the site has set its own.
      session.getProperties().putIfAbsent("mail.smtp.socketFactory", new PromptSockets());
    }

    void connect() throws MessagingException {
      if (transport != null) {
        return;
      }
      String protocol = sender.getProtocol();
      Transport opened =
          session.getTransport(
              protocol == null
                  ? Objects.requireNonNullElse(
                      session.getProperty("mail.transport.protocol"),
                      JavaMailSenderImpl.DEFAULT_PROTOCOL)
                  : protocol);
      opened.connect(
          sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
      transport = opened;
    }

    void send(MailMessage message) throws MessagingException {
      Objects.requireNonNull(transport, "connected")
          .sendMessage(message, message.getAllRecipients());
    }

    /** The next mail begins anew, over a new connection if this one is no good any more. */
    void afterRefusal() {
      try {
        if (transport instanceof SMTPTransport smtp) {
          smtp.issueCommand("RSET", 250);
          return;
        }
      } catch (MessagingException e) {
        log.debug("No longer connected", e);
      }
      close();
    }

    void close() {
      Transport open = transport;
      transport = null;
      if (open != null) {
        try {
          open.close();
        } catch (MessagingException e) {
          log.debug("Already closed", e);
        }
      }
    }
  }
}
