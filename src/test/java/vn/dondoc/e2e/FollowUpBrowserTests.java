package vn.dondoc.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.ActingAs;

/** A follow-up in the browser: progress with a photo on a phone; an extension there and back. */
class FollowUpBrowserTests extends BrowserTest {
  private static final String HEAD = "Trình Thị Luyến";
  private static final String CHAIR = "Nguyễn Long Hải";

  @Autowired JdbcClient jdbc;
  @Autowired ActingAs actingAs;
  @Autowired AssignFollowUps assigning;
  @Autowired Clock clock;

  private UUID id;
  private LocalDate due;

  @BeforeEach
  void assigned() {
    due = Days.today(clock).plusDays(40);
    UUID union = organisation("where kind = 'UNION'");
    actingAs.person(
        person(CHAIR),
        () ->
            id =
                assigning
                    .assign(
                        new Assignment(
                            union,
                            "Tổ chức hội thảo tư vấn, phản biện (số liệu minh họa)",
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
    Page head = as(HEAD, PHONE, "vi-VN");
    open(head, "acknowledge/" + id);
    Locator acknowledge = button(head, "Tiếp nhận");
    assertThat(acknowledge).isInViewport();
    acknowledge.click();
    assertThat(acknowledge).isHidden();
    assertThat(button(head, "Báo cáo tiến độ")).isInViewport();
    button(head, "Báo cáo tiến độ").click();
    Locator dialog = head.getByRole(AriaRole.DIALOG);
    send(dialog).click();
    assertThat(dialog.getByText("Chưa nhập kết quả đã làm.")).isVisible();
    dialog.getByLabel("Tiến độ (%)").fill("40");
    dialog.getByLabel("Kết quả đã làm").fill("Đã khảo sát 18 hồ");
    // The first takes pictures with the camera of the phone.
    Locator camera = dialog.locator(".upload-camera input[type=file]");
    assertThat(camera).hasAttribute("capture", "environment");
    assertThat(camera).hasAttribute("accept", "image/*");
    camera.setInputFiles(new FilePayload("khao-sat.png", "image/png", photo()));
    assertThat(dialog.getByText("khao-sat.png")).isVisible();
    settled(head);
    fitsThePhone(head);
    accessible(head, "report");
    picture(head, "follow-up-report-360");
    send(dialog).click();
    assertThat(head.getByText("Đã ghi tiến độ.")).isVisible();
    head.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Tiến độ (1)")).click();
    Locator thumbnail = head.getByAltText("khao-sat.png");
    assertThat(thumbnail).isVisible();
    head.waitForCondition(
        () -> (boolean) thumbnail.evaluate("i => i.complete && i.naturalWidth > 0"));
    fitsThePhone(head);
    accessible(head, "follow-up on a phone");
    picture(head, "follow-up-360");
  }

  @Test
  void anExtensionThereAndBack() {
    LocalDate wanted = due.plusDays(30);
    LocalDate set = due.plusDays(14);
    Page head = as(HEAD);
    open(head, "acknowledge/" + id);
    button(head, "Tiếp nhận").click();
    assertThat(button(head, "Tiếp nhận")).isHidden();
    button(head, "Xin gia hạn").click();
    Locator dialog = head.getByRole(AriaRole.DIALOG);
    day(dialog, "Gia hạn đến ngày", wanted);
    dialog.getByLabel("Lý do").fill("Chờ kinh phí của tỉnh");
    settled(head);
    picture(head, "extension-ask");
    dialog.getByRole(AriaRole.BUTTON, named("Gửi đề nghị")).click();
    assertThat(head.getByText("Đã gửi đề nghị gia hạn.")).isVisible();
    assertThat(button(head, "Xin gia hạn")).isHidden();

    Page chair = as(CHAIR);
    open(chair, "decideExtension/" + id);
    assertThat(chair.getByText("Chờ kinh phí của tỉnh").first()).isVisible();
    accessible(chair, "decide on an extension");
    picture(chair, "extension-decide");
    button(chair, "Gửi quyết định").click();
    assertThat(chair.getByText("Chưa chọn quyết định.")).isVisible();
    chair.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Chọn hạn khác")).click();
    settled(chair);
    day(chair.locator(".action-card"), "Hạn mới", set);
    chair.locator(".action-card").getByLabel("Lý do").fill("Đủ để làm xong trước Tết");
    button(chair, "Gửi quyết định").click();
    assertThat(chair.getByText("Đã gửi quyết định về đề nghị gia hạn.")).isVisible();

    open(head, "follow-ups/" + id);
    assertThat(
            head.getByText(
                    "Hạn " + DateFormats.day(set) + " (ban đầu " + DateFormats.day(due) + ")")
                .first())
        .isVisible();
    head.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Gia hạn (1)")).click();
    assertThat(head.getByText(CHAIR + " chọn hạn khác: " + DateFormats.day(set))).isVisible();
    settled(head);
    accessible(head, "follow-up");
    picture(head, "extension-decided");
  }

  private static void day(Locator within, String label, LocalDate day) {
    Locator field = within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    field.fill(DateFormats.day(day));
    field.press("Enter");
  }

  /** As a camera would make one, only smaller. */
  private static byte[] photo() throws IOException {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(0x3f, 0xb9, 0x50));
    graphics.fillRect(0, 120, 320, 120);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private UUID organisation(String which) {
    return jdbc.sql("select id from organisation " + which + " order by id limit 1")
        .query(UUID.class)
        .single();
  }

  private UUID person(String name) {
    return jdbc.sql("select id from person where name = ?").param(name).query(UUID.class).single();
  }

  private static Locator send(Locator dialog) {
    return dialog.getByRole(AriaRole.BUTTON, named("Gửi báo cáo"));
  }

  private static Locator button(Page page, String name) {
    return page.locator("#content").getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  /** Nothing serious that a machine can find, but for what is inside Vaadin's own components. */
  private void accessible(Page page, String where) {
    settled(page);
    List<String> found =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                .flatMap(
                    rule ->
                        rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                .filter(
                    one ->
                        !one.startsWith("aria-required-children: <vaadin-tabs")
                            && !one.startsWith(
                                "aria-valid-attr-value: <button part=\"toggle-button\""))
                .toList();
    assertThat(found).as(where).isEmpty();
  }

  private static void fitsThePhone(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("nothing scrolls sideways")
        .isEqualTo(PHONE);
  }
}
