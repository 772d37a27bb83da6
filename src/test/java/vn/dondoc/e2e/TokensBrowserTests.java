package vn.dondoc.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A token is made on its page, lets a program in, and stops when it is revoked. */
class TokensBrowserTests extends BrowserTest {
  @Test
  void aProgramGetsInWithATokenUntilItIsRevoked() throws Exception {
    Page page = as("Vi Thị Hảo");
    page.getByRole(AriaRole.MENUITEM, named(Pattern.compile("^Tài khoản của"))).click();
    page.getByRole(AriaRole.MENUITEM, named("Mã truy cập API")).click();
    page.waitForURL(url -> url.endsWith("/tokens"));
    settled(page);
    page.getByRole(AriaRole.BUTTON, named("Tạo mã")).click();
    page.getByLabel("Tên mã").fill("Bảng tổng hợp");
    picture(page, "tokens-create");
    page.getByRole(AriaRole.BUTTON, named("Tạo mã")).last().click();
    Locator shown = page.getByLabel("Mã truy cập", new Page.GetByLabelOptions().setExact(true));
    String secret = shown.inputValue();
    picture(page, "tokens-shown");
    assertThat(secret).startsWith("dd_");
    page.getByRole(AriaRole.BUTTON, named("Đóng")).click();
    settled(page);

    HttpResponse<String> list = call(page, "/api/v1/follow-ups?size=1", secret);
    assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
    assertThat(list.body()).contains("\"total\":");
    assertThat(call(page, "/api/v1/standing", secret).body()).contains("\"onTime\":");
    assertThat(call(page, "/api/v1/openapi.json", null).statusCode()).isEqualTo(200);
    for (String path : List.of("/api", "/api/v1/none", "/api/v1/none/of/these")) {
      HttpResponse<String> none = call(page, path, secret);
      assertThat(none.statusCode()).as(path).isEqualTo(404);
      assertThat(none.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(call(page, path, null).statusCode()).as(path).isEqualTo(401);
    }

    open(page, "tokens");
    assertThat(page.content()).doesNotContain(secret);
    picture(page, "tokens-1440");
    assertThat(
            new AxeBuilder(page)
                .include("main").analyze().getViolations().stream()
                    .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                    .toList())
        .isEmpty();
    Page phone = as("Vi Thị Hảo", PHONE, "vi-VN");
    open(phone, "tokens");
    picture(phone, "tokens-360");
    phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    picture(phone, "tokens-360-dark");

    page.getByRole(AriaRole.BUTTON, named("Thu hồi mã Bảng tổng hợp")).click();
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, in("Thu hồi")).click();
    assertThat(page.getByText("đã thu hồi ngày")).isVisible();
    assertThat(call(page, "/api/v1/follow-ups", secret).statusCode()).isEqualTo(401);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions named(Pattern name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions in(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static HttpResponse<String> call(Page page, String path, @Nullable String secret)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(page.url()).resolve(path));
    if (secret != null) {
      request.header("Authorization", "Bearer " + secret);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
