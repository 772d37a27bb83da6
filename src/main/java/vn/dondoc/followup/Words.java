package vn.dondoc.followup;

import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;

/** Text that somebody typed, as it is stored. */
final class Words {
  static final int MOST = 5_000;

  private Words() {}

  /** Neither missing nor too long to be read. */
  static String required(@Nullable String text, String missingKey) {
    String stored = optional(text);
    if (stored == null) {
      throw new DomainException(missingKey);
    }
    return stored;
  }

  static @Nullable String optional(@Nullable String text) {
    // Normal first: to strip(), a no-break space is text.
    String stored = text == null ? "" : NfcText.normal(text).strip();
    if (stored.isEmpty()) {
      return null;
    }
    if (stored.length() > MOST) {
      throw new DomainException("followUp.textTooLong", MOST, stored.length());
    }
    return stored;
  }
}
