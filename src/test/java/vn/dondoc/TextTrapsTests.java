package vn.dondoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NfcText;
import vn.dondoc.base.SearchKey;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeSignature;
import vn.dondoc.conclusion.ReviewsToConclude;
import vn.dondoc.conclusion.ReviewsToConclude.ReviewToConclude;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.OrganisationKind;
import vn.dondoc.organisation.OrganisationRegister;
import vn.dondoc.organisation.OrganisationRegister.OrganisationDetails;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportView;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.ReviewPlan;

/**
 * The traps in the texts of the conference of 2019: the same words in other letters, forms and
 * spaces are the same words.
 */
@DonDocTest
class TextTrapsTests {
  private static final String NO_BREAK = "\u00a0";
  private static final String NARROW = "\u202f";

  @Autowired TestUnions unions;
  @Autowired ReviewsToConclude reviews;
  @Autowired Concluding concluding;
  @Autowired FollowUpSearch followUps;
  @Autowired OpenReview openReview;
  @Autowired ReportDrafting drafting;
  @Autowired OrganisationRegister register;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  @BeforeEach
  void stand() {
    clock.standAt(TestClock.START);
  }

  @ParameterizedTest
  @CsvSource({
    "Ban Chấp hành, Ban chấp hành",
    "Ủy viên, ủy viên",
    "Ủy viên, Uỷ viên",
    "ỦY VIÊN BAN CHẤP HÀNH, uỷ viên ban chấp hành",
    "hòa bình, hoà bình",
    "Thúy, Thuý",
    "Lạng Sơn, lang son",
    "ĐÔN ĐỐC, don doc",
    "Hội Y học, HOI Y HOC",
    "Liên hiệp các Hội Khoa học và Kỹ thuật, lien hiep cac hoi khoa hoc va ky thuat"
  })
  void theSameWordsHaveTheSameKey(String one, String other) {
    String key = SearchKey.of(one);
    for (String written : writings(other)) {
      assertThat(SearchKey.of(written)).isEqualTo(key);
      assertThat(keyInDatabase(written)).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ngày hội Khởi nghiệp đổi mới sáng tạo",
        "khoa học - công nghệ, giáo dục, y tế",
        "Ưu điểm; Ơn; ươm; ẤẦẨẪẬ; ắằẳẵặ; ỲÝỶỸỴ",
        "  đầu\tgiữa \n cuối  ",
        "100% (một trăm) \\ _",
        "Sở KH&CN – Ngày hội “Khởi nghiệp” … ‘2019’"
      })
  void theDatabaseHasTheSameKeyAsTheApplication(String text) {
    for (String written : writings(text)) {
      assertThat(keyInDatabase(written)).isEqualTo(SearchKey.of(written));
    }
  }

  @Test
  void textIsStoredInOneFormWithPlainSpaces() {
    String plain = "Ủy viên Ban Chấp hành: 06 tháng";
    for (String written : writings(plain)) {
      assertThat(NfcText.normal(written)).isEqualTo(plain);
    }
    assertThat(NfcText.normal("\ufeffmột\u200b hai\u0007")).isEqualTo("một hai");
    assertThat(NfcText.normal("dòng một\ndòng\thai")).isEqualTo("dòng một\ndòng\thai");

    TestUnion union = unions.found(0);
    UUID added =
        actingAs.person(
            union.administrator(),
            () ->
                register.add(
                    union.id(),
                    OrganisationKind.ASSOCIATION,
                    Normalizer.normalize("Hội" + NO_BREAK + "Làm vườn", Normalizer.Form.NFD),
                    OrganisationDetails.NONE));
    assertThat(
            jdbc.sql("select name from organisation where id = ?")
                .param(added)
                .query(String.class)
                .single())
        .isEqualTo("Hội Làm vườn");
  }

