package vn.dondoc.followup;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;

/**
 * What a unit reports on a follow-up.
 *
 * @param percent how far it is, 0 to 100; a report of completion counts as 100 whatever stands here
 * @param words what was done
 * @param difficulty what stands in the way, if anything does
 * @param links addresses of pages that show it
 */
public record ProgressEntry(
    int percent,
    String words,
    @Nullable String difficulty,
    List<Evidence> files,
    List<String> links) {
  private static final int MOST_LINKS = 20;
  private static final int LONGEST_LINK = 2_000;

  /**
   * Of the web and of nothing else: whatever else a browser may follow is not for others to open.
   */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s\\p{Cntrl}/?#]+[^\\s\\p{Cntrl}]*", Pattern.CASE_INSENSITIVE);

  /** A file as it was chosen; what it really is, its content tells. */
  public record Evidence(String name, byte[] content) {}

  public ProgressEntry(
      int percent, String words, @Nullable String difficulty, List<Evidence> files) {
    this(percent, words, difficulty, files, List.of());
  }

  public ProgressEntry(int percent, String words) {
    this(percent, words, null, List.of());
  }

  /**
   * The addresses as they are stored.
   *
   * @throws DomainException when one is no address of a page, or there are too many
   */
  List<String> checkedLinks() {
    List<String> stored = links.stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
    if (stored.size() > MOST_LINKS) {
      throw new DomainException("followUp.linksTooMany", MOST_LINKS, stored.size());
    }
    for (String link : stored) {
      if (link.length() > LONGEST_LINK || !ADDRESS.matcher(link).matches()) {
        throw new DomainException(
            "followUp.linkUnknown", link.length() > 100 ? link.substring(0, 100) + "…" : link);
      }
    }
    return stored;
  }
}
