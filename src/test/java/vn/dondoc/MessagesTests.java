package vn.dondoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.dondoc.workflow.Step;

/** Every sentence a person can see exists in both languages, and no other. */
class MessagesTests {
  private static final Path FOLDER = Path.of("src/main/resources/messages");

  /** A key as it is written in the code: {@code module.what} or {@code module.what.more}. */
  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+");

  private static final Pattern FILE = Pattern.compile(".*\\.(css|js|svg|png|pdf|xml|yaml|yml)");

  /** A key that is put together: {@code "step." + id}. */
  private static final Pattern KEY_START =
      Pattern.compile("\"((?:[a-z][A-Za-z0-9]*\\.)(?:[A-Za-z0-9]+\\.)*)\"\\s*\\+");

  /** The places that take a key as their first word. */
  private static final Pattern KEY_USE =
      Pattern.compile(
          "(?:new DomainException|new NotAllowed|getTranslation|\\bt|\\btr|\\btext|translate)\\(\\s*\"([^\"]+)\"(?!\\s*\\+)");

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    for (Path file : bundles("vi")) {
      Path english = english(file);
      assertThat(english).as("the English of " + file.getFileName()).exists();
      assertThat(load(english).keySet())
          .as("keys of " + english.getFileName() + " as in " + file.getFileName())
          .isEqualTo(load(file).keySet());
    }
    assertThat(bundles("en")).hasSameSizeAs(bundles("vi"));
  }

  @Test
  void noKeyIsGivenTwice() throws IOException {
    List<String> twice = new ArrayList<>();
    for (String language : List.of("vi", "en")) {
      Map<String, Path> first = new HashMap<>();
      for (Path file : bundles(language)) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          Matcher key = Pattern.compile("^\\s*([^#!\\s][^=:\\s]*)\\s*[=:].*").matcher(line);
          if (key.matches()) {
            Path before = first.put(key.group(1), file);
            if (before != null) {
              twice.add(
                  key.group(1) + " in " + before.getFileName() + " and " + file.getFileName());
            }
          }
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void noSentenceIsEmpty() throws IOException {
    for (String language : List.of("vi", "en")) {
      assertThat(all(language))
          .allSatisfy((key, text) -> assertThat(text).as(language + " " + key).isNotBlank());
    }
  }

  @Test
  void bothLanguagesTakeTheSameArguments() throws IOException {
    Map<String, String> english = all("en");
    all("vi")
        .forEach(
            (key, vietnamese) ->
                assertThat(arguments(english.getOrDefault(key, "")))
                    .as("arguments of " + key)
                    .isEqualTo(arguments(vietnamese)));
  }

  @Test
  void everyKeyInTheCodeHasItsSentence() throws IOException {
    SortedMap<String, String> known = all("vi");
    Set<String> families =
        known.keySet().stream().map(MessagesTests::family).collect(Collectors.toSet());
    SortedSet<String> missing = new TreeSet<>();
    Sources.main()
        .forEach(
            (file, java) -> {
              Matcher use = KEY_USE.matcher(java);
              while (use.find()) {
                if (KEY.matcher(use.group(1)).matches() && !known.containsKey(use.group(1))) {
                  missing.add(use.group(1) + " in " + file);
                }
              }
              Matcher start = KEY_START.matcher(java);
              while (start.find()) {
                String prefix = start.group(1);
                if (families.contains(family(prefix))
                    && known.keySet().stream().noneMatch(k -> k.startsWith(prefix))) {
                  missing.add(prefix + "… in " + file);
                }
              }
              Matcher literal = Pattern.compile("\"([^\"\\\\\n]+)\"").matcher(java);
              while (literal.find()) {
                String text = literal.group(1);
                if (KEY.matcher(text).matches()
                    && !FILE.matcher(text).matches()
                    && families.contains(family(text))
                    && !known.containsKey(text)
                    && known.keySet().stream().noneMatch(k -> k.startsWith(text + "."))) {
                  missing.add(text + " in " + file);
                }
              }
            });
    Sources.templateKeys().stream()
        .filter(key -> !known.containsKey(key))
        .forEach(key -> missing.add(key + " in a template"));
    assertThat(missing).as("keys without a sentence").isEmpty();
  }

  @Test
  void everySentenceIsUsed() throws IOException {
    Set<String> literals = new HashSet<>(Sources.literals());
    literals.addAll(Sources.templateKeys());
    Set<String> starts =
        literals.stream()
            .filter(l -> l.matches("(?:[A-Za-z][A-Za-z0-9]*\\.)+"))
            .collect(Collectors.toSet());
    // a few keys go on from a literal: "timeliness" + "." + name, or key + ".title"
    List<String> unused =
        all("vi").keySet().stream()
            .filter(key -> !literals.contains(key))
            .filter(key -> starts.stream().noneMatch(key::startsWith))
            .filter(key -> !literals.contains(key.substring(0, Math.max(0, key.lastIndexOf('.')))))
            .toList();
    assertThat(unused).as("sentences nobody says").isEmpty();
  }

  @Test
  void everyStepHasItsName() throws IOException {
    assertThat(all("vi").keySet())
        .containsAll(Arrays.stream(Step.values()).map(s -> "step." + s.id()).toList());
  }

  /** One word per thing, and the official style. */
  @Test
  void vietnameseIsThatOfAnOffice() throws IOException {
    assertThat(all("vi"))
        .allSatisfy(
            (key, text) ->
                assertThat(text)
                    .as(key)
                    .doesNotContainPattern(
                        Pattern.compile(
                            "(?<!\\p{L})bạn(?!\\p{L})",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                    .isEqualTo(
                        java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)));
  }

  private static String family(String key) {
    return key.substring(0, key.indexOf('.') < 0 ? key.length() : key.indexOf('.'));
  }

  private static Set<Integer> arguments(String sentence) {
    MessageFormat format =
        new MessageFormat(sentence.replace("''", "'").replace("'", "''"), Locale.ROOT);
    Format[] formats = format.getFormatsByArgumentIndex();
    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < formats.length; i++) {
      if (sentence.contains("{" + i)) {
        used.add(i);
      }
    }
    return used;
  }

  private static List<Path> bundles(String language) throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith("_" + language + ".properties"))
          .sorted()
          .toList();
    }
  }

  private static Path english(Path vietnamese) {
    return vietnamese.resolveSibling(
        vietnamese.getFileName().toString().replace("_vi.properties", "_en.properties"));
  }

  private static SortedMap<String, String> all(String language) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Path file : bundles(language)) {
      texts.putAll(load(file));
    }
    return texts;
  }

  private static SortedMap<String, String> load(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    SortedMap<String, String> texts = new TreeMap<>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }
}
