package vn.dondoc.mailbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server on a free port of this machine only, started when the first mail is sent. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "dondoc.demo.enabled", havingValue = "true")
class MailServer {
  private static final String HERE = "127.0.0.1";

  @Bean(destroyMethod = "stop")
  @Lazy
  GreenMail greenMail(Letterboxes letterboxes) {
    GreenMail server = new GreenMail(new ServerSetup(0, HERE, ServerSetup.PROTOCOL_SMTP));
    server.start();
    server
        .getManagers()
        .getUserManager()
        .setMessageDeliveryHandler((mail, address) -> letterboxes.of(address.getEmail()));
    return server;
  }

  @Bean
  @Lazy
  JavaMailSenderImpl mailSender(GreenMail server) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(HERE);
    sender.setPort(server.getSmtp().getPort());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    return sender;
  }
}
