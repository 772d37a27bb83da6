package vn.dondoc.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.MovableClock;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.mail.MailDelivery;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** 500 people whose names, addresses and tasks want to break out of the letter that tells them. */
@DonDocTest
class HostileLettersTests {
  private static final int UNITS = 25;
  private static final int PER_UNIT = 20;

  private static final List<String> HOSTILE =
      List.of(
          "An\r\nBcc: victim@evil.example",
          "An\nSubject: other\n\nbody",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "\u202Etxt.exe\u202C \u2066abc\u2069 \u200F\u061C",
          "x".repeat(1_000),
          "ộ".repeat(1_000),
          "=?utf-8?B?QmNjOiB2aWN0aW1AZXZpbC5leGFtcGxl?=",
          "${317*331} [[${317*331}]] [(${317*331})] *{x} @{y} ~{z}",
          "#{letter.product} __${1}__",
          "~0190b5a2-0000-7000-8000-000000000000~",
          "</td></tr></table></body></html>",
          "&lt;b&gt; &#60;i&#62;",
          "{0} '{' {1,choice,0#a|1#b} %s %n",
          "Trần, Bình <c@evil.example>; d@evil.example",
          "日本語 😀 \uFEFF\u200B",
          "a\u2028b\u2029c\u0085d",
          "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR",
          ";:,\\ \\n \\, ^n",
          "'; drop table mail; --",
          "Ａｄｍｉｎ e\u0301\u0302\u0323",
          "\n------=_Part_0\nContent-Type: text/html\n\n<b>x</b>",
          "\r\n.\r\nQUIT\r\n",
          "javascript:alert(1) onmouseover=alert(1)",
          "\t\u000B\u0007\u001B[31m");

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired AssignFollowUps assigning;
  @Autowired MailDelivery delivery;
  @Autowired GreenMail server;

  @Test
  void everyLetterArrivesAsItIsAtWhomItIsFor() throws Exception {
    clock.standAt(TestClock.START);
    jdbc.sql("update mail set state = 'DROPPED' where state in ('COLLECTING', 'READY', 'SENDING')")
        .update();
    TestUnion union = unions.found(UNITS);
    jdbc.sql("update organisation set name = ? where id = ?")
        .params("Liên hiệp\r\nBcc: victim@evil.example <b>", union.id())
        .update();
    Map<String, String> nameOf = new HashMap<>();
    Set<String> impossible = new HashSet<>();
    for (int unit = 0; unit < UNITS; unit++) {
      UUID association = union.association(unit).id();
      for (int n = 0; n < PER_UNIT; n++) {
        int i = unit * PER_UNIT + n;
        String name = HOSTILE.get(i % HOSTILE.size()) + " " + i;
        String address = address(i);
        if (address.contains("\n")
            || address.contains("<")
            || !address.substring(0, address.indexOf('@')).matches("\\p{ASCII}+")) {
          impossible.add(address);
        } else {
          nameOf.put(ascii(address), name);
        }
        UUID person = unions.person("Người " + i, association, Post.ASSOCIATION_OFFICER);
        jdbc.sql("update person set name = ?, email = ?, salutation = ? where id = ?")
            .params(name, address, i % 7 == 0 ? "ông\r\nX: y" : "bà", person)
            .update();
      }
      jdbc.sql("update organisation set name = ? where id = ?")
          .params(HOSTILE.get(unit), association)
          .update();
      UUID followUp =
          actingAs
              .person(
                  union.chair(),
                  () ->
                      assigning.assign(
                          new Assignment(
                              union.id(),
                              "Việc",
                              null,
                              To.together(association, List.of()),
                              LocalDate.of(2019, 9, 30),
                              null,
                              new Assignment.Source(
                                  SourceKind.TELEPHONE, "Chủ tịch giao", null, null))))
              .getFirst();
      jdbc.sql("update follow_up set text = ? where id = ?")
          .params(HOSTILE.get(UNITS - 1 - unit), followUp)
          .update();
    }
    int before = server.getReceivedMessages().length;
    clock.standAt(TestClock.START.plus(Duration.ofMinutes(10)));
    delivery.deliverDue();

    MimeMessage[] all = server.getReceivedMessages();
    List<MimeMessage> received = new ArrayList<>(Arrays.asList(all).subList(before, all.length));
    assertThat(received).hasSize(nameOf.size() + 3 * UNITS);
    Set<String> reached = new HashSet<>();
    for (MimeMessage message : received) {
      InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
      assertThat(message.getAllRecipients()).hasSize(1);
      if (nameOf.containsKey(to.getAddress())) {
        assertThat(reached.add(to.getAddress())).isTrue();
      }
      for (String header : List.of("From", "To", "Subject", "Message-ID", "Date", "MIME-Version")) {
        assertThat(message.getHeader(header)).as(header).hasSize(1);
      }
      assertThat(message.getHeader("Bcc")).isNull();
      assertThat(message.getHeader("Cc")).isNull();
      assertThat(message.getHeader("X")).isNull();
      assertThat(((InternetAddress) message.getFrom()[0]).getAddress())
          .isEqualTo("no-reply@localhost");
      assertThat(message.getSubject())
          .startsWith("Nhiệm vụ được giao: ")
          .doesNotContainPattern("[\\r\\n\\u2028\\u202E\\u0007]");
      assertThat(message.getSubject().length()).isLessThanOrEqualTo(200);
      look(message);
    }
    assertThat(reached).isEqualTo(nameOf.keySet());
    assertThat(
            jdbc.sql("select state from mail where holder_id = :holder and address in (:no)")
                .param("holder", union.id())
                .param("no", impossible)
                .query(String.class)
                .list())
        .as("what is no address is refused, and stands in nobody's way")
        .hasSize(impossible.size())
        .containsOnly("DEAD");
  }

