package vn.dondoc;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A real mail server for all tests of an application, started when the first mail is sent. */
@TestConfiguration(proxyBeanMethods = false)
public class TestMailServer {

  /** What the server has accepted. */
  public static final class Received {
    private final GreenMail server;

    private Received(GreenMail server) {
      this.server = server;
    }

    /** The mails to an address, in the order in which they came. */
    public List<MimeMessage> to(String address) {
      List<MimeMessage> mails = new ArrayList<>();
      for (MimeMessage message : server.getReceivedMessages()) {
        try {
          if (((InternetAddress) message.getRecipients(Message.RecipientType.TO)[0])
              .getAddress()
              .equalsIgnoreCase(address)) {
            mails.add(message);
          }
        } catch (MessagingException e) {
          throw new IllegalStateException(e);
        }
      }
      return mails;
    }

    /** All mails since this was last asked, in the order in which they came. */
    public List<MimeMessage> take() {
      List<MimeMessage> mails = List.of(server.getReceivedMessages());
      if (!mails.isEmpty()) {
        try {
          server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
          throw new IllegalStateException(e);
        }
      }
      return mails;
    }
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  GreenMail testMailServerProcess() {
    return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  @Bean
  @Lazy
  Received receivedMails(GreenMail testMailServerProcess) {
    return new Received(testMailServerProcess);
  }

  @Bean
  @Lazy
  JavaMailSenderImpl testMailSender(GreenMail testMailServerProcess) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(testMailServerProcess.getSmtp().getPort());
    sender.setDefaultEncoding("UTF-8");
    return sender;
  }
}
