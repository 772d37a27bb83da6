package vn.dondoc.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastedTextTests {

  @Test
  void sentencesAndSemicolonsBecomeDirectives() {
    assertThat(
            PastedText.split(
                "Toàn Liên hiệp Hội phối hợp tốt hơn. Phối hợp với các sở, ban, ngành trong nghiên cứu khoa học;"
                    + " tổ chức tập huấn, phổ biến kiến thức."))
        .containsExactly(
            "Toàn Liên hiệp Hội phối hợp tốt hơn.",
            "Phối hợp với các sở, ban, ngành trong nghiên cứu khoa học",
            "Tổ chức tập huấn, phổ biến kiến thức.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tổ chức hội thảo tại TP. Lạng Sơn trong quý IV.
          Thực hiện Thông báo số 05/TB-LHH ngày 16/7/2019 của Liên hiệp Hội.
          Mời PGS. TS. Nguyễn Văn A. Bình dự họp.
          Báo cáo trước ngày 16.7.2019 theo Công văn số 12/CV-LHH.
          Kinh phí 1.500.000 đồng do đơn vị chủ trì bảo đảm.
          Giao đ/c. Lưu Bá Mạc chuẩn bị (gồm kế hoạch; dự toán; giấy mời. Xong trước 30/9) và báo cáo.
          TL. CHỦ TỊCH ký các văn bản mời họp.
          Đề nghị UBND tỉnh, UBND TP. Lạng Sơn phối hợp.
          """)
  void oneSentenceStaysOne(String sentence) {
    assertThat(PastedText.split(sentence)).containsExactly(sentence);
  }

  @Test
  void aDateCanEndASentence() {
    assertThat(
            PastedText.split(
                "Hội nghị họp ngày 16/7/2019. Các Hội gửi kế hoạch trong năm 2019. Văn phòng tổng hợp."))
        .containsExactly(
            "Hội nghị họp ngày 16/7/2019.",
            "Các Hội gửi kế hoạch trong năm 2019.",
            "Văn phòng tổng hợp.");
  }

  @Test
  void listMarksGoAndLinesBrokenByTheCopyAreJoined() {
    assertThat(
            PastedText.split(
                "1. Phối hợp chặt chẽ với Sở Khoa học và Công nghệ,\r\nBan Tổ chức Ngày hội\r\nkhởi nghiệp.\r\n"
                    + "- Tổ chức hội thảo;\n+ Soạn thảo quy chế\n\na) Lập danh bạ; 2. Mở lớp tập huấn."))
        .containsExactly(
            "Phối hợp chặt chẽ với Sở Khoa học và Công nghệ, Ban Tổ chức Ngày hội khởi nghiệp.",
            "Tổ chức hội thảo",
            "Soạn thảo quy chế",
            "Lập danh bạ",
            "Mở lớp tập huấn.");
  }

  @Test
  void oddSpacesAndDecomposedLettersComeOutPlain() {
    String text = "Phối\u00a0hợp với các Hội.\u00a0Ủy viên báo\u202fcáo.";
    assertThat(PastedText.split(Normalizer.normalize(text, Normalizer.Form.NFD)))
        .containsExactly("Phối hợp với các Hội.", "Ủy viên báo cáo.");
  }

  @Test
  void tenThousandCharactersLoseNothing() {
    String sentence = "Mỗi Hội thành viên chọn một việc cụ thể cùng làm với Hội khác";
    String text = (sentence + ". ").repeat(160);
    List<String> split = PastedText.split(text);
    assertThat(text.length()).isGreaterThan(10_000);
    assertThat(split).hasSize(160).containsOnly(sentence + ".");

    String endless = "chữ ".repeat(2_500).strip();
    assertThat(PastedText.split(endless)).containsExactly("C" + endless.substring(1));
  }

  @Test
  void nothingComesOfNothing() {
    assertThat(PastedText.split(" \n ;;; \n - \n … ")).isEmpty();
    assertThat(PastedText.split("")).isEmpty();
    assertThat(PastedText.split("(chưa đóng ngoặc; vẫn tách. Câu sau")).hasSize(3);
  }

  @Test
  void scriptsStayText() {
    assertThat(PastedText.split("<script>alert(1)</script> [x](javascript:alert(1))"))
        .containsExactly("<script>alert(1)</script> [x](javascript:alert(1))");
  }
}