  @Test
  void aFollowUpIsFoundHoweverItIsTyped() {
    TestUnion union = unions.found(1);
    String text = "Kiện toàn Ban Chấp hành, Ủy viên trong 6 tháng; xây dựng văn hóa “hòa bình”";
    issue(
        union, Normalizer.normalize(text.replace(" ", NO_BREAK), Normalizer.Form.NFD), "Việc khác");
    for (String typed :
        List.of(
            "Ban chấp hành",
            "BAN CHẤP HÀNH",
            "ban chap hanh",
            "ủy viên",
            "uỷ viên",
            "6 tháng",
            "06 tháng",
            "hoà bình",
            "văn hoá",
            "“hoà bình”",
            "\"hoa binh\"",
            "kien toan uy vien")) {
      for (String written : writings(typed)) {
        assertThat(found(union, written)).as(typed).hasSize(1);
      }
    }
    assertThat(found(union, "ban thuong vu")).isEmpty();
    assertThat(found(union, "%")).isEmpty();
    assertThat(found(union, "_")).isEmpty();
  }

  @Test
  void aKeyTaskThatReadsTheSameIsNoticed() {
    TestUnion union = unions.found(0);
    UUID review =
        actingAs.person(
            union.office(),
            () ->
                openReview.open(
                    union.id(),
                    ReviewPlan.proposedFor(LocalDate.of(2019, 6, 3), List.of("Tổ chức"))));
    String task =
        "Ủy viên Ban Chấp hành tham gia xã hội hóa khoa học - công nghệ trong 6 tháng cuối năm";
    List<String> same = new ArrayList<>(writings(task));
    same.add(task.replace("Ban Chấp hành", "Ban chấp hành").replace("Ủy", "ủy"));
    same.add(task.replace("Ủy", "Uỷ").replace("hóa", "hoá"));
    actingAs.person(
        union.secretaryGeneral(),
        () -> {
          UUID first = drafting.addKeyTask(review, task);
          for (String written : same) {
            UUID again = drafting.addKeyTask(review, written);
            assertThat(duplicates(review))
                .as(written)
                .singleElement()
                .matches(d -> d.duplicateOf().equals(first) && d.identical());
            drafting.removeKeyTask(again, "");
          }
          UUID nearly = drafting.addKeyTask(review, task.replace("6 tháng", "06 tháng"));
          assertThat(duplicates(review)).as("06 tháng").hasSize(1);
          drafting.removeKeyTask(nearly, "");
          drafting.addKeyTask(review, "Bồi dưỡng chuyên môn nghiệp vụ cho cán bộ Hội");
          assertThat(duplicates(review)).isEmpty();
        });
  }

  private List<ReportView.Duplicate> duplicates(UUID review) {
    return drafting.report(review).duplicates();
  }

  /** The same text in both Unicode forms, with three kinds of space. */
  private static List<String> writings(String text) {
    List<String> all = new ArrayList<>();
    for (String space : List.of(" ", NO_BREAK, NARROW)) {
      for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
        all.add(Normalizer.normalize(text.replace(" ", space), form));
      }
    }
    return all;
  }

  private String keyInDatabase(String text) {
    return jdbc.sql("select search_key(?)").param(text).query(String.class).single();
  }

  private List<FollowUpRow> found(TestUnion union, String typed) {
    return actingAs.person(
        union.office(),
        () ->
            followUps.list(
                FollowUpFilter.ALL.with().holderId(union.id()).search(typed).filter(), 0, 100));
  }

  private void issue(TestUnion union, String... texts) {
    ReviewToConclude review = reviews.begin(union, 0);
    actingAs.person(
        union.chair(),
        () -> {
          for (String text : texts) {
            UUID directive = concluding.addDirective(review.id(), text, List.of());
            concluding.saveDirective(
                directive,
                new DirectiveDetails(
                    text,
                    Mode.EACH,
                    null,
                    List.of(),
                    List.of(union.association(0).id()),
                    null,
                    true,
                    null,
                    null,
                    null),
                0);
          }
          concluding.issue(review.id(), new NoticeSignature("CHỦ TỊCH", null));
        });
  }
}
