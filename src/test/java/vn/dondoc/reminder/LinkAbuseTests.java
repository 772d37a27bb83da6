package vn.dondoc.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.audit.HistoryAudit;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.Secret;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpEvent;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.HistoryLine;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.mail.LinkPurpose;
import vn.dondoc.mail.MailLinks;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Channel;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * Personal links: what they do, once, and nothing else; and that whoever tries them learns nothing.
 */
@DonDocTest
@ExtendWith(OutputCaptureExtension.class)
class LinkAbuseTests {
  private static final LocalDate DUE = LocalDate.of(2019, 6, 28);
  private static final byte[] PICTURE = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1
  };
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @Autowired WebApplicationContext application;
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpReading reading;
  @Autowired MailLinks links;
  @Autowired CalendarFeed feed;
  @Autowired LinkTries tries;
  @Autowired HistoryAudit audit;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private MockMvc mvc;
  private TestUnion union;
  private UUID officer;
  private UUID followUp;
  private String address;

  @BeforeEach
  void assigned() {
    clock.standAt(TestClock.START);
    tries.forget();
    mvc =
        MockMvcBuilders.webAppContextSetup(application)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    union = unions.found(2);
    officer = union.association(0).officer();
    followUp = assign("Tổ chức hội thảo <b>về</b> & \"đề án\"", List.of());
    newAddress();
  }

  // What it does

  @Test
  void whoeverOpensItSeesWhatIsAsked() {
    Answered page = get(answer(link(officer, followUp)));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains(
            "Tổ chức hội thảo &lt;b&gt;về&lt;/b&gt; &amp; &quot;đề án&quot;",
            "Thứ Sáu, 28/06/2019 (còn 19 ngày làm việc)",
            union.association(0).name(),
            "<html lang=\"vi\"",
            "<form method=\"post\"")
        .doesNotContain("<script", "<b>về", "!byMail", "!followUp", " th:");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("X-Robots-Tag")).contains("noindex");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "style-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(page.header("Set-Cookie")).isNull();
  }

  @Test
  void thePageSpeaksThePersonsLanguage() {
    jdbc.sql("update person set language = 'en' where id = ?").param(officer).update();
    assertThat(get(answer(link(officer, followUp))).text())
        .contains("Report on a task", "Friday, 28/06/2019", "<html lang=\"en\"");
  }

  @Test
  void progressIsReportedOnceAsThatPersonAndMarkedSo() {
    String link = link(officer, followUp);
    Answered received = post(answer(link), progress("40 %", "Đã gửi giấy mời.\r\nĐã đặt phòng."));
    assertThat(received.status()).isEqualTo(200);
    assertThat(received.text()).contains("Đã nhận báo cáo", "Tiến độ 40%", "Đã gửi giấy mời.");
    FollowUpView view = view();
    assertThat(view.percent()).isEqualTo(40);
    assertThat(view.lifecycle()).isEqualTo(Lifecycle.IN_PROGRESS);
    assertThat(view.history())
        .filteredOn(h -> h.event() != FollowUpEvent.ASSIGNED)
        .hasSize(2)
        .allSatisfy(
            h -> {
              assertThat(h.channel()).isEqualTo(Channel.MAIL);
              assertThat(h.person()).startsWith("Officer");
              assertThat(h.deputyFor()).isNull();
            });
    assertThat(view.history())
        .filteredOn(h -> h.event() == FollowUpEvent.ASSIGNED)
        .extracting(HistoryLine::channel)
        .containsExactly(Channel.SIGNED_IN);
    assertThat(view.progress().getFirst().words()).isEqualTo("Đã gửi giấy mời.\nĐã đặt phòng.");
    assertDoesNothing(link);
    assertThat(actingAs.person(union.administrator(), () -> audit.verify(union.id())).holds())
        .isTrue();
  }

  @Test
  void completionWithAPhoto() {
    String link = link(officer, followUp);
    Answered received =
        send(
            MockMvcRequestBuilders.multipart(URI.create(answer(link)))
                .file(new MockMultipartFile("photo", "../IMG 1.png", "image/png", PICTURE))
                .file(new MockMultipartFile("photo", "", "application/octet-stream", new byte[0]))
                .param("kind", "done")
                .param("percent", "17")
                .param("words", "Đã xong"));
    assertThat(received.status()).isEqualTo(200);
    FollowUpView view = view();
    assertThat(view.lifecycle()).isEqualTo(Lifecycle.AWAITING_CONFIRMATION);
    assertThat(view.percent()).isEqualTo(100);
    assertThat(view.progress().getFirst().files())
        .singleElement()
        .satisfies(file -> assertThat(file.name()).isEqualTo("IMG 1.png"));
    assertDoesNothing(link);
  }

  @Test
  void partsThatAreMissingAreAskedFor() {
    UUID shared = assign("Góp ý", List.of(union.association(1).id()));
    String link = link(officer, shared);
    assertThat(get(answer(link)).text()).contains("khi chưa có phần việc của");
    Map<String, String> done = new LinkedHashMap<>(Map.of("kind", "done", "words", "Đã xong"));
    Answered refused = post(answer(link), done);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("Chưa có phần việc của: " + union.association(1).name(), ">Đã xong</textarea>");
    assertThat(view(shared).lifecycle()).isEqualTo(Lifecycle.ASSIGNED);
    done.put("without", union.association(1).id().toString());
    assertThat(post(answer(link), done).status()).isEqualTo(200);
    assertThat(view(shared).lifecycle()).isEqualTo(Lifecycle.AWAITING_CONFIRMATION);
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    String link = link(officer, followUp);
    Answered noWords = post(answer(link), progress("30", "   "));
    assertThat(noWords.status()).isEqualTo(422);
    assertThat(noWords.text()).contains("Chưa nhập kết quả đã làm.", "value=\"30\"");
    Answered much = post(answer(link), progress("130", "Chữ <script>alert(1)</script>"));
    assertThat(much.text())
        .contains("Tiến độ là số từ 0 đến 100.", "Chữ &lt;script&gt;", "value=\"130\"")
        .doesNotContain("<script");
    Answered notAPhoto =
        send(
            MockMvcRequestBuilders.multipart(URI.create(answer(link)))
                .file(new MockMultipartFile("photo", "a.jpg", "image/jpeg", "MZ\0\0".getBytes()))
                .param("kind", "progress")
                .param("percent", "10")
                .param("words", "Chữ"));
    assertThat(notAPhoto.status()).isEqualTo(422);
    assertThat(notAPhoto.text()).contains("a.jpg", "Đề nghị chọn lại ảnh", ">Chữ</textarea>");
    assertThat(view().progress()).isEmpty();
    assertThat(view().lifecycle()).isEqualTo(Lifecycle.ASSIGNED);
    // The link has not been used up by all this.
    assertThat(post(answer(link), progress("30", "Chữ")).status()).isEqualTo(200);
  }

  @Test
  void whereNothingIsToBeReportedItSaysSo() {
    String link = link(officer, followUp);
    actingAs.person(officer, () -> actions.complete(followUp, new ProgressEntry(100, "Đã xong")));
    Answered page = get(answer(link));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("không cần báo cáo").doesNotContain("<form");
    Answered refused = post(answer(link), progress("50", "Muộn rồi"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Muộn rồi").doesNotContain("<form");
    assertThat(view().progress()).hasSize(1);
  }

  @Test
  void anyPageIsSmall() {
    actingAs.person(
        officer,
        () ->
            actions.reportProgress(
                followUp, new ProgressEntry(10, "Chữ có dấu ".repeat(400).strip())));
    String link = link(officer, followUp);
    assertThat(get(answer(link)).length()).isLessThan(60_000);
    assertThat(post(answer(link), progress("x", "ậ".repeat(4_900))).length()).isLessThan(60_000);
    assertThat(post(answer(link), progress("20", "ậ".repeat(4_900))).length()).isLessThan(60_000);
    assertThat(get(answer("x")).length()).isLessThan(10_000);
  }

  @Test
  void whoStandsInForTheOfficerActsInTheirStead() {
    UUID deputy = union.association(0).viceHead();
    UUID other = unions.stranger();
    jdbc.sql(
            """
            insert into appointment (id, person_id, organisation_id, post, from_day, until_day, deputy_of, version)
            select gen_random_uuid(), :deputy, organisation_id, post, date '2019-06-01', date '2019-06-30', id, 0
            from appointment where person_id = :officer
            """)
        .param("deputy", other)
        .param("officer", officer)
        .update();
    assertThat(deputy).isNotEqualTo(other);
    assertThat(post(answer(link(other, followUp)), progress("5", "Thay")).status()).isEqualTo(200);
    assertThat(view().history().getFirst())
        .satisfies(
            h -> {
              assertThat(h.deputyFor()).startsWith("Officer");
              assertThat(h.channel()).isEqualTo(Channel.MAIL);
            });
    // When the absence is over the link of that time does nothing more.
    String late = link(other, followUp);
    clock.standAt(TestClock.START.plus(Duration.ofDays(40)));
    assertDoesNothing(late);
  }

  // What it does not do

  @Test
  void scannersChangeNothing() {
    String link = link(officer, followUp);
    String unsubscribe = link(LinkPurpose.UNSUBSCRIBE, officer, null);
    String before = everything();
    for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.GET)) {
      for (String path : List.of(answer(link), "/unsubscribe/" + unsubscribe)) {
        Answered opened = send(MockMvcRequestBuilders.request(method, URI.create(path)));
        assertThat(opened.status()).isEqualTo(200);
      }
    }
    for (HttpMethod method :
        List.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS)) {
      for (String path : List.of(answer(link), "/unsubscribe/" + unsubscribe)) {
        send(MockMvcRequestBuilders.request(method, URI.create(path)));
      }
    }
    // A form that is sent as an address is only looked at.
    get(answer(link) + "?kind=done&words=x");
    assertThat(everything()).isEqualTo(before);
    assertThat(post(answer(link), progress("10", "Chữ")).status()).isEqualTo(200);
  }

  /** One page and one status for every link that does not work, whatever the reason. */
  @Test
  void everyLinkThatDoesNotWorkReadsTheSame() {
    Map<String, String> dead = new LinkedHashMap<>();
    dead.put("guessed", Secret.random().value());
    dead.put("short", "x");
    dead.put("long", "x".repeat(3_000));
    dead.put("its hash", Secret.hash(link(officer, followUp)));
    String expired =
        PersonalLinks.make(
            jdbc,
            LinkPurpose.ANSWER,
            officer,
            followUp,
            TestClock.START.minusSeconds(9),
            TestClock.START);
    dead.put("expired", expired);
    String used = link(officer, followUp);
    post(answer(used), progress("10", "Chữ"));
    dead.put("used", used);
    UUID careful = union.association(0).viceHead();
    dead.put("revoked", link(careful, followUp));
    transaction.executeWithoutResult(s -> links.revokeAll(careful, LinkPurpose.ANSWER));
    dead.put("to unsubscribe", link(LinkPurpose.UNSUBSCRIBE, officer, null));
    dead.put("to set a password", link(LinkPurpose.INVITATION, officer, null));
    dead.put("without subject", link(LinkPurpose.ANSWER, officer, null));
    dead.put("no such item", link(officer, UUID.randomUUID()));
    dead.put("somebody of another unit", link(union.association(1).officer(), followUp));
    dead.put("somebody without a post", link(unions.stranger(), followUp));
    String before = everything();
    String one = get(answer(Secret.random().value())).text();
    dead.forEach(
        (what, secret) -> {
          newAddress();
          assertThat(get(answer(secret))).as(what).satisfies(gone -> assertGone(gone, one));
          assertThat(post(answer(secret), progress("99", "Chữ khác")))
              .as(what)
              .satisfies(gone -> assertGone(gone, one));
          if (!what.startsWith("to unsubscribe")) {
            assertGone(get("/unsubscribe/" + secret), one);
            assertGone(post("/unsubscribe/" + secret, Map.of()), one);
          }
          assertGone(get("/calendar/" + secret + ".ics"), one);
        });
    assertGone(get("/answer"), one);
    assertGone(get("/answer/a/b"), one);
    assertThat(everything()).isEqualTo(before);
  }

  /** May be read by who has the link, but it can do nothing for a unit that is not theirs. */
  @Test
  void theOfficeDoesNotReportForAUnitByMail() {
    String link = link(union.office(), followUp);
    assertThat(get(answer(link)).text()).doesNotContain("<form");
    assertThat(post(answer(link), progress("10", "Chữ")).status()).isEqualTo(404);
    assertThat(view().progress()).isEmpty();
  }

  @Test
  void aLinkWorksForItsItemOnly() {
    UUID other = assign("Việc khác", List.of());
    String link = link(officer, followUp);
    Map<String, String> form = new LinkedHashMap<>(progress("10", "Chữ"));
    form.put("id", other.toString());
    form.put("followUp", other.toString());
    assertThat(post(answer(link) + "?subject=" + other, form).status()).isEqualTo(200);
    assertThat(view(other).progress()).isEmpty();
    assertThat(view().progress()).hasSize(1);
  }

  @Test
  void theVerySameTwiceIsDoneOnceAndTheSecondIsToldNothing() {
    String link = link(officer, followUp);
    assertThat(post(answer(link), progress("10", "Chữ")).status()).isEqualTo(200);
    Answered again = post(answer(link), progress("10", "Chữ"));
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.text()).isEqualTo(post(answer("x".repeat(43)), progress("10", "Chữ")).text());
    assertThat(view().progress()).hasSize(1);
  }

  @Test
  void ofManyAtOnceOneIsDone() throws Exception {
    for (int round = 0; round < 5; round++) {
      UUID item = assign("Việc " + round, List.of());
      String link = link(officer, item);
      CountDownLatch start = new CountDownLatch(1);
      List<Integer> statuses = new ArrayList<>();
      try (ExecutorService fingers = Executors.newFixedThreadPool(8)) {
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String words = i < 2 ? "Cùng một nội dung" : "Nội dung " + i;
          all.add(
              fingers.submit(
                  () -> {
                    start.await();
                    return post(answer(link), progress("10", words)).status();
                  }));
        }
        start.countDown();
        for (Future<Integer> one : all) {
          statuses.add(one.get());
        }
      }
      assertThat(view(item).progress()).hasSize(1);
      assertThat(statuses).containsOnly(200, 404);
      // Twice where the very same two were the first.
      assertThat(statuses.stream().filter(s -> s == 200).count()).isBetween(1L, 2L);
      newAddress();
    }
  }

  @Test
  void tenThousandTriesDoNothingAndLearnNothing(CapturedOutput output) {
    String link = link(officer, followUp);
    String before = everything();
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < 10_000; i++) {
      if (i % 2 == 1) {
        // Half of them from one place, half from ten thousand.
        newAddress();
      } else {
        address = "203.0.113.9";
      }
      String guess =
          i % 3 == 0 ? Secret.random().value() : link.substring(0, 42) + (char) ('A' + i % 26);
      if (guess.equals(link)) {
        continue;
      }
      Answered answered =
          switch (i % 4) {
            case 0 -> post(answer(guess), progress("100", "Đoán"));
            case 1 -> get(answer(guess));
            case 2 -> post("/unsubscribe/" + guess, Map.of());
            default -> get("/calendar/" + guess + ".ics");
          };
      assertThat(answered.status()).isIn(404, 429);
      seen.add(answered.status() + answered.text());
    }
    assertThat(seen).as("the same page for all, and one to slow down").hasSize(2);
    assertThat(everything()).isEqualTo(before);
    // Whoever has a link is not shut out by it; only the address that guessed is, for a moment.
    newAddress();
    assertThat(get(answer(link)).status()).isEqualTo(200);
    address = "203.0.113.9";
    assertThat(get(answer(link)).status()).isEqualTo(429);
    assertThat(output.getAll()).doesNotContain(link).doesNotContain(link.substring(0, 42));
  }

  @Test
  void aLinkThatWorksIsNotOpenedWithoutEnd() {
    String link = link(officer, followUp);
    Set<Integer> statuses = new TreeSet<>();
    for (int i = 0; i < 60; i++) {
      statuses.add(get(answer(link)).status());
    }
    assertThat(statuses).containsExactly(200, 429);
  }

  // Fewer mails

  @Test
  void unsubscribingAsksFirstAndMayBeDoneAgain() {
    String link = link(LinkPurpose.UNSUBSCRIBE, officer, null);
    assertThat(get("/unsubscribe/" + link).text()).contains("Tắt thư nhắc việc", "Vẫn được gửi");
    assertThat(choice()).isEmpty();
    for (int i = 0; i < 2; i++) {
      Answered done = post("/unsubscribe/" + link, Map.of("List-Unsubscribe", "One-Click"));
      assertThat(done.status()).isEqualTo(200);
      assertThat(done.text()).contains("Đã tắt thư nhắc việc");
      assertThat(choice()).containsExactly("NEVER false 1");
    }
  }

  @Test
  void unsubscribingLeavesWhatElseWasChosen() {
    jdbc.sql("insert into reminder_choice values (?, 'WEEKLY', date '2019-07-01', true, 4)")
        .param(officer)
        .update();
    post("/unsubscribe/" + link(LinkPurpose.UNSUBSCRIBE, officer, null), Map.of());
    assertThat(choice()).containsExactly("NEVER false 5");
    assertThat(
            jdbc.sql("select quiet_until from reminder_choice where person_id = ?")
                .param(officer)
                .query(LocalDate.class)
                .single())
        .isEqualTo("2019-07-01");
  }

  // Beside it

  private void assertDoesNothing(String link) {
    String before = everything();
    newAddress();
    assertThat(get(answer(link)).status()).isEqualTo(404);
    assertThat(post(answer(link), progress("77", "Lần nữa")).status()).isEqualTo(404);
    assertThat(everything()).isEqualTo(before);
  }

  private static void assertGone(Answered gone, String page) {
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.text()).isEqualTo(page);
  }

  private record Answered(MockHttpServletResponse response) {
    int status() {
      return response.getStatus();
    }

    int length() {
      return response.getContentAsByteArray().length;
    }

    String text() {
      return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @org.jspecify.annotations.Nullable
    String header(String name) {
      return response.getHeader(name);
    }

    @Override
    public String toString() {
      return status() + " " + text();
    }
  }

  private Answered get(String path) {
    return send(MockMvcRequestBuilders.get(URI.create(path)));
  }

  private Answered post(String path, Map<String, String> form) {
    var request = MockMvcRequestBuilders.multipart(URI.create(path));
    form.forEach(request::param);
    return send(request);
  }

  private Answered send(AbstractMockHttpServletRequestBuilder<?> request) {
    String from = address;
    request.with(
        r -> {
          r.setRemoteAddr(from);
          return r;
        });
    try {
      return new Answered(mvc.perform(request).andReturn().getResponse());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void newAddress() {
    int n = ADDRESSES.incrementAndGet();
    address = "10." + (n >> 16) + "." + (n >> 8 & 255) + "." + (n & 255);
  }

  private static Map<String, String> progress(String percent, String words) {
    return Map.of("kind", "progress", "percent", percent, "words", words);
  }

  private static String answer(String secret) {
    return "/answer/" + secret;
  }

  private String link(UUID person, UUID item) {
    return link(LinkPurpose.ANSWER, person, item);
  }

  private String link(
      LinkPurpose purpose, UUID person, @org.jspecify.annotations.Nullable UUID subject) {
    return PersonalLinks.make(
        jdbc, purpose, person, subject, TestClock.START, TestClock.START.plus(Duration.ofDays(60)));
  }

  private UUID assign(String text, List<UUID> coordinating) {
    return actingAs
        .person(
            union.chair(),
            () ->
                assigning.assign(
                    new Assignment(
                        union.id(),
                        text,
                        null,
                        To.together(union.association(0).id(), coordinating),
                        DUE,
                        null,
                        new Assignment.Source(
                            SourceKind.TELEPHONE, "Gọi", null, LocalDate.of(2019, 6, 3)))))
        .getFirst();
  }

  private FollowUpView view() {
    return view(followUp);
  }

  private FollowUpView view(UUID id) {
    return actingAs.person(union.chair(), () -> reading.get(id));
  }

  private List<String> choice() {
    return jdbc.sql(
            "select frequency || ' ' || monthly || ' ' || version from reminder_choice where person_id = ?")
        .param(officer)
        .query(String.class)
        .list();
  }

  /** All that a link could have changed. */
  private String everything() {
    return Arrays.asList(
            "follow_up",
            "follow_up_history",
            "progress",
            "mail_link",
            "reminder_choice",
            "stored_file",
            "step",
            "calendar_feed")
        .stream()
        .map(
            table ->
                table
                    + jdbc.sql(
                            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from "
                                + table
                                + " t")
                        .query(String.class)
                        .single())
        .toList()
        .toString();
  }
}
