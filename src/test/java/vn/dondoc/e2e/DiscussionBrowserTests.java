package vn.dondoc.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.report.ReportDrafting;

/** The conference in the browser: convened, recorded by keyboard alone, handed in to, answered. */
class DiscussionBrowserTests extends BrowserTest {
  @Autowired JdbcClient jdbc;
  @Autowired ActingAs actingAs;
  @Autowired ReportDrafting drafting;

  @Test
  void convenedRecordedByKeyboardHandedInAndAnswered() {
    UUID review =
        jdbc.sql("select id from review order by opened_at desc limit 1")
            .query(UUID.class)
            .single();
    actingAs.person(
        person("Lưu Bá Mạc"),
        () -> {
          drafting.report(review).sections().stream()
              .filter(s -> s.text().isBlank())
              .forEach(s -> drafting.saveSection(s.id(), "Số liệu minh họa.", s.version()));
          drafting.addKeyTask(review, "Phối hợp giữa các Hội (số liệu minh họa)");
          drafting.submitForApproval(review);
        });
    actingAs.person(person("Hoàng Văn Páo"), () -> drafting.approve(review));

    Page office = as("Vi Thị Hảo");
    open(office, "convene/" + review);
    office.getByRole(AriaRole.BUTTON, button("Triệu tập hội nghị")).click();
    assertThat(office.getByText("Chưa nhập giờ bắt đầu.")).isVisible();
    field(office, "Giờ bắt đầu").fill("08:00");
    field(office, "Giờ bắt đầu").press("Enter");
    field(office, "Địa điểm").fill("Sở Khoa học và Công nghệ");
    field(office, "Nội dung").fill("Khai mạc");
    field(office, "Từ").fill("08:00");
    field(office, "Từ").press("Enter");
    settled(office);
    picture(office, "convene");
    office.getByRole(AriaRole.BUTTON, button("Triệu tập hội nghị")).click();
    assertThat(office.getByText("Đã triệu tập. Các ủy viên")).isVisible();
    picture(office, "convene-attendance");
    office.setViewportSize(PHONE, 740);
    picture(office, "convene-attendance-360");
    office.setViewportSize(WIDE, 900);

    Page member = as("Trình Thị Luyến", PHONE, "vi-VN");
    open(member, "handInOpinion/" + review);
    member.getByRole(AriaRole.BUTTON, button("Gửi ý kiến")).click();
    assertThat(member.getByText("Chưa nhập ý kiến.")).isVisible();
    field(member, "Ý kiến").fill("Đề nghị có lịch làm việc chung.");
    picture(member, "hand-in-360");
    member.getByRole(AriaRole.BUTTON, button("Gửi ý kiến")).click();
    assertThat(member.getByText("Đã gửi ý kiến 1.")).isVisible();

    open(office, "recordDiscussion/" + review);
    office.keyboard().press("F2");
    type(office, "luyen");
    assertThat(office.getByRole(AriaRole.OPTION).first()).containsText("Trình Thị Luyến");
    office.keyboard().press("ArrowDown");
    office.keyboard().press("Enter");
    settled(office);
    assertThat(field(office, "Đơn vị")).hasValue("Hội Làm vườn");
    assertThat(field(office, "Đơn vị")).isFocused();
    office.keyboard().press("Enter");
    assertThat(field(office, "Về")).isFocused();
    office.keyboard().press("Enter");
    assertThat(field(office, "Ý kiến")).isFocused();
    type(office, "Tăng cường phối hợp");
    office.keyboard().press("Control+Enter");
    assertThat(office.getByText("Đã lưu ý kiến 2")).isVisible();
    assertThat(field(office, "Người phát biểu")).isFocused();
    office.keyboard().press("F8");
    assertThat(field(office, "Ý kiến")).isFocused();
    type(office, "Tập huấn cán bộ");
    office.keyboard().press("Control+Enter");
    assertThat(office.getByText("Đã lưu ý kiến 3")).isVisible();
    office.keyboard().press("F4");
    assertThat(field(office, "Ý kiến")).hasValue("Tập huấn cán bộ");
    office.keyboard().press("F2");
    office.keyboard().press("Escape");
    office.keyboard().press("Escape");
    assertThat(field(office, "Ý kiến")).isFocused();
    office.keyboard().press("End");
    type(office, " cuối tuần");
    office.keyboard().press("Control+Enter");
    assertThat(office.getByText("Tập huấn cán bộ cuối tuần")).isVisible();
    picture(office, "record");
    office.getByRole(AriaRole.BUTTON, button("Kết thúc thảo luận")).click();
    office
        .locator("vaadin-confirm-dialog")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Kết thúc thảo luận"))
        .click();
    assertThat(office.getByText("Đã kết thúc thảo luận.")).isVisible();

    Page viceChair = as("Hoàng Văn Páo");
    UUID first =
        jdbc.sql("select id from opinion where review_id = ? and number = 1")
            .param(review)
            .query(UUID.class)
            .single();
    open(viceChair, "answerOpinion/" + first);
    viceChair.getByRole(AriaRole.BUTTON, button("Lưu và sang ý kiến sau")).click();
    assertThat(viceChair.getByText("Chưa chọn tiếp thu hay giải trình.")).isVisible();
    viceChair.getByText("Giải trình", new Page.GetByTextOptions().setExact(true)).click();
    settled(viceChair);
    field(viceChair, "Lý do").fill("Đã có lịch của Văn phòng.");
    picture(viceChair, "answer");
    viceChair.getByRole(AriaRole.BUTTON, button("Lưu và sang ý kiến sau")).click();
    assertThat(viceChair.getByText("đã trả lời 1/3")).isVisible();
    assertThat(viceChair.locator(".answer-detail").getByText("Tăng cường phối hợp")).isVisible();

    open(member, "reviews/" + review + "?tab=discussion.tab");
    assertThat(member.getByText("Được trả lời cùng thông báo kết luận").first()).isVisible();
    picture(member, "tab-360");
    Page narrow = as("Hoàng Văn Páo", PHONE, "vi-VN");
    open(narrow, "answerOpinion/" + first);
    picture(narrow, "answer-360");
    open(viceChair, "reviews/" + review + "?tab=discussion.tab");
    picture(viceChair, "tab");
  }

  private UUID person(String name) {
    return jdbc.sql("select id from person where name = ?").param(name).query(UUID.class).single();
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
  }
}
