package vn.dondoc.followup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit reports on a follow-up.
 *
 * @param percent how far it is, 0 to 100; a report of completion counts as 100 whatever stands here
 * @param words what was done
 * @param difficulty what stands in the way, if anything does
 */
public record ProgressEntry(
    int percent, String words, @Nullable String difficulty, List<Evidence> files) {

  /** A file as it was chosen; what it really is, its content tells. */
  public record Evidence(String name, byte[] content) {}

  public ProgressEntry(int percent, String words) {
    this(percent, words, null, List.of());
  }
}
