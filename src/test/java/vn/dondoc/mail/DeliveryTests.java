package vn.dondoc.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.TestMailServer.Received;
import vn.dondoc.base.MovableClock;

/** From the outbox to a real mail server. */
@DonDocTest
class DeliveryTests {
  private static final String CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired Outbox outbox;
  @Autowired Press press;
  @Autowired Sending sending;
  @Autowired Leases leases;
  @Autowired MailLinks links;
  @Autowired MailDelivery beanDelivery;
  @Autowired Received received;
  @Autowired TransactionTemplate transaction;

  private TestMails mails;
  private MailDelivery delivery;
  private final AtomicBoolean nothingToSay = new AtomicBoolean();

  @BeforeEach
  void begin() {
    clock.standAt(TestClock.START);
    mails = new TestMails(jdbc, clock);
    mails.none();
    delivery =
        new MailDelivery(
            new Writing(
                jdbc,
                clock,
                press,
                only(new Writer()),
                transaction,
                "http://localhost:8080",
                Duration.ofDays(14)),
            sending,
            leases,
            2);
  }

  /** Says that something is to be done, with every kind of thing a letter may have. */
  private final class Writer implements LetterWriter {
    @Override
    public Set<MailKind> kinds() {
      return EnumSet.allOf(MailKind.class);
    }

    @Override
    public Optional<Letter> write(MailToWrite mail) {
      String link = mail.links().personal(LinkPurpose.ANSWER, UUID.randomUUID());
      return nothingToSay.get()
          ? Optional.empty()
          : Optional.of(
              new Letter(
                  "Kính gửi " + mail.recipient().name() + "\r\nBcc: a@b.c",
                  "of-a-test",
                  Map.of("words", "Đề nghị báo cáo <ngay>", "link", link),
                  List.of(
                      new Attachment(
                          "hạn.ics",
                          "text/calendar; method=PUBLISH; charset=UTF-8",
                          CALENDAR.getBytes(StandardCharsets.UTF_8))),
                  true));
    }
  }

  private static ObjectProvider<LetterWriter> only(LetterWriter writer) {
    return new ObjectProvider<>() {
      @Override
      public Stream<LetterWriter> stream() {
        return Stream.of(writer);
      }

      @Override
      public java.util.Iterator<LetterWriter> iterator() {
        return stream().iterator();
      }
    };
  }

  private UUID post(UUID person, Instant notBefore) {
    String key = "test:" + UUID.randomUUID();
    return transaction
        .execute(
            status ->
                outbox.post(List.of(new NewMail(key, MailKind.DIGEST, person, null, notBefore))))
        .get(key);
  }

