package vn.dondoc.report;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.CosineSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import vn.dondoc.base.SearchKey;

/** Whether a Vietnamese reader would call two key tasks the same, or nearly. */
enum Likeness {
  DIFFERENT,
  NEARLY,
  IDENTICAL;

  /** At most one letter in eight differs. */
  private static final double LETTERS = 0.125;

  private static final double WORDS = 0.85;

  static Likeness of(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    if (a.equals(b)) {
      return IDENTICAL;
    }
    if (cosine(a, b) < WORDS) {
      return DIFFERENT;
    }
    int longer = Math.max(a.length(), b.length());
    return new LevenshteinDistance((int) (longer * LETTERS)).apply(a, b) >= 0 ? NEARLY : DIFFERENT;
  }

  private static double cosine(String a, String b) {
    return new CosineSimilarity().cosineSimilarity(words(a), words(b));
  }

  private static Map<CharSequence, Integer> words(String text) {
    return Arrays.stream(text.split(" ")).collect(Collectors.toMap(w -> w, w -> 1, Integer::sum));
  }

  private static String plain(String text) {
    return SearchKey.of(text.replaceAll("[\\p{P}\\p{S}]+", " "));
  }
}
