package vn.dondoc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source text of the application, for rules about what stands in it literally. */
final class Sources {
  /** A string literal on one line, with its escapes. */
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  private static final Pattern TEMPLATE_KEY = Pattern.compile("#\\{([A-Za-z][A-Za-z0-9_.]*)");

  private Sources() {}

  /** Every Java file under {@code src/main/java}: its path and its text, without comments. */
  static SortedMap<String, String> main() {
    Path root = Path.of("src/main/java");
    SortedMap<String, String> texts = new TreeMap<>();
    try (var files = Files.walk(root)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        texts.put(root.relativize(file).toString(), withoutComments(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** Every string literal of the application. */
  static SortedSet<String> literals() {
    SortedSet<String> found = new TreeSet<>();
    main()
        .values()
        .forEach(
            text -> {
              Matcher literal = LITERAL.matcher(text.replace("\"\"\"", "\" \""));
              while (literal.find()) {
                found.add(literal.group(1));
              }
            });
    return found;
  }

  /** Every key that a template of a letter or a page says: {@code #{key}} or {@code #{key(…)}}. */
  static SortedSet<String> templateKeys() {
    Path root = Path.of("src/main/resources/templates");
    SortedSet<String> keys = new TreeSet<>();
    try (var files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Matcher key = TEMPLATE_KEY.matcher(Files.readString(file));
        while (key.find()) {
          keys.add(key.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }

  private static String withoutComments(String java) {
    return java.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
  }
}