  @Test
  void aMailThatIsDueIsWrittenAndSent() throws Exception {
    String address = "an" + UUID.randomUUID() + "@test.example";
    UUID person = mails.person(address);
    UUID id = post(person, clock.instant());

    delivery.deliverDue();

    assertThat(mails.row(id)).isEqualTo(new TestMails.Row("SENT", 1, 0, null));
    MimeMessage mail = received.to(address).getFirst();
    assertThat(mail.getMessageID()).isEqualTo("<" + id + "@localhost>");
    assertThat(mail.getSentDate()).isEqualTo(Date.from(TestClock.START));
    assertThat(mail.getSubject()).isEqualTo("Kính gửi Nguyễn Văn a Bcc: a@b.c");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    InternetAddress to = (InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
    assertThat(to.getPersonal()).isEqualTo("Nguyễn Văn a");
    assertThat(mail.getAllRecipients()).hasSize(1);

    Multipart all = (Multipart) mail.getContent();
    Multipart words = (Multipart) all.getBodyPart(0).getContent();
    assertThat(words.getContentType()).startsWith("multipart/alternative");
    String text = (String) words.getBodyPart(0).getContent();
    String html = (String) words.getBodyPart(1).getContent();
    assertThat(words.getBodyPart(0).isMimeType("text/plain")).isTrue();
    assertThat(words.getBodyPart(1).isMimeType("text/html")).isTrue();
    assertThat(html).contains("Đề nghị báo cáo &lt;ngay&gt;");
    assertThat(all.getBodyPart(1).getContentType())
        .contains("text/calendar")
        .contains("method=PUBLISH");
    assertThat(all.getBodyPart(1).getFileName()).contains("ics");

    // The link works, and nobody but the person has its secret.
    String secret = text.replaceAll("(?s).*/answer/(\\S+).*", "$1");
    assertThat(html).contains("/answer/" + secret);
    assertThat(links.open(LinkPurpose.ANSWER, secret)).isPresent();
    assertThat(
            jdbc.sql("select count(*) from mail_link where mail_id = ? and secret is not null")
                .param(id)
                .query(Integer.class)
                .single())
        .isZero();
    String unsubscribe = mail.getHeader("List-Unsubscribe")[0];
    assertThat(unsubscribe).startsWith("<http://localhost:8080/unsubscribe/").endsWith(">");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(
            links.open(
                LinkPurpose.UNSUBSCRIBE, unsubscribe.replaceAll(".*/unsubscribe/(.*)>", "$1")))
        .isPresent();

    delivery.deliverDue();
    assertThat(received.to(address)).hasSize(1);
  }

  @Test
  void nothingGoesOutBeforeItsTime() {
    String address = "an" + UUID.randomUUID() + "@test.example";
    UUID id = post(mails.person(address), clock.instant().plus(Duration.ofMinutes(10)));
    delivery.deliverDue();
    assertThat(mails.state(id)).isEqualTo("COLLECTING");
    clock.standAt(clock.instant().plus(Duration.ofMinutes(10)));
    delivery.deliverDue();
    assertThat(mails.state(id)).isEqualTo("SENT");
  }

  @Test
  void whereNothingIsLeftToSayNoSecretIsKept() {
    nothingToSay.set(true);
    UUID id = post(mails.person(), clock.instant());
    delivery.deliverDue();
    assertThat(mails.state(id)).isEqualTo("DROPPED");
    assertThat(
            jdbc.sql("select count(*) from mail_link where mail_id = ? and secret is not null")
                .param(id)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void ofEachPersonTheEarlierMailComesFirst() throws Exception {
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      addresses.add("o" + UUID.randomUUID() + "@test.example");
    }
    List<UUID> people = addresses.stream().map(mails::person).toList();
    for (int n = 0; n < 30; n++) {
      for (UUID person : people) {
        mails.ready(person, "Thư " + n);
      }
    }
    delivery.deliverDue();
    for (String address : addresses) {
      List<String> subjects = new ArrayList<>();
      for (MimeMessage mail : received.to(address)) {
        subjects.add(mail.getSubject());
      }
      assertThat(subjects)
          .isEqualTo(Stream.iterate(0, n -> n + 1).limit(30).map(n -> "Thư " + n).toList());
    }
  }

  @Test
  void anAddressThatIsNoneHarmsNobodyElse() {
    List<UUID> dead =
        Stream.of(
                "không-địa-chỉ",
                "a@b.c\r\nBcc: x@y.z",
                "a@b.c>, <x@y.z",
                "\"x\"<a@b.c>",
                "@b.c",
                "a@" + "x".repeat(300) + ".vn",
                "a@b@c d")
            .map(address -> mails.ready(mails.person(address), "Thư"))
            .toList();
    String idn = "lan" + UUID.randomUUID() + "@hội-nhà-báo.example";
    UUID good = mails.ready(mails.person(idn), "Thư");
    delivery.deliverDue();
    assertThat(dead).allSatisfy(id -> assertThat(mails.state(id)).isEqualTo("DEAD"));
    assertThat(mails.state(good)).isEqualTo("SENT");
    assertThat(
            received.to(
                idn.substring(0, idn.indexOf('@'))
                    + "@"
                    + java.net.IDN.toASCII("hội-nhà-báo.example")))
        .hasSize(1);
  }

  @Test
  void aResentMailIsAnotherMail() throws Exception {
    String address = "r" + UUID.randomUUID() + "@test.example";
    UUID id = mails.ready(mails.person(address), "Thư");
    delivery.deliverDue();
    jdbc.sql(
            "update mail set state = 'READY', resent = 1, turn = nextval('mail_turn') where id = ?")
        .param(id)
        .update();
    delivery.deliverDue();
    List<MimeMessage> both = received.to(address);
    assertThat(Arrays.asList(both.get(0).getMessageID(), both.get(1).getMessageID()))
        .containsExactly("<" + id + "@localhost>", "<" + id + ".1@localhost>");
  }

  @Test
  void nothingIsSentWithinATransaction() {
    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> beanDelivery.deliverDue()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}