  private static String address(int i) {
    return switch (i % 25) {
      case 3 -> "h%d@evil.example>\r\nBcc: victim@evil.example".formatted(i);
      case 7 -> "h%d@liên-hiệp.example".formatted(i);
      case 11 -> "h%d@xn--bcher-kva.example".formatted(i);
      case 13 -> "h%d <other@evil.example>".formatted(i);
      // Of other letters the transport would keep a byte each: vũ is written to as vi.
      case 19 -> "vũ%d@test.example".formatted(i);
      case 21 -> "č%d@test.example".formatted(i);
      case 17 -> "h.%d+tag@test.example".formatted(i);
      default -> "h%d@test.example".formatted(i);
    };
  }

  private static String ascii(String address) {
    int at = address.indexOf('@');
    return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
  }

  private static void look(MimeMessage message) throws Exception {
    Multipart mixed = (Multipart) message.getContent();
    assertThat(mixed.getCount()).as("the words and the calendar").isEqualTo(2);
    Multipart words = (Multipart) mixed.getBodyPart(0).getContent();
    assertThat(words.getCount()).isEqualTo(2);
    assertThat(words.getBodyPart(0).isMimeType("text/plain")).isTrue();
    String text = read(words.getBodyPart(0));
    assertThat(text)
        .contains("Kính gửi ", "Thứ Hai, 30/09/2019")
        .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069\\u0007\\u001B]");
    String html = read(words.getBodyPart(1));
    Document page = Jsoup.parse(html);
    assertThat(page.select("script, img, iframe, form, b, i, [onerror], [onmouseover]")).isEmpty();
    assertThat(page.select("body")).hasSize(1);
    assertThat(page.select("table.sheet > tbody > tr")).as("nothing broke out").hasSize(4);
    assertThat(page.select("table.item")).hasSize(1);
    assertThat(page.select("a[href]"))
        .isNotEmpty()
        .allSatisfy(a -> assertThat(a.attr("href")).startsWith("http://localhost:8080/"));
    assertThat(page.text()).doesNotContainPattern("104.?927").doesNotContain("!letter");
    assertThat(html)
        .doesNotContain("~0190")
        .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069]");
    BodyPart calendar = mixed.getBodyPart(1);
    assertThat(calendar.getContentType()).startsWith("text/calendar");
    var calendars = Biweekly.parse(read(calendar)).all();
    assertThat(calendars).hasSize(1);
    assertThat(calendars.getFirst().getEvents()).hasSize(1);
  }

  private static String read(Part part) throws IOException, jakarta.mail.MessagingException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
