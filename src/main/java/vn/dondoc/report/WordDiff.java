package vn.dondoc.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vn.dondoc.report.ComparedPart.Kind;
import vn.dondoc.report.ComparedPart.Piece;

/** Two texts, compared word by word. */
final class WordDiff {
  private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{M}\\p{N}]+|.");

  private WordDiff() {}

  static List<Piece> between(String earlier, String later) {
    List<String> from = words(earlier);
    List<String> to = words(later);
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<String>()).getDeltas()) {
      int at = delta.getSource().getPosition();
      add(pieces, Kind.SAME, from.subList(done, at));
      add(pieces, Kind.DELETED, delta.getSource().getLines());
      add(pieces, Kind.INSERTED, delta.getTarget().getLines());
      done = at + delta.getSource().size();
    }
    add(pieces, Kind.SAME, from.subList(done, from.size()));
    return List.copyOf(pieces);
  }

  private static void add(List<Piece> pieces, Kind kind, List<String> words) {
    if (words.isEmpty()) {
      return;
    }
    String text = String.join("", words);
    // What was taken out stands before what was put in, however the difference was found.
    int at = pieces.size() - 1;
    if (kind == Kind.DELETED && at >= 0 && pieces.get(at).kind() == Kind.INSERTED) {
      at--;
    }
    if (at >= 0 && pieces.get(at).kind() == kind) {
      pieces.set(at, new Piece(kind, pieces.get(at).text() + text));
    } else {
      pieces.add(at + 1, new Piece(kind, text));
    }
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}
