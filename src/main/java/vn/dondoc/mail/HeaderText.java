package vn.dondoc.mail;

import java.util.regex.Pattern;
import vn.dondoc.base.NfcText;

/** What people wrote, where it stands in a header: one line, nothing hidden in it, not too long. */
final class HeaderText {
  private static final int LONGEST = 200;

  /** Line ends and other controls, and the marks that turn the direction of writing. */
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private HeaderText() {}

  static String of(String text) {
    String line =
        HIDDEN.matcher(NfcText.normal(text)).replaceAll(" ").replaceAll(" {2,}", " ").strip();
    int end = line.length();
    if (end > LONGEST) {
      end = line.offsetByCodePoints(0, Math.min(LONGEST - 1, line.codePointCount(0, end)));
      return line.substring(0, end).strip() + "…";
    }
    return line;
  }
}
