package vn.dondoc.discussion;

import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;

/** Words that a person has written, at most so many. */
final class Words {
  /** For a text of its own: an opinion, an answer. */
  static final int TEXT = 20_000;

  /** For a line: a place, a reason for being absent, a line of the agenda. */
  static final int LINE = 500;

  private Words() {}

  /**
   * The words without the space around them.
   *
   * @throws DomainException with this key when there are none, or {@code discussion.tooLong}
   */
  static String required(@Nullable String words, int most, String missingKey) {
    String given = optional(words, most);
    if (given == null) {
      throw new DomainException(missingKey);
    }
    return given;
  }

  static @Nullable String optional(@Nullable String words, int most) {
    String given = words == null ? "" : NfcText.normal(words).strip();
    if (given.length() > most) {
      throw new DomainException("discussion.tooLong", most, given.length());
    }
    return given.isEmpty() ? null : given;
  }
}
