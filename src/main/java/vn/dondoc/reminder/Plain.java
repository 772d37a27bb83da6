package vn.dondoc.reminder;

import java.util.regex.Pattern;
import vn.dondoc.base.NfcText;

/** What people wrote, as a letter repeats it: nothing hidden in it, none of it endless. */
final class Plain {
  /** The marks that turn the direction of writing, and other invisible ones. */
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}]");

  private static final Pattern GAP = Pattern.compile("[\\s\\p{Zl}\\p{Zp}]+");
  private static final Pattern ENDS = Pattern.compile("[\\r\\u0085\\p{Zl}\\p{Zp}]");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST = 2_000;

  private Plain() {}

  /** In one line, cut where it is too long for a letter. */
  static String line(String text) {
    return line(text, LONGEST_LINE);
  }

  static String line(String text, int longest) {
    return cut(
        GAP.matcher(HIDDEN.matcher(NfcText.normal(text)).replaceAll("")).replaceAll(" ").strip(),
        longest);
  }

  /** In its own lines. */
  static String lines(String text) {
    String ends = ENDS.matcher(text.replace("\r\n", "\n")).replaceAll("\n");
    String shown = HIDDEN.matcher(NfcText.normal(ends)).replaceAll("");
    return cut(EMPTY_LINES.matcher(shown).replaceAll("\n\n").strip(), LONGEST);
  }

  private static String cut(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)).strip() + "…";
  }
}
