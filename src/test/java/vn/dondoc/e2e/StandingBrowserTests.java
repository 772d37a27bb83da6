package vn.dondoc.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The standing in a browser: from a number to its rows and back, and the wall that keeps up. */
class StandingBrowserTests extends BrowserTest {
  @Autowired JdbcClient jdbc;

  @Test
  void fromANumberToItsRowsAndBack() {
    Page page = as("Nguyễn Long Hải");
    open(page, "standing");
    assertThat(page.locator(".standing-chart:visible svg").first()).isVisible();
    Locator overdue = page.locator(".standing-two .standing-overdue > a.standing-number");
    String number = overdue.innerText();
    overdue.click();
    page.waitForURL("**/follow-ups?**");
    settled(page);
    assertThat(page.locator(".follow-up-count").first()).containsText(number + " nhiệm vụ");
    page.goBack();
    page.waitForURL("**/standing");
    settled(page);
    assertThat(overdue).hasText(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {WIDE, PHONE})
  void isReadByEveryone(int width) {
    Page page = as("Nguyễn Long Hải", width, "vi-VN");
    open(page, "standing");
    assertThat(page.locator(".standing-chart:visible svg").first()).isVisible();
    assertThat(
            new AxeBuilder(page)
                .analyze().getViolations().stream()
                    .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                    .flatMap(v -> v.getNodes().stream().map(n -> v.getId() + ": " + n.getHtml()))
                    // Of Vaadin's own navigation: its toggle names what it opens by an id not
                    // there.
                    .filter(found -> !found.contains("part=\"toggle-button\""))
                    .toList())
        .as("what axe finds serious")
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing scrolls sideways")
        .isEqualTo(true);
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('a.standing-number')].filter(a => a.getBoundingClientRect().height < 40 || a.getBoundingClientRect().width < 40).length"))
        .as("numbers too small to hit")
        .isEqualTo(0);
  }

  /** What is written past this application, as another node would, is on the wall at once. */
  @Test
  void theWallKeepsUpAndSaysWhenItCannot() {
    Page page = as("Nguyễn Long Hải");
    page.setViewportSize(1920, 1080);
    open(page, "standing/wall");
    Locator overdue = page.locator(".wall-figure.standing-overdue .wall-number");
    int before = Integer.parseInt(overdue.innerText());
    assertThat(page.evaluate("getComputedStyle(document.querySelector('.wall-number')).fontSize"))
        .isEqualTo("96px");
    assertThat(
            page.evaluate(
                "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"))
        .as("no scroll bars")
        .isEqualTo(true);
    assertThat(page.locator(".wall-units > li").count()).isBetween(1, 22);
    UUID changed =
        jdbc.sql(
                "select id from follow_up where lifecycle = 'IN_PROGRESS' and due_on < date '2019-11-10' limit 1")
            .query(UUID.class)
            .single();
    become(changed, "SUSPENDED");
    try {
      assertThat(overdue)
          .hasText(
              Integer.toString(before - 1),
              new LocatorAssertions.HasTextOptions().setTimeout(8_000));
    } finally {
      become(changed, "IN_PROGRESS");
    }
    assertThat(overdue)
        .hasText(
            Integer.toString(before), new LocatorAssertions.HasTextOptions().setTimeout(8_000));
    assertThat(page.locator(".wall-lost")).isHidden();
    page.context().setOffline(true);
    assertThat(page.locator(".wall-lost"))
        .containsText(
            java.util.regex.Pattern.compile("Mất kết nối từ \\d\\d:\\d\\d"),
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000));
    page.context().setOffline(false);
    assertThat(page.locator(".wall-lost"))
        .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
  }

  private void become(UUID followUp, String lifecycle) {
    jdbc.sql(
            "update follow_up set lifecycle = ?, changed_at = changed_at + interval '1 second' where id = ?")
        .params(lifecycle, followUp)
        .update();
  }
}
