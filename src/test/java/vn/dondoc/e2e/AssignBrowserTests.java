package vn.dondoc.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;

/** Direct assignment in the browser: to all associations at once; and whom the chair names. */
class AssignBrowserTests extends BrowserTest {
  private static final String TEXT = "Báo cáo số hội viên đến hết năm (số liệu minh họa)";

  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void toAllAssociationsEachForItself() {
    int associations =
        jdbc.sql(
                "select count(*) from organisation where kind = 'ASSOCIATION' and dissolved_on is null")
            .query(Integer.class)
            .single();
    Page chair = as("Nguyễn Long Hải");
    open(chair, "follow-ups");
    chair.getByRole(AriaRole.BUTTON, button("Giao nhiệm vụ")).click();
    settled(chair);
    assign(chair).click();
    assertThat(chair.getByText("Chưa nhập nội dung nhiệm vụ.")).isVisible();
    assertThat(chair.getByText("Chưa nhập thời hạn và chưa đánh dấu không hạn.")).isVisible();
    pictures(chair, "assign-missing");

    field(chair, "Nội dung nhiệm vụ").fill(TEXT);
    field(chair, "Văn bản nào").fill("Công văn của Liên hiệp Hội Việt Nam");
    field(chair, "Số, ký hiệu").fill("123/LHHVN");
    chair
        .getByRole(
            AriaRole.RADIO,
            new Page.GetByRoleOptions().setName(Pattern.compile("Tất cả Hội thành viên")))
        .click();
    settled(chair);
    String due = DateFormats.day(Days.today(clock).plusDays(45));
    field(chair, "Thời hạn").fill(due);
    field(chair, "Thời hạn").press("Enter");
    settled(chair);
    pictures(chair, "assign");
    assign(chair).click();
    Locator question = chair.locator("vaadin-confirm-dialog");
    assertThat(question.getByText("Giao " + associations + " nhiệm vụ?")).isVisible();
    picture(chair, "assign-ask");
    question
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Giao nhiệm vụ"))
        .click();
    chair.waitForURL(Pattern.compile(".*/follow-ups\\?assignment=.*"));
    settled(chair);
    assertThat(chair.getByText(Pattern.compile("^" + associations + " nhiệm vụ"))).isVisible();
    pictures(chair, "assign-done");

    Page member = as("Trình Thị Luyến", PHONE, "vi-VN");
    assertThat(member.getByText(TEXT).first()).isVisible();
  }

  @Test
  void theChairNamesSomeoneAndEndsItAgain() {
    Page chair = as("Nguyễn Long Hải");
    open(chair, "delegation");
    pictures(chair, "delegation-none");
    chair.getByRole(AriaRole.BUTTON, button("Cử người")).click();
    settled(chair);
    Locator dialog = chair.locator("vaadin-dialog");
    Locator person =
        dialog.getByLabel("Người được cử", new Locator.GetByLabelOptions().setExact(true));
    person.click();
    type(chair, "pao");
    assertThat(chair.getByRole(AriaRole.OPTION).first()).containsText("Hoàng Văn Páo");
    chair.keyboard().press("ArrowDown");
    chair.keyboard().press("Enter");
    settled(chair);
    Locator until = dialog.getByLabel("Đến hết ngày");
    until.fill(DateFormats.day(Days.today(clock).plusDays(30)));
    until.press("Enter");
    settled(chair);
    pictures(chair, "delegation-name");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cử người")).click();
    assertThat(chair.getByText("Đang có hiệu lực")).isVisible();
    settled(chair);
    pictures(chair, "delegation");
    chair.getByRole(AriaRole.BUTTON, button("Kết thúc việc cử Hoàng Văn Páo")).click();
    chair
        .locator("vaadin-confirm-dialog")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Kết thúc"))
        .click();
    settled(chair);
    assertThat(chair.getByText("Chưa nhập")).hasCount(0);
  }

  /** At both widths, light and dark. */
  private void pictures(Page page, String name) {
    for (int width : new int[] {WIDE, PHONE}) {
      page.setViewportSize(width, width == PHONE ? 740 : 900);
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        settled(page);
        page.waitForTimeout(500); // The colours change over slowly.
        picture(page, name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    page.setViewportSize(WIDE, 900);
    settled(page);
  }

  /** The button that assigns: the last thing of the form. */
  private static Locator assign(Page page) {
    return page.locator(".assign-form")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Giao nhiệm vụ"));
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label).first();
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
