package vn.dondoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeInfo;
import vn.dondoc.conclusion.NoticeSignature;
import vn.dondoc.conclusion.ReviewsToConclude;
import vn.dondoc.conclusion.ReviewsToConclude.ReviewToConclude;
import vn.dondoc.conclusion.Source;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Issuing the notice writes everything or nothing, wherever it breaks off. */
@DonDocTest
@Import(BreakingDatabase.class)
class IssueNoticeFailureTests {
  private static final NoticeSignature SIGNATURE = new NoticeSignature("CHỦ TỊCH", null);

  @Autowired TestUnions unions;
  @Autowired ReviewsToConclude reviews;
  @Autowired Concluding concluding;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;

  @Test
  void afterWhicheverWriteItFailsNothingIsLeftBehind() {
    TestUnion union = unions.found(3);
    ReviewToConclude review = readyToIssue(union);
    Map<String, String> before = BreakingDatabase.everything(jdbc);
    assertThat(before).as("tables").containsKeys("notice", "follow_up", "step", "act_ru_execution");

    List<String> broken = new ArrayList<>();
    NoticeInfo issued = null;
    while (issued == null) {
      BreakingDatabase.Failure failure = new BreakingDatabase.Failure(broken.size() + 1);
      NoticeInfo[] result = new NoticeInfo[1];
      Throwable thrown = catchThrowable(() -> failure.armed(() -> result[0] = issue(review)));
      if (failure.write() == null) {
        assertThat(thrown).as("with no failure left").isNull();
        issued = result[0];
      } else {
        broken.add(failure.write());
        assertThat(thrown)
            .as("after write %d: %s", broken.size(), failure.write())
            .hasStackTraceContaining(BreakingDatabase.MESSAGE);
        assertThat(BreakingDatabase.everything(jdbc))
            .as("after write %d: %s", broken.size(), failure.write())
            .isEqualTo(before);
        assertNothingIssued(review);
      }
    }

    // Each kind of thing that a notice brings with it was in the middle of being written once.
    assertThat(broken)
        .anyMatch(w -> w.contains("number_series"))
        .anyMatch(w -> w.contains("into notice"))
        .anyMatch(w -> w.contains("into follow_up "))
        .anyMatch(w -> w.contains("into step"))
        .anyMatch(w -> w.contains("into report_version") || w.contains("update report "))
        .anyMatch(w -> w.contains("update conference"))
        .anyMatch(w -> w.contains("act_ru_execution"))
        .anyMatch(w -> w.contains("act_ru_task"));
    assertThat(issued.number()).as("no number was used up").isEqualTo(1);
    assertThat(count("follow_up where review_id = ?", review.id())).isEqualTo(3);

    ReviewToConclude next = readyToIssue(union);
    assertThat(issue(next).number()).isEqualTo(2);
  }

  private NoticeInfo issue(ReviewToConclude review) {
    return actingAs.person(review.union().chair(), () -> concluding.issue(review.id(), SIGNATURE));
  }

  /** Says in words what the comparison of all rows says too. */
  private void assertNothingIssued(ReviewToConclude review) {
    assertThat(count("notice where review_id = ?", review.id())).isZero();
    assertThat(count("number_series where holder_id = ?", review.union().id())).isZero();
    assertThat(count("follow_up where review_id = ?", review.id())).isZero();
    assertThat(count("step where case_id = ? and step = 'ACKNOWLEDGE'", review.id())).isZero();
    assertThat(
            count("step where case_id = ? and step = 'CONCLUDE' and ended_at is null", review.id()))
        .as("the chair can still conclude")
        .isEqualTo(1);
    assertThat(
            count(
                "conference where review_id = ? and answers_released_at is not null", review.id()))
        .isZero();
    assertThat(count("report where review_id = ? and state <> 'APPROVED'", review.id())).isZero();
    assertThat(
            jdbc.sql(
                    "select count(*) from act_ru_execution e join act_re_procdef p on p.id_ = e.proc_def_id_"
                        + " where p.key_ = 'followup'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private int count(String fromWhere, UUID id) {
    return jdbc.sql("select count(*) from " + fromWhere).param(id).query(Integer.class).single();
  }

  private ReviewToConclude readyToIssue(TestUnion union) {
    ReviewToConclude review = reviews.begin(union, 2);
    reviews.explainAll(review);
    List<UUID> units = union.associations().stream().map(TestAssociation::id).toList();
    LocalDate due = LocalDate.of(2019, 9, 30);
    actingAs.person(
        union.chair(),
        () -> {
          direct(
              review,
              Source.opinion(review.opinions().getFirst()),
              new DirectiveDetails(
                  "Phối hợp với Sở",
                  Mode.TOGETHER,
                  union.id(),
                  List.of(union.partner()),
                  List.of(),
                  due,
                  false,
                  null,
                  null,
                  null));
          direct(
              review,
              Source.keyTask(review.keyTasks().getFirst()),
              new DirectiveDetails(
                  "Báo cáo kết quả",
                  Mode.EACH,
                  null,
                  List.of(),
                  units.subList(0, 2),
                  due,
                  false,
                  null,
                  null,
                  null));
          direct(
              review,
              Source.section(review.sectionId()),
              new DirectiveDetails(
                  "Phối hợp tốt hơn",
                  Mode.NO_TASK,
                  null,
                  List.of(),
                  List.of(),
                  null,
                  false,
                  null,
                  null,
                  "Yêu cầu chung"));
        });
    return review;
  }

  private void direct(ReviewToConclude review, Source source, DirectiveDetails details) {
    UUID id = concluding.addDirective(review.id(), details.text(), List.of(source));
    concluding.saveDirective(id, details, 0);
  }
}
