package vn.dondoc.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTests {
  static final String TASK =
      "Tham gia xã hội hóa khoa học - công nghệ, giáo dục, y tế, phát triển cộng đồng, giảm nghèo";

  @ParameterizedTest
  @ValueSource(
      strings = {
        TASK,
        "tham gia xã hội hóa khoa học – công nghệ, giáo dục, y tế, phát triển cộng đồng, giảm nghèo.",
        "Tham\u00a0gia  xã hội hoá khoa học - công nghệ; giáo dục, y tế, phát triển cộng đồng, giảm nghèo"
      })
  void isIdenticalWhateverCaseToneSpaceAndPunctuation(String other) {
    assertThat(Likeness.of(TASK, other)).isEqualTo(Likeness.IDENTICAL);
    assertThat(Likeness.of(TASK, Normalizer.normalize(other, Normalizer.Form.NFD)))
        .isEqualTo(Likeness.IDENTICAL);
  }

  @Test
  void isNearlyTheSameWithAWordMore() {
    assertThat(Likeness.of(TASK, TASK + " bền vững")).isEqualTo(Likeness.NEARLY);
  }

  @Test
  void isDifferentWhenOnlySomeWordsAreShared() {
    assertThat(
            Likeness.of(
                "Phối hợp với các sở, ban, ngành trong nghiên cứu khoa học; tổ chức tập huấn, phổ biến kiến thức",
                "Phổ biến kiến thức trong nhân dân; ứng dụng tiến bộ kỹ thuật vào sản xuất"))
        .isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void standsTextsWithoutAnyWord() {
    assertThat(Likeness.of("...", "?!")).isEqualTo(Likeness.IDENTICAL);
    assertThat(Likeness.of("...", TASK)).isEqualTo(Likeness.DIFFERENT);
  }
}
