package vn.dondoc.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.Days;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.mail.LinkPurpose;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.reminder.PersonalLinks;

/** The pages behind the personal links of mails, on a phone, by nobody who is signed in. */
class AnswerBrowserTests extends BrowserTest {
  private static final String HEAD = "Trình Thị Luyến";
  private static final String CHAIR = "Nguyễn Long Hải";

  @Autowired JdbcClient jdbc;
  @Autowired ActingAs actingAs;
  @Autowired AssignFollowUps assigning;
  @Autowired Clock clock;

  private UUID id;

  @BeforeEach
  void assigned() {
    LocalDate due = Days.today(clock).plusDays(9);
    actingAs.person(
        person(CHAIR),
        () ->
            id =
                assigning
                    .assign(
                        new Assignment(
                            organisation("where kind = 'UNION'"),
                            "Tổ chức hội thảo tư vấn, phản biện dự thảo quy hoạch vùng trồng hồi và"
                                + " báo cáo kết quả về Văn phòng Liên hiệp Hội (số liệu minh họa)",
                            null,
                            Assignment.To.together(
                                organisation("where name = 'Hội Làm vườn'"),
                                List.of(organisation("where name = 'Hội Đông y'"))),
                            due,
                            null,
                            new Assignment.Source(
                                SourceKind.DOCUMENT, "Công văn của Sở", "12/CV", null)))
                    .getFirst());
  }

  @Test
  void progressWithAPhotoOnAPhone() throws IOException {
    Page page = visitor(PHONE, "vi-VN");
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.navigate("/answer/" + link(LinkPurpose.ANSWER, id));
    assertWell(page, "answer-360");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertWell(page, "answer-360-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(complaints).filteredOn(c -> !c.contains("favicon")).isEmpty();

    page.getByLabel("Tiến độ (%)").fill("40");
    send(page).click();
    assertThat(page.getByText("Chưa nhập kết quả đã làm.")).isVisible();
    assertThat(page.getByLabel("Tiến độ (%)")).hasValue("40");
    assertWell(page, "answer-360-error");

    page.getByLabel("Kết quả đã làm").fill("Đã khảo sát 18 vườn hồi ở Văn Quan, Bình Gia");
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("khao-sat.png", "image/png", photo()));
    send(page).click();
    assertThat(page.getByText("Đã nhận báo cáo")).isVisible();
    assertThat(page.getByText("khao-sat.png")).isVisible();
    assertWell(page, "answer-360-received");

    assertThat(reports()).isEqualTo(1);

    Page head = as(HEAD, PHONE, "vi-VN");
    open(head, "follow-ups/" + id);
    head.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Diễn biến")).click();
    settled(head);
    assertThat(head.getByText("· qua thư").first()).isVisible();
    picture(head, "answer-360-history");
  }

  @Test
  void aDoubleTapIsOneReport() {
    Page page = visitor(PHONE, "vi-VN");
    page.navigate("/answer/" + link(LinkPurpose.ANSWER, id));
    page.getByLabel("Kết quả đã làm").fill("Đã gửi giấy mời");
    send(page).dblclick(new Locator.DblclickOptions().setDelay(20));
    // What the second tap is told is true of the first, and of a link that never was.
    assertThat(page.getByText(Pattern.compile("Đã nhận báo cáo|lần bấm đầu đã được nhận")))
        .isVisible();
    assertThat(reports()).isEqualTo(1);
  }

  @Test
  void completionAsksWhichPartsAreMissing() {
    Page page = visitor(PHONE, "vi-VN");
    page.navigate("/answer/" + link(LinkPurpose.ANSWER, id));
    Locator without = page.getByLabel("khi chưa có phần việc của Hội Đông y");
    assertThat(without).isHidden();
    page.getByLabel("Đã làm xong: báo cáo hoàn thành").check();
    assertThat(page.getByLabel("Tiến độ (%)")).isHidden();
    page.getByLabel("Kết quả đã làm").fill("Hội thảo đã tổ chức");
    send(page).click();
    assertThat(page.getByText("Chưa có phần việc của: Hội Đông y")).isVisible();
    assertWell(page, "answer-360-missing");
    without.check();
    send(page).click();
    assertThat(page.getByText("Văn phòng sẽ xem và xác nhận.")).isVisible();
    assertWell(page, "answer-360-done");
  }

  @Test
  void fewerMailsAndLinksThatDoNotWork() {
    Page page = visitor(PHONE, "vi-VN");
    page.navigate("/unsubscribe/" + link(LinkPurpose.UNSUBSCRIBE, null));
    assertWell(page, "unsubscribe-360");
    page.getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByText("Đã tắt thư nhắc việc")).isVisible();
    assertWell(page, "unsubscribed-360");
    page.navigate("/answer/" + "x".repeat(43));
    assertThat(page.getByText("Liên kết này không dùng được")).isVisible();
    assertWell(page, "gone-360");
    Page english = visitor(PHONE, "en-GB");
    english.navigate("/calendar/" + "x".repeat(43) + ".ics");
    assertThat(english.getByText("This link does not work")).isVisible();
    Page wide = visitor();
    wide.navigate("/answer/" + link(LinkPurpose.ANSWER, id));
    assertWell(wide, "answer-1440");
  }

  /** Nothing sticks out to the side, what can be pressed is large enough, and axe is content. */
  private static void assertWell(Page page, String name) {
    picture(page, name);
    assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .as("sticks out on " + name)
        .isEqualTo(0);
    assertThat(
            (List<?>)
                page.evaluate(
                    """
                    [...document.querySelectorAll('button, a, input[type=file], input[type=text], textarea, .choice')]
                      .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)
                    """))
        .as("small on " + name)
        .isEmpty();
    assertThat(
            new AxeBuilder(page)
                .analyze().getViolations().stream()
                    .map(v -> v.getId() + " " + v.getNodes())
                    .toList())
        .as("what axe finds on " + name)
        .isEmpty();
  }

  private static Locator send(Page page) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gửi báo cáo"));
  }

  private String link(LinkPurpose purpose, @org.jspecify.annotations.Nullable UUID subject) {
    return PersonalLinks.make(
        jdbc,
        purpose,
        person(HEAD),
        subject,
        clock.instant(),
        clock.instant().plus(Duration.ofDays(3)));
  }

  private int reports() {
    return jdbc.sql("select count(*) from progress where follow_up_id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private UUID person(String name) {
    return jdbc.sql("select id from person where name = ?").param(name).query(UUID.class).single();
  }

  private UUID organisation(String where) {
    return jdbc.sql("select id from organisation " + where).query(UUID.class).single();
  }

  private static byte[] photo() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", png);
    return png.toByteArray();
  }
}
