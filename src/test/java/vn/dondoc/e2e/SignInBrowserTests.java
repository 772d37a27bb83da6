package vn.dondoc.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One click on a person of the demonstration, and what waits for them is there. */
class SignInBrowserTests extends BrowserTest {
  @ParameterizedTest
  @ValueSource(strings = {"Nguyễn Long Hải", "Nguyễn Thị Hoài Thơ", "Vi Thị Hảo"})
  void onePersonOneClick(String name) {
    Page page = as(name);
    assertThat(page.getByRole(AriaRole.HEADING, named("Việc của tôi")).first()).isVisible();
    assertThat(page.getByText("BẢN TRÌNH DIỄN").first()).isVisible();
  }

  @Test
  void onAPhoneEnglishIsOneClickAway() {
    Page page = as("Nguyễn Thị Hoài Thơ", PHONE, "vi-VN");
    page.locator("[lang=en]:visible").first().click();
    assertThat(page.getByRole(AriaRole.HEADING, named("My steps")).first()).isVisible();
    org.assertj.core.api.Assertions.assertThat(
            page.evaluate("document.documentElement.scrollWidth"))
        .as("nothing scrolls sideways")
        .isEqualTo(PHONE);
  }

  @Test
  void nobodyGetsPastTheSignInPage() {
    Page page = visitor();
    page.navigate("/reviews");
    page.waitForURL("**/login**");
    assertThat(page.getByText("Chọn người để vào xem").first()).isVisible();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
