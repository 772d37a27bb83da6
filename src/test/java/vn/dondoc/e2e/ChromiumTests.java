package vn.dondoc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class ChromiumTests {
  /** The letters that a browser without a Vietnamese font would show as boxes. */
  @Test
  void showsVietnamese() {
    try (Page page = Chromium.browser().newPage()) {
      page.setContent("<p lang=vi>Đôn đốc: ơ ư ạ ế ỗ ặ</p>");
      assertThat(page.locator("p").innerText()).isEqualTo("Đôn đốc: ơ ư ạ ế ỗ ặ");
    }
  }
}
