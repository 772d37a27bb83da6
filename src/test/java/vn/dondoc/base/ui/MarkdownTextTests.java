package vn.dondoc.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTests {

  @Test
  void keepsTheMarksThatWritersUse() {
    String text =
        "**đậm** và *nghiêng*\n\n- một\n- hai\n\n[trang](https://example.org/a?b=1) 3 < 5";
    assertThat(MarkdownText.safe(text)).isEqualTo(text);
  }

  @Test
  void leavesNoTagAndNoImage() {
    assertThat(MarkdownText.safe("<img src=x onerror=alert(1)>")).doesNotContain("<img");
    assertThat(MarkdownText.safe("</p><script>alert(1)</script>")).doesNotContain("<");
    assertThat(MarkdownText.safe("![ảnh](https://example.org/a.png)")).doesNotContain("![");
    assertThat(MarkdownText.safe("![ảnh][a]\n\n[a]: https://example.org/a.png"))
        .doesNotContain("![");
    assertThat(MarkdownText.safe("!![ảnh](https://example.org/a.png)")).doesNotContain("![");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1))",
        "[x]( JaVaScRiPt:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](data:text/html,hi)",
        "[x](//example.org)",
        "[x](&#106;avascript:alert(1))",
      })
  void defusesLinksThatLeadNowhereKnown(String link) {
    assertThat(MarkdownText.safe(link)).containsPattern("\\]\\([\\s]*(?:&lt;|<)?#");
  }
}
