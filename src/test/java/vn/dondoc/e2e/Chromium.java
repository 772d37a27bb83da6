package vn.dondoc.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The browser of the tests: the system's own Chromium or Chrome; else Playwright's download; else,
 * as root on Debian, the system's package; else one line that says how to get one. One for a whole
 * test run, used from one thread.
 */
final class Chromium {
  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable",
          "/opt/google/chrome/chrome",
          "/snap/bin/chromium",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  /** Playwright would otherwise fetch three browsers as soon as it is made. */
  private static final Map<String, String> FETCH_NOTHING =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  private static @Nullable Browser running;

  private Chromium() {}

  static synchronized Browser browser() {
    Browser browser = running;
    if (browser == null) {
      Playwright playwright =
          Playwright.create(new Playwright.CreateOptions().setEnv(FETCH_NOTHING));
      browser =
          inUsualPlace()
              .flatMap(path -> launch(playwright, path))
              .or(() -> download() ? launch(playwright, null) : Optional.empty())
              .or(() -> installPackage().flatMap(path -> launch(playwright, path)))
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "The browser tests need Chromium: install it (for example 'apt-get install"
                              + " chromium fonts-noto-core') and run again."));
      running = browser;
    }
    return browser;
  }

  private static Optional<Path> inUsualPlace() {
    return USUAL_PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  private static Optional<Browser> launch(Playwright playwright, @Nullable Path executable) {
    LaunchOptions options = new LaunchOptions().setHeadless(true);
    if (executable != null) {
      options.setExecutablePath(executable);
    }
    if (root()) {
      options.setArgs(List.of("--no-sandbox"));
    }
    try {
      return Optional.of(playwright.chromium().launch(options));
    } catch (PlaywrightException e) {
      say("did not start: " + e.getMessage().lines().findFirst().orElse(""));
      return Optional.empty();
    }
  }

  private static boolean download() {
    say("none on this machine, downloading one");
    ProcessBuilder builder =
        Driver.ensureDriverInstalled(FETCH_NOTHING, false).createProcessBuilder();
    builder.command().addAll(List.of("install", "chromium"));
    return run(builder);
  }

  private static Optional<Path> installPackage() {
    if (!root() || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return Optional.empty();
    }
    say("no download here, installing the system's package");
    boolean installed =
        run(new ProcessBuilder("apt-get", "update", "-q"))
            & run(
                new ProcessBuilder(
                    "apt-get",
                    "install",
                    "-q",
                    "-y",
                    "--no-install-recommends",
                    "chromium",
                    "fonts-noto-core"));
    return installed ? inUsualPlace() : Optional.empty();
  }

  private static boolean run(ProcessBuilder builder) {
    try {
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      Process process = builder.redirectErrorStream(true).start();
      try (InputStream output = process.getInputStream()) {
        output.transferTo(System.err);
      }
      return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      say(e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void say(@Nullable String what) {
    System.err.println("Chromium: " + what);
  }
}
