package vn.dondoc.base;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every sentence a person reads, by key and language, from the bundles {@code
 * messages/<module>_<language>.properties} of all modules.
 *
 * <p>An apostrophe in a bundle is an apostrophe, doubled or not. Numbers are written as the
 * language writes them (a year is therefore passed as text), dates and times as the screens do.
 */
@Component
public class Messages {
  public static final Locale VIETNAMESE = Locale.of("vi");
  public static final Locale ENGLISH = Locale.ENGLISH;

  /** Vietnamese first: it is what is shown where nothing was chosen. */
  public static final List<Locale> LANGUAGES = List.of(VIETNAMESE, ENGLISH);

  private final Map<String, Map<String, String>> byLanguage;

  public Messages() {
    Map<String, Map<String, String>> all = new HashMap<>();
    LANGUAGES.forEach(l -> all.put(l.getLanguage(), read(l.getLanguage())));
    this.byLanguage = Map.copyOf(all);
  }

  /** The sentence, or {@code !key!} where there is none: seen at once, and by a test. */
  public String get(Locale locale, String key, Object... args) {
    Locale language = language(locale);
    String pattern = sentences(language).get(key);
    if (pattern == null) {
      return "!" + key + "!";
    }
    String literal = pattern.replace("''", "'");
    if (args.length == 0) {
      return literal;
    }
    Object[] readable = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      readable[i] = readable(args[i]);
    }
    return new MessageFormat(literal.replace("'", "''"), language).format(readable);
  }

  /** Whether there is a sentence for this key. */
  public boolean has(Locale locale, String key) {
    return sentences(language(locale)).containsKey(key);
  }

  /** The nearest language that is spoken here; Vietnamese where none is near. */
  public static Locale language(Locale locale) {
    return locale.getLanguage().equals(ENGLISH.getLanguage()) ? ENGLISH : VIETNAMESE;
  }

  private Map<String, String> sentences(Locale language) {
    return byLanguage.getOrDefault(language.getLanguage(), Map.of());
  }

  private static Object readable(Object arg) {
    return switch (arg) {
      case LocalDate day -> DateFormats.day(day);
      case LocalTime time -> DateFormats.time(time);
      case LocalDateTime moment -> DateFormats.dayTime(moment);
      case Instant instant -> DateFormats.dayTime(instant);
      default -> arg;
    };
  }

  private static Map<String, String> read(String language) {
    Map<String, String> sentences = new HashMap<>();
    try {
      for (Resource bundle :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/*_" + language + ".properties")) {
        Properties properties = new Properties();
        try (Reader reader =
            new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        properties.forEach((key, value) -> sentences.put((String) key, (String) value));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(sentences);
  }
}
