package vn.dondoc.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/**
 * The story of a review as those who do the work see it, each in a browser of their own: from the
 * draft of the year-end review that has just been opened to the first follow-up that is done.
 */
// An application of its own: the story begins where the demonstration stands, and others tell
// theirs.
@TestPropertySource(properties = "dondoc.node=story")
class StoryBrowserTests extends BrowserTest {
  private static final String REVIEW = "Tổng kết công tác năm 2019";
  private static final String SAME =
      "Tham gia xã hội hóa khoa học - công nghệ, giáo dục, y tế, phát triển cộng đồng, giảm nghèo";
  private static final String ASKED_FOR =
      "Đề nghị có lịch khám chữa bệnh chung ở các xã biên giới.";
  private static final String PROPOSED =
      "Lập lịch khám chữa bệnh chung ở các xã biên giới năm 2020";
  private static final String FOR_EACH = "Báo cáo kế hoạch kinh phí năm 2020";
  private static final String RESULTS = "Khám, phát thuốc nam cho 640 lượt người ở 4 xã biên giới.";

  @BeforeAll
  static void asPatientAsTheClicks() {
    setDefaultAssertionTimeout(15_000);
  }

  @AfterAll
  static void asBefore() {
    setDefaultAssertionTimeout(5_000);
  }

  @Test
  void fromTheDraftToTheFirstFollowUpDone() {
    Page visitor = visitor();
    open(visitor, "login");
    accessible(visitor, "sign-in");

    Page mac = as("Lưu Bá Mạc");
    drafted(mac);

    Page pao = as("Hoàng Văn Páo");
    sentBack(pao);

    Page sen = as("Lộc Thị Sen", PHONE, "vi-VN");
    reported(sen);

    completed(mac);
    approved(pao);

    Page hao = as("Vi Thị Hảo");
    convened(hao);
    discussed(hao);
    answered(pao);

    Page hai = as("Nguyễn Long Hải");
    concluded(hai);

    acknowledgedAndDone(sen);

    Page khiem = as("Nông Thế Khiêm");
    confirmed(khiem);
    tracedBack(khiem);
    reviewShowsWhereItStands(khiem);

    inEnglish(as("Nguyễn Thị Hoài Thơ"));
  }

  private void drafted(Page mac) {
    accessible(mac, "my steps");
    step(mac, "Soạn dự thảo báo cáo", REVIEW);
    button(mac, "Gửi duyệt").click();
    assertThat(mac.getByText("Chưa viết nội dung 3")).isVisible();
    // Pressed early it says what is missing, and goes there.
    Locator tabs = mac.locator(".report-tabs").getByRole(AriaRole.TAB);
    assertThat(tabs.nth(2)).hasAttribute("aria-selected", "true");
    for (int section = 3; section <= 7; section++) {
      tabs.nth(section - 1).click();
      assertThat(heading(mac, section + ". ")).isVisible();
      textbox(mac, "Nội dung").fill("Nội dung %d, **số liệu minh họa**.".formatted(section));
    }
    tabs.nth(7).click();
    assertThat(heading(mac, "Nhiệm vụ trọng tâm")).isVisible();
    keyTask(mac, 1, SAME);
    keyTask(mac, 2, "Bồi dưỡng chuyên môn nghiệp vụ cho cán bộ Hội");
    keyTask(mac, 3, SAME);
    assertThat(mac.getByText("Nhiệm vụ 3 trùng nhiệm vụ 1")).isVisible();
    button(mac, "Bỏ nhiệm vụ 3").click();
    button(dialog(mac), "Bỏ nhiệm vụ").click();
    assertThat(mac.getByText("Đã bỏ nhiệm vụ 3")).isVisible();
    assertThat(mac.getByText("Nhiệm vụ 3 trùng nhiệm vụ 1")).isHidden();
    button(mac, "Gửi duyệt").click();
    assertThat(mac.getByText("Đang chờ: Duyệt dự thảo · Hoàng Văn Páo")).isVisible();
  }

  private void keyTask(Page mac, int number, String text) {
    textbox(mac, "Nhiệm vụ mới").fill(text);
    button(mac, "Thêm nhiệm vụ").click();
    assertThat(textbox(mac, "Nhiệm vụ " + number)).hasValue(text);
  }

  private void sentBack(Page pao) {
    step(pao, "Duyệt dự thảo", REVIEW);
    button(pao, "Trả lại để sửa").click();
    button(dialog(pao), "Trả lại để sửa").click();
    assertThat(dialog(pao).getByText("Chưa nhập lý do.")).isVisible();
    textbox(dialog(pao), "Lý do trả lại").fill("Nội dung 6 còn thiếu kết quả của Hội Đông y.");
    button(dialog(pao), "Trả lại để sửa").click();
    assertThat(pao.getByText("Đang chờ: Soạn dự thảo báo cáo · Lưu Bá Mạc")).isVisible();
  }

