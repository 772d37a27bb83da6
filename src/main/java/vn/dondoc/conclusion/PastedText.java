package vn.dondoc.conclusion;

import java.text.BreakIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.dondoc.base.NfcText;

/**
 * A text pasted from elsewhere, cut into what may be one directive each: at the ends of its
 * sentences, at semicolons, at the points of a list. Nothing of it is lost but list marks.
 */
final class PastedText {
  /** What a person writes with a full stop in the middle of a sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "tp", "tx", "tt", "p", "q", "h", "x", "ks", "bs", "ths", "ts", "pgs", "gs", "cn", "ls",
          "ds", "tl", "tm", "kt", "tuq", "đ/c", "đc", "ô", "mr", "mrs", "ms", "dr", "st", "no",
          "nxb", "ubnd", "hđnd", "stt", "vd", "tr", "pct");

  private static final Pattern LIST_MARK =
      Pattern.compile(
          "^\\s*(?:[-–—+*•●▪◦·]+\\s+|[-–—+*•●▪◦·](?=\\p{L})|(?:\\d{1,2}(?:\\.\\d{1,2})*[.)]|\\d{1,2}(?:\\.\\d{1,2})+)\\s+"
              + "|[a-zđ]\\)\\s*|[IVX]{1,4}[.)]\\s+)");
  private static final Pattern ONLY_LIST_MARK =
      Pattern.compile("^(?:[-–—+*•●▪◦·]+|\\d{1,2}[.)]|[a-zđ]\\)|[IVX]{1,4}[.)])$");
  private static final Pattern LAST_WORD =
      Pattern.compile("(?:^|[\\s(\\[“\"'.])([^\\s(\\[“\"'.]+)\\.$");

  private static final Pattern INITIAL = Pattern.compile("^\\p{Lu}$");

  private PastedText() {}

  static List<String> split(String pasted) {
    List<String> pieces = new ArrayList<>();
    for (String paragraph :
        paragraphs(NfcText.normal(pasted.replace("\r\n", "\n").replace('\r', '\n')))) {
      sentences(paragraph, pieces);
    }
    return pieces;
  }

  /**
   * A line that goes on in small letters, or after a comma, was broken by the program it was copied
   * from.
   */
  private static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String bare = line.strip();
      boolean goesOn =
          !current.isEmpty()
              && !bare.isEmpty()
              && !LIST_MARK.matcher(bare).find()
              && (Character.isLowerCase(bare.codePointAt(0))
                  || current.charAt(current.length() - 1) == ',');
      if (goesOn && current.charAt(current.length() - 1) != ';') {
        current.append(' ').append(bare);
      } else {
        if (!current.isEmpty()) {
          paragraphs.add(current.toString());
        }
        current.setLength(0);
        current.append(bare);
      }
    }
    if (!current.isEmpty()) {
      paragraphs.add(current.toString());
    }
    return paragraphs;
  }

  private static void sentences(String paragraph, List<String> pieces) {
    String text = LIST_MARK.matcher(paragraph).replaceFirst("");
    BitSet inside = insideBrackets(text);
    TreeSet<Integer> ends = new TreeSet<>();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.of("vi"));
    sentences.setText(text);
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      if (end == text.length() || (!inside.get(end - 1) && endsSentence(text.substring(0, end)))) {
        ends.add(end);
      }
    }
    for (int i = text.indexOf(';'); i >= 0; i = text.indexOf(';', i + 1)) {
      if (!inside.get(i)) {
        ends.add(i + 1);
      }
    }
    int from = 0;
    for (int end : ends) {
      String piece = text.substring(from, end).strip();
      if (ONLY_LIST_MARK.matcher(piece).matches()) {
        // '1.' before its sentence: the next piece is stripped of it.
        continue;
      }
      add(piece, pieces);
      from = end;
    }
  }

  private static void add(String raw, List<String> pieces) {
    String piece = LIST_MARK.matcher(raw).replaceFirst("").strip();
    while (piece.endsWith(";")) {
      piece = piece.substring(0, piece.length() - 1).stripTrailing();
    }
    if (piece.codePoints().anyMatch(Character::isLetterOrDigit)) {
      int first = piece.codePointAt(0);
      pieces.add(
          new StringBuilder()
              .appendCodePoint(Character.toUpperCase(first))
              .append(piece, Character.charCount(first), piece.length())
              .toString());
    } else if (!piece.isEmpty() && !pieces.isEmpty()) {
      // A closing quotation mark or an ellipsis belongs to what it closes.
      pieces.set(pieces.size() - 1, pieces.getLast() + piece);
    }
  }

  /** Whether the text before a break really ends there, or only holds an abbreviation. */
  private static boolean endsSentence(String before) {
    String bare = before.stripTrailing();
    if (!bare.endsWith(".")) {
      return true;
    }
    var last = LAST_WORD.matcher(bare);
    if (!last.find()) {
      return true;
    }
    String word = last.group(1);
    return !INITIAL.matcher(word).matches()
        && !ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Every place between a bracket and the one that closes it. */
  private static BitSet insideBrackets(String text) {
    BitSet inside = new BitSet(text.length());
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[' || c == '“') {
        open.push(i);
      } else if ((c == ')' || c == ']' || c == '”') && !open.isEmpty()) {
        inside.set(open.pop(), i);
      }
    }
    return inside;
  }
}
