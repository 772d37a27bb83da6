package vn.dondoc.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.dondoc.report.ComparedPart.Kind;
import vn.dondoc.report.ComparedPart.Piece;

class WordDiffTests {
  @Test
  void showsTheWordsThatChanged() {
    assertThat(WordDiff.between("kết nạp mới 430 hội viên", "kết nạp mới 412 hội viên"))
        .containsExactly(
            new Piece(Kind.SAME, "kết nạp mới "),
            new Piece(Kind.DELETED, "430"),
            new Piece(Kind.INSERTED, "412"),
            new Piece(Kind.SAME, " hội viên"));
  }

  @Test
  void bothTextsCanAlwaysBeReadBackFromThePieces() {
    Random random = new Random(16072019);
    for (int i = 0; i < 300; i++) {
      String one = text(random);
      String other = text(random);
      var pieces = WordDiff.between(one, other);
      assertThat(without(pieces, Kind.INSERTED)).isEqualTo(one);
      assertThat(without(pieces, Kind.DELETED)).isEqualTo(other);
    }
  }

  @Test
  void tenThousandCharactersWithNothingInCommonAreCompared() {
    String one = "một hai ".repeat(1_250);
    String other = "ba bốn\n".repeat(1_430);
    assertThat(without(WordDiff.between(one, other), Kind.DELETED)).isEqualTo(other);
  }

  private static String without(java.util.List<Piece> pieces, Kind kind) {
    return pieces.stream()
        .filter(p -> p.kind() != kind)
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  private static String text(Random random) {
    String[] words = {"hội", "viên", " ", "\n", "**", "412", "đ", ", ", "ươ", "\t"};
    return random
        .ints(random.nextInt(40), 0, words.length)
        .mapToObj(w -> words[w])
        .collect(Collectors.joining());
  }
}