  private void reported(Page sen) {
    step(sen, "Gửi báo cáo của Hội", REVIEW);
    button(sen, "Gửi báo cáo").click();
    assertThat(sen.getByText("Chưa nhập kết quả.")).isVisible();
    textbox(sen, "Kết quả").fill(RESULTS);
    textbox(sen, "Khó khăn").fill("Thiếu xe chở thuốc.");
    textbox(sen, "Đề xuất, kiến nghị").fill("Có lịch khám chung với Hội Y học.");
    fitsThePhone(sen);
    button(sen, "Gửi báo cáo").click();
    assertThat(sen.getByText("Đã nhận", exactly()).first()).isVisible();
    assertThat(sen.getByText(RESULTS).first()).isVisible();
  }

  private void completed(Page mac) {
    step(mac, "Soạn dự thảo báo cáo", REVIEW);
    assertThat(mac.getByText("Nội dung 6 còn thiếu kết quả của Hội Đông y.")).isVisible();
    mac.locator(".report-tabs").getByRole(AriaRole.TAB).nth(5).click();
    assertThat(heading(mac, "6. ")).isVisible();
    mac.getByText(Pattern.compile("Báo cáo của Hội \\d+/\\d+")).click();
    mac.locator(".sources vaadin-details-summary").filter(with("Hội Đông y")).click();
    button(mac, "Đưa vào nội dung này: Hội Đông y, Kết quả").click();
    button(dialog(mac), "Đưa vào").click();
    assertThat(textbox(mac, "Nội dung")).hasValue(Pattern.compile("640 lượt người"));
    button(mac, "Gửi duyệt").click();
    assertThat(mac.getByText("Đang chờ: Duyệt dự thảo · Hoàng Văn Páo")).isVisible();
  }

  private void approved(Page pao) {
    step(pao, "Duyệt dự thảo", REVIEW);
    assertThat(pao.getByText("Thay đổi so với bản 1")).isVisible();
    button(pao, "Duyệt").click();
    assertThat(pao.getByText("Đang chờ: Triệu tập hội nghị")).isVisible();
  }

  private void convened(Page hao) {
    step(hao, "Triệu tập hội nghị", REVIEW);
    field(hao, "Giờ bắt đầu").fill("08:00");
    field(hao, "Giờ bắt đầu").press("Enter");
    field(hao, "Địa điểm").fill("Sở Khoa học và Công nghệ");
    field(hao, "Nội dung").fill("Khai mạc");
    button(hao, "Triệu tập hội nghị").click();
    assertThat(hao.getByText("Đã triệu tập. Các ủy viên")).isVisible();
  }

  /** By keyboard alone: the hands stay on the keys while people speak. */
  private void discussed(Page hao) {
    step(hao, "Ghi ý kiến thảo luận", REVIEW);
    spoke(hao, "luyen", "Hội Làm vườn", "noi dung 6", ASKED_FOR);
    assertThat(hao.getByText("Đã lưu ý kiến 1")).isVisible();
    spoke(hao, "thuyet", "Hội Luật gia", "nhiem vu 2", "Kinh phí tập huấn lấy từ đâu?");
    assertThat(hao.getByText("Đã lưu ý kiến 2")).isVisible();
    button(hao, "Kết thúc thảo luận").click();
    button(hao.locator("vaadin-confirm-dialog"), "Kết thúc thảo luận").click();
    assertThat(hao.getByText("Đã kết thúc thảo luận.")).isVisible();
  }

  private void spoke(Page hao, String who, String unit, String about, String words) {
    hao.keyboard().press("F2");
    assertThat(field(hao, "Người phát biểu")).isFocused();
    chosen(hao, who);
    assertThat(field(hao, "Đơn vị")).hasValue(unit);
    assertThat(field(hao, "Đơn vị")).isFocused();
    hao.keyboard().press("Enter");
    assertThat(field(hao, "Về")).isFocused();
    chosen(hao, about);
    assertThat(field(hao, "Ý kiến")).isFocused();
    type(hao, words);
    hao.keyboard().press("Control+Enter");
  }

  private void chosen(Page page, String typed) {
    type(page, typed);
    assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    settled(page);
  }

