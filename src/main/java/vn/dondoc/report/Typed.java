package vn.dondoc.report;

import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;

/** What people type, taken in: plain spaces, and no longer than it may be. */
final class Typed {
  static final int SECTION = 20_000;
  static final int KEY_TASK = 2_000;
  static final int PASSAGE = 10_000;
  static final int NOTE = 2_000;

  private Typed() {}

  static String atMost(int limit, String text) {
    String normal = NfcText.normal(text);
    if (normal.length() > limit) {
      throw new DomainException("report.tooLong", limit, normal.length());
    }
    return normal;
  }

  static String required(int limit, @Nullable String text, String missingKey) {
    String typed = optional(limit, text);
    if (typed == null) {
      throw new DomainException(missingKey);
    }
    return typed;
  }

  /** What was typed, or nothing; a no-break space is nothing too. */
  static @Nullable String optional(int limit, @Nullable String text) {
    String typed = text == null ? "" : atMost(limit, text).strip();
    return typed.isEmpty() ? null : typed;
  }
}
