package vn.dondoc.base;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form of a text in which two texts are the same when a Vietnamese reader would call them so:
 * without case, accents, tone placement, kinds of space, quote and dash. The database function
 * {@code search_key} does the same.
 */
public final class SearchKey {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern DOUBLE_QUOTES = Pattern.compile("[“”„«»]");
  private static final Pattern SINGLE_QUOTES = Pattern.compile("[‘’‚]");
  private static final Pattern DASHES = Pattern.compile("[‐‑‒–—―−]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private SearchKey() {}

  /** 'Hội Y học' becomes 'hoi y hoc'. */
  public static String of(String text) {
    String bare =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
            .replaceAll("")
            .replace('đ', 'd')
            .replace('Đ', 'D');
    String typed = DOUBLE_QUOTES.matcher(bare).replaceAll("\"");
    typed = SINGLE_QUOTES.matcher(typed).replaceAll("'");
    typed = DASHES.matcher(typed).replaceAll("-").replace("…", "...");
    return SPACES.matcher(typed).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