  private void answered(Page pao) {
    step(pao, "Tiếp thu, giải trình ý kiến", "1. " + ASKED_FOR);
    pao.getByText("Tiếp thu", exactly()).click();
    pao.getByText("Đề xuất nội dung chỉ đạo", exactly()).click();
    textbox(pao, "Nội dung chỉ đạo đề xuất").fill(PROPOSED);
    button(pao, "Lưu và sang ý kiến sau").click();
    assertThat(pao.getByText("đã trả lời 1/2")).isVisible();
    pao.getByText("Giải trình", exactly()).click();
    button(pao, "Lưu và sang ý kiến sau").click();
    assertThat(pao.getByText("Chưa nhập lý do.")).isVisible();
    textbox(pao, "Lý do").fill("Kinh phí đã có trong dự toán được giao.");
    button(pao, "Lưu và sang ý kiến sau").click();
    assertThat(pao.getByText("Đã trả lời tất cả các ý kiến.")).isVisible();
  }

  private void concluded(Page hai) {
    step(hai, "Kết luận hội nghị", REVIEW);
    button(hai, "Lấy nội dung được đề xuất (1)").click();
    button(dialog(hai), "Đưa vào kết luận").click();
    Locator first = directive(hai, 1);
    assertThat(textbox(first, "Nội dung chỉ đạo")).hasValue(PROPOSED);
    assertThat(first.getByText("Ý kiến 1 · Trình Thị Luyến")).isVisible();

    button(hai, "Ban hành thông báo").click();
    assertThat(hai.getByText("Chưa ban hành được: còn 2 điểm phải hoàn thiện.")).isVisible();
    assertThat(hai.getByText("Nội dung 1 chưa có đơn vị chủ trì")).isVisible();
    accessible(hai, "conclude");

    choose(hai, combobox(first, "Đơn vị chủ trì"), "dong y");
    first.getByText("Không hạn", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(hai.getByText("Đã đủ điều kiện ban hành.")).isVisible();

    button(hai, "Thêm").click();
    textbox(dialog(hai), "Nội dung chỉ đạo mới").fill(FOR_EACH);
    button(dialog(hai), "Thêm vào kết luận").click();
    Locator second = directive(hai, 2);
    assertThat(textbox(second, "Nội dung chỉ đạo")).hasValue(FOR_EACH);
    second.getByText("Từng đơn vị tự thực hiện").click();
    choose(hai, combobox(second, "Đơn vị thực hiện"), "hoi dong y");
    choose(hai, combobox(second, "Đơn vị thực hiện"), "luat gia");
    combobox(second, "Đơn vị thực hiện").press("Escape");
    combobox(second, "Thời hạn").fill("31/01/2020");
    combobox(second, "Thời hạn").press("Enter");
    assertThat(hai.getByText("Đã đủ điều kiện ban hành.")).isVisible();
    assertThat(hai.getByText("Chưa ban hành được")).isHidden();
    assertThat(hai.getByText("2 nội dung chỉ đạo, giao 3 nhiệm vụ")).isVisible();

    button(hai, "Ban hành thông báo").click();
    button(hai.locator("vaadin-confirm-dialog"), "Ban hành thông báo").click();
    assertThat(heading(hai, "Thông báo 06/TB-LHH")).isVisible();
    assertThat(hai.getByText("Số: 06/TB-LHH")).isVisible();
    assertThat(hai.getByText("Chủ trì: Hội Đông y")).isVisible();
    picture(hai, "story-notice");
  }

  private void acknowledgedAndDone(Page sen) {
    step(sen, "Tiếp nhận nhiệm vụ", PROPOSED);
    button(sen, "Tiếp nhận").click();
    assertThat(sen.getByText("Đang thực hiện").first()).isVisible();
    button(sen, "Báo cáo tiến độ").click();
    field(sen, "Tiến độ (%)").fill("40");
    button(dialog(sen), "Gửi báo cáo").click();
    assertThat(dialog(sen).getByText("Chưa nhập kết quả đã làm.")).isVisible();
    textbox(dialog(sen), "Kết quả đã làm").fill("Đã thống nhất với Hội Y học.");
    button(dialog(sen), "Gửi báo cáo").click();
    assertThat(sen.getByText("Tiến độ 40%").first()).isVisible();
    button(sen, "Báo cáo hoàn thành").click();
    textbox(dialog(sen), "Kết quả đã làm").fill("Đã ban hành lịch khám chung.");
    fitsThePhone(sen);
    button(dialog(sen), "Gửi báo cáo").click();
    assertThat(sen.getByText("Đã gửi báo cáo. Văn phòng sẽ xác nhận.")).isVisible();
    assertThat(sen.getByText("Chờ xác nhận").first()).isVisible();
    fitsThePhone(sen);
  }

  private void confirmed(Page khiem) {
    step(khiem, "Xác nhận hoàn thành", "Hội Đông y: " + PROPOSED);
    accessible(khiem, "follow-up");
    button(khiem, "Xác nhận hoàn thành").click();
    assertThat(khiem.getByText("Đã hoàn thành").first()).isVisible();
  }

  private void tracedBack(Page khiem) {
    Locator trace = khiem.locator(".trace");
    assertThat(link(trace, "Nội dung chỉ đạo 1 · 06/TB-LHH")).isVisible();
    assertThat(link(trace, "Nội dung 6. ")).isVisible();
    assertThat(link(trace, "Báo cáo của Hội Đông y")).isVisible();
    link(trace, "Ý kiến 1 · Trình Thị Luyến").click();
    assertThat(heading(khiem, "Ý kiến 1")).isVisible();
    assertThat(khiem.getByText(ASKED_FOR)).isVisible();
    // And forward again: what became of the opinion.
    assertThat(link(khiem.locator("#content"), "Nội dung chỉ đạo 1")).isVisible();
    assertThat(link(khiem.locator("#content"), "Hội Đông y")).isVisible();
    assertThat(khiem.getByText("Đã hoàn thành")).isVisible();
  }

  private void reviewShowsWhereItStands(Page khiem) {
    open(khiem, "reviews");
    khiem.getByText(REVIEW).first().click();
    assertThat(heading(khiem, REVIEW)).isVisible();
    Locator steps =
        khiem
            .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Các bước của kỳ"))
            .locator("li");
    for (String step : List.of("Duyệt dự thảo", "Triệu tập hội nghị", "Kết luận hội nghị")) {
      assertThat(steps.filter(with(step))).containsText("Đã xong");
    }
    assertThat(khiem.locator(".process-picture g.process-done").first()).isVisible();
    accessible(khiem, "review");
    picture(khiem, "story-review");
  }

  private void inEnglish(Page tho) {
    tho.locator("[lang=en]:visible").first().click();
    assertThat(heading(tho, "My steps")).isVisible();
    step(tho, "Acknowledge", FOR_EACH);
    button(tho, "Acknowledge").click();
    assertThat(tho.getByText("In progress").first()).isVisible();
    assertThat(button(tho, "Report progress")).isVisible();
  }

  /** Opens a step that waits for this person, from the list of what waits. */
  private void step(Page page, String step, String title) {
    open(page, "");
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(beginning(step + ": " + title)))
        .first()
        .click();
    page.waitForURL(url -> url.matches(".*/[a-zA-Z]+/[0-9a-f-]{36}.*"));
    settled(page);
  }

