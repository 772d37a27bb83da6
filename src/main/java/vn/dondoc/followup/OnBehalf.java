package vn.dondoc.followup;

import org.jspecify.annotations.Nullable;
import vn.dondoc.followup.ProgressEntry.Evidence;

/**
 * The office enters something for a unit.
 *
 * @param source how it came to know, in words: a telephone call, a letter, a visit
 * @param file the letter or picture it came with, if there was one
 */
public record OnBehalf(String source, @Nullable Evidence file) {
  public OnBehalf(String source) {
    this(source, null);
  }
}
