package vn.dondoc.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.dondoc.OwnSecurityContext;
import vn.dondoc.TestDatabase;

/**
 * A test in a real browser, of the application with the demonstration in a database of its own. A
 * test that wants none of the demonstration adds {@code @TestPropertySource(properties =
 * "dondoc.demo.enabled=false")}.
 *
 * <p>Each person has a browser session of their own. When a test fails, what each of them saw is
 * kept in {@code target/screenshots}.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "dondoc.database.embedded=false",
      "dondoc.demo.enabled=true",
      "spring.main.log-startup-info=false"
    })
@ExtendWith(OwnSecurityContext.class)
@Import(TestDatabase.class)
abstract class BrowserTest {
  static final int WIDE = 1440;
  static final int PHONE = 360;

  private final List<Page> pages = new ArrayList<>();
  private String test = "";
  @LocalServerPort private int port;

  @RegisterExtension
  final AfterTestExecutionCallback pictures =
      (ExtensionContext context) -> {
        if (context.getExecutionException().isPresent()) {
          for (int i = 0; i < pages.size(); i++) {
            picture(pages.get(i), test + "-" + i);
          }
        }
      };

  @BeforeEach
  void rememberName(TestInfo info) {
    test =
        info.getTestClass().map(Class::getSimpleName).orElse("")
            + "-"
            + info.getTestMethod().map(m -> m.getName()).orElse("");
  }

  @AfterEach
  void closeSessions() {
    pages.forEach(page -> page.context().close());
    pages.clear();
  }

  /** Types as a person does who looks first: when the page has done what it was doing. */
  static void type(Page page, String text) {
    page.waitForFunction(
        "() => Object.values(window.Vaadin.Flow.clients).every(c => !c.isActive || !c.isActive())");
    page.keyboard().type(text);
  }

  /** A new session of nobody, on a wide screen, in Vietnamese. */
  Page visitor() {
    return visitor(WIDE, "vi-VN");
  }

  Page visitor(int width, String locale) {
    BrowserContext session =
        Chromium.browser()
            .newContext(
                new NewContextOptions()
                    .setBaseURL("http://localhost:" + port)
                    .setLocale(locale)
                    .setTimezoneId("Asia/Ho_Chi_Minh")
                    .setHasTouch(width < 800)
                    .setViewportSize(width, width < 800 ? 740 : 900));
    Page page = session.newPage();
    page.setDefaultTimeout(15_000);
    pages.add(page);
    return page;
  }

  /** A new session of someone of the demonstration, signed in by one click. */
  Page as(String name) {
    return as(name, WIDE, "vi-VN");
  }

  Page as(String name, int width, String locale) {
    Page page = visitor(width, locale);
    page.navigate("/login");
    settled(page);
    Locator person =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    if (!person.isVisible()) {
      // Those of the associations and the administration are folded away.
      // Each that opens no longer matches: the first is clicked until the person is in sight.
      while (!person.isVisible()) {
        page.locator("vaadin-details:not([opened]) > vaadin-details-summary").first().click();
      }
    }
    person.click();
    page.waitForURL(url -> !url.contains("/login"));
    settled(page);
    return page;
  }

  /** Goes to an address within the application and waits until it is shown. */
  void open(Page page, String address) {
    page.navigate("/" + address);
    settled(page);
  }

  /** Waits until the server has answered everything that was asked of it. */
  void settled(Page page) {
    page.waitForFunction(
        """
        () => {
          const clients = window.Vaadin && window.Vaadin.Flow && window.Vaadin.Flow.clients;
          return clients && Object.keys(clients).length > 0
            && Object.values(clients).every(c => !c.isActive || !c.isActive());
        }
        """);
  }

  /** Keeps a picture of a page as {@code target/screenshots/<name>.png}. */
  static Path picture(Page page, String name) {
    Path file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }
}