  /**
   * Nothing serious that a machine can find, but for two things inside Vaadin's own components: its
   * row of tabs keeps them in its slot, where axe does not see them as its own; and the toggle of a
   * group in the navigation names what it opens by an id that is not there.
   */
  private void accessible(Page page, String where) {
    settled(page);
    List<String> found =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                .flatMap(
                    rule ->
                        rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                .filter(one -> !isOfVaadin(one))
                .toList();
    assertThat(found).as(where).isEmpty();
  }

  private static boolean isOfVaadin(String found) {
    return found.startsWith("aria-required-children: <vaadin-tabs")
        || found.startsWith("aria-valid-attr-value: <button part=\"toggle-button\"");
  }

  private static void fitsThePhone(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("nothing scrolls sideways")
        .isEqualTo(PHONE);
  }

  private static void choose(Page page, Locator combobox, String typed) {
    combobox.fill(typed);
    assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
    page.getByRole(AriaRole.OPTION).click();
  }

  private static Locator directive(Page page, int number) {
    return page.getByRole(
        AriaRole.LISTITEM,
        new Page.GetByRoleOptions().setName("Nội dung " + number).setExact(true));
  }

  private static Locator dialog(Page page) {
    return page.getByRole(AriaRole.DIALOG);
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)).first();
  }

  private static Locator button(Page page, String name) {
    return page.locator("#content").getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator textbox(Page page, String name) {
    return page.locator("#content").getByRole(AriaRole.TEXTBOX, named(name));
  }

  private static Locator textbox(Locator within, String name) {
    return within.getByRole(AriaRole.TEXTBOX, named(name));
  }

  private static Locator combobox(Locator within, String name) {
    return within.getByRole(AriaRole.COMBOBOX, named(name));
  }

  private static Locator link(Locator within, String name) {
    return within.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)).first();
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
  }

  /** In the browser's own regular expressions, which know no quoting. */
  private static Pattern beginning(String text) {
    return Pattern.compile("^" + text.replaceAll("[.?()]", "\\\\$0"));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
