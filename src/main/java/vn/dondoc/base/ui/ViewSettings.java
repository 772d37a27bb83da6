package vn.dondoc.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.dondoc.base.Messages;

/**
 * How a person wants to see the pages. Kept on the device, since it is about eyes, light and
 * screen, and holds before anyone has signed in.
 */
record ViewSettings(Scheme scheme, Size size, boolean compact) {
  private static final String VIEW_COOKIE = "dondoc-view";
  private static final String LANGUAGE_COOKIE = "dondoc-language";

  enum Scheme {
    DEVICE(ColorScheme.Value.LIGHT_DARK),
    LIGHT(ColorScheme.Value.LIGHT),
    DARK(ColorScheme.Value.DARK);

    private final ColorScheme.Value value;

    Scheme(ColorScheme.Value value) {
      this.value = value;
    }
  }

  enum Size {
    NORMAL,
    LARGER,
    LARGEST;

    private String theme() {
      return "text-" + name().toLowerCase(Locale.ROOT);
    }
  }

  static Optional<ViewSettings> chosen() {
    return cookie(VaadinService.getCurrentRequest(), VIEW_COOKIE).flatMap(ViewSettings::parse);
  }

  static ViewSettings initial(boolean compact) {
    return new ViewSettings(Scheme.DEVICE, Size.NORMAL, compact);
  }

  static Locale language(VaadinRequest request) {
    return cookie(request, LANGUAGE_COOKIE)
        .map(Locale::of)
        .map(Messages::language)
        .orElse(Messages.VIETNAMESE);
  }

  static void keepLanguage(Locale language) {
    keep(LANGUAGE_COOKIE, language.getLanguage());
  }

  ViewSettings with(Scheme other) {
    return new ViewSettings(other, size, compact);
  }

  ViewSettings with(Size other) {
    return new ViewSettings(scheme, other, compact);
  }

  ViewSettings withCompact(boolean on) {
    return new ViewSettings(scheme, size, on);
  }

  void keep() {
    keep(VIEW_COOKIE, scheme + "." + size + "." + compact);
  }

  void apply(UI ui) {
    ui.getPage().setColorScheme(scheme.value);
    List<String> themes = ui.getElement().getThemeList().stream().toList();
    for (Size each : Size.values()) {
      if (each != size && themes.contains(each.theme())) {
        ui.getElement().getThemeList().remove(each.theme());
      }
    }
    ui.getElement().getThemeList().add(size.theme());
    ui.getElement().getThemeList().set("compact", compact);
  }

  private static Optional<ViewSettings> parse(String text) {
    String[] parts = text.split("\\.", -1);
    try {
      return parts.length == 3
          ? Optional.of(
              new ViewSettings(
                  Scheme.valueOf(parts[0]), Size.valueOf(parts[1]), Boolean.parseBoolean(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> cookie(VaadinRequest request, String name) {
    Cookie[] cookies = request == null ? null : request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name)) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static void keep(String name, String value) {
    VaadinResponse response = VaadinService.getCurrentResponse();
    if (response == null) {
      return;
    }
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setMaxAge((int) Duration.ofDays(400).toSeconds());
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
