package vn.dondoc.demonstration;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.TestDatabase;
import vn.dondoc.audit.HistoryAudit;
import vn.dondoc.audit.HistoryReport;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotFound;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.ConclusionView;
import vn.dondoc.discussion.AnswerKind;
import vn.dondoc.discussion.Discussing;
import vn.dondoc.discussion.OpinionView;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.inbox.MySteps;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.report.AssociationReportStatus;
import vn.dondoc.report.AssociationReportView;
import vn.dondoc.report.AssociationReporting;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.review.OpinionNews;
import vn.dondoc.review.ReviewReading;
import vn.dondoc.review.ReviewReading.ReviewRow;
import vn.dondoc.review.TakenOver;
import vn.dondoc.review.Trace;
import vn.dondoc.workflow.Step;

/**
 * The story of 16 July 2019, played through the services as at every first start: what stands there
 * on 18 November, and the whole trace in both directions.
 */
@SpringBootTest(
    properties = {
      "dondoc.demo.enabled=true",
      "dondoc.database.embedded=false",
      "dondoc.timers=false"
    })
@Import(TestDatabase.class)
class DemonstrationTests {
  @Autowired JdbcClient jdbc;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired ReviewReading reviews;
  @Autowired ReportDrafting drafting;
  @Autowired AssociationReporting reporting;
  @Autowired Discussing discussing;
  @Autowired Concluding concluding;
  @Autowired FollowUpSearch followUps;
  @Autowired Trace trace;
  @Autowired TakenOver takenOver;
  @Autowired OpinionNews news;
  @Autowired MySteps mySteps;
  @Autowired HistoryAudit audit;

  private UUID midYear = new UUID(0, 0);
  private UUID yearEnd = new UUID(0, 0);

  @BeforeEach
  void findReviews() {
    List<ReviewRow> rows = as("Nguyễn Long Hải", reviews::list);
    assertThat(rows).hasSize(2);
    yearEnd = rows.get(0).id();
    midYear = rows.get(1).id();
  }

  private <T> T as(String name, Supplier<T> act) {
    UUID id =
        jdbc.sql("select id from person where name = ?").param(name).query(UUID.class).single();
    return actingAs.person(id, act);
  }

  @Test
  void theClockStandsOnTheEighteenthOfNovember() {
    assertThat(Days.today(clock)).isEqualTo(LocalDate.of(2019, 11, 18));
  }

  @Test
  void theNoticeIsTheFifthOfTheYear() {
    ConclusionView conclusion = as("Nguyễn Long Hải", () -> concluding.conclusion(midYear));
    assertThat(conclusion.directives()).hasSize(14);
    String label =
        jdbc.sql("select label from notice where review_id = ?")
            .param(midYear)
            .query(String.class)
            .single();
    assertThat(label).isEqualTo("05/TB-LHH");
  }

  @Test
  void everyAssociationsReportIsOneOfTheDifferentThings() {
    Map<AssociationReportStatus, Long> counts =
        as("Lưu Bá Mạc", () -> reporting.ofReview(midYear)).stream()
            .collect(groupingBy(AssociationReportView::status, counting()));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                AssociationReportStatus.RECEIVED, 14L,
                AssociationReportStatus.RECEIVED_LATE, 1L,
                AssociationReportStatus.NOTHING, 2L,
                AssociationReportStatus.ON_PAPER, 3L,
                AssociationReportStatus.CLOSED_MISSING, 2L));
  }

  @Test
  void theYearEndReviewAsksTheTwentyThatAreLeft() {
    Map<AssociationReportStatus, Long> counts =
        as("Lưu Bá Mạc", () -> reporting.ofReview(yearEnd)).stream()
            .collect(groupingBy(AssociationReportView::status, counting()));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                AssociationReportStatus.RECEIVED, 2L,
                AssociationReportStatus.ON_PAPER, 1L,
                AssociationReportStatus.NOT_YET, 17L));
  }

  @Test
  void opinionsWereAcceptedOrExplained() {
    List<OpinionView> opinions = as("Hoàng Văn Páo", () -> discussing.opinions(midYear));
    assertThat(opinions).hasSize(12);
    assertThat(opinions.stream().filter(o -> answer(o) == AnswerKind.EXPLAINED)).hasSize(5);
    assertThat(opinions.stream().filter(OpinionView::handedIn)).hasSize(2);
  }

  private static AnswerKind answer(OpinionView opinion) {
    assertThat(opinion.answer()).isNotNull();
    return opinion.answer().kind();
  }

  @Test
  void fortyOneFollowUpsStandWhereTheirLivesBroughtThem() {
    List<FollowUpRow> rows =
        as("Nguyễn Long Hải", () -> followUps.list(FollowUpFilter.ofReview(midYear)));
    assertThat(rows).hasSize(41);
    Map<Lifecycle, Long> counts =
        rows.stream().collect(groupingBy(FollowUpRow::lifecycle, counting()));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                Lifecycle.ASSIGNED, 1L,
                Lifecycle.IN_PROGRESS, 11L,
                Lifecycle.AWAITING_CONFIRMATION, 2L,
                Lifecycle.COMPLETED, 24L,
                Lifecycle.SUSPENDED, 1L,
                Lifecycle.WITHDRAWN, 2L));
  }

  @Test
  void theDuplicateKeyTaskWasNoticedAndLaterRemoved() {
    var report = as("Lưu Bá Mạc", () -> drafting.report(midYear));
    assertThat(report.keyTasks()).hasSize(6);
    assertThat(report.keyTasks().get(3).removed()).isTrue();
    assertThat(report.versions()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(report.decisions()).hasSize(2);
  }

  @Test
  void fromAFollowUpBackToTheAssociationsReport() {
    // D6 came from opinion O05 on key task 2.
    FollowUpRow joint = followUp("Tổ chức một đợt khám");
    Trace.Back back = as("Nguyễn Long Hải", () -> trace.back(joint.id())).orElseThrow();
    assertThat(back.directive().text()).startsWith("Tổ chức một đợt khám");
    assertThat(back.notice()).isNotNull();
    assertThat(back.opinions())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.author()).isEqualTo("Đỗ Khắc Tuyên");
              assertThat(o.keyTask()).isNotNull();
              assertThat(o.keyTask().position()).isEqualTo(2);
            });
    assertThat(back.keyTasks())
        .singleElement()
        .satisfies(k -> assertThat(k.position()).isEqualTo(2));
    assertThat(back.reviewId()).isEqualTo(midYear);
  }

  @Test
  void aSectionRemembersTheReportsItWasDrawnFrom() {
    var origins = as("Lưu Bá Mạc", () -> drafting.report(midYear)).sections().get(6).origins();
    assertThat(origins).hasSize(8);
  }

  @Test
  void aKeyTaskThatHoldsTwoIsSplit() {
    FollowUpRow teaching = followUp("Mở 3 lớp tập huấn");
    Trace.Back back = as("Nguyễn Long Hải", () -> trace.back(teaching.id())).orElseThrow();
    assertThat(back.keyTasks())
        .singleElement()
        .satisfies(k -> assertThat(k.part()).isEqualTo("tổ chức tập huấn, phổ biến kiến thức"));
  }

  @Test
  void fromAnOpinionForwardToWhatBecameOfIt() {
    OpinionView first = opinionOf("Trình Thị Luyến");
    Trace.Forward forward = as("Trình Thị Luyến", () -> trace.forward(first.id()));
    assertThat(forward.opinion().answerKind()).isEqualTo(AnswerKind.ACCEPTED_DIRECTIVE);
    assertThat(forward.outcomes())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.directive().text()).startsWith("Mỗi Hội thành viên thống nhất");
              assertThat(o.followUps()).hasSize(22);
            });
    OpinionView removal = opinionOf("Chu Đức Thuyết");
    Trace.Forward changed = as("Chu Đức Thuyết", () -> trace.forward(removal.id()));
    assertThat(changed.opinion().answerKind()).isEqualTo(AnswerKind.ACCEPTED_CHANGE);
    assertThat(changed.changedPart()).contains("xã hội hóa khoa học");
  }

  @Test
  void eachAuthorIsShownTheAnswerAndAgainWhenItIsDone() {
    // The directory that O09 asked for was made: answered on 19 July, done on 12 August.
    assertThat(as("Nguyễn Đức Thiệm", news::mine))
        .extracting(OpinionNews.News::kind)
        .containsExactly(OpinionNews.Kind.ANSWERED, OpinionNews.Kind.DONE);
    assertThat(as("Đàm Quang Lịch", news::mine))
        .extracting(OpinionNews.News::kind)
        .containsExactly(OpinionNews.Kind.ANSWERED);
  }

  @Test
  void anotherAssociationsOfficerFindsNothing() {
    OpinionView first = opinionOf("Trình Thị Luyến");
    assertThatThrownBy(() -> as("Lộc Thị Sen", () -> trace.forward(first.id())))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void theYearEndReviewTookOverWhatIsUnfinished() {
    List<TakenOver.TakenOverRow> rows = as("Nguyễn Long Hải", () -> takenOver.of(yearEnd));
    long unfinishedOnTheEleventh =
        jdbc.sql("select count(*) from taken_over where review_id = ?")
            .param(yearEnd)
            .query(Long.class)
            .single();
    assertThat(rows).hasSize((int) unfinishedOnTheEleventh).isNotEmpty();
    assertThat(rows).allSatisfy(r -> assertThat(r.fromReview()).startsWith("Sơ kết"));
    Trace.Back back =
        as("Nguyễn Long Hải", () -> trace.back(rows.getFirst().followUpId())).orElseThrow();
    assertThat(back.takenOverBy()).singleElement().asString().startsWith("Tổng kết");
  }

  @Test
  void theSecretaryGeneralIsAskedForTheYearEndDraft() {
    assertThat(as("Lưu Bá Mạc", mySteps::list))
        .anySatisfy(
            s -> {
              assertThat(s.step().step()).isEqualTo(Step.DRAFT_REPORT);
              assertThat(s.step().subjectId()).isEqualTo(yearEnd);
            });
  }

  /** Sealed day by day as it was played, and nothing in it out of place. */
  @Test
  void theHistoryHolds() {
    UUID union =
        jdbc.sql("select id from organisation where kind = 'UNION'").query(UUID.class).single();
    HistoryReport report = as("Vi Thị Hảo", () -> audit.verify(union));
    assertThat(report.breaches()).isEmpty();
    assertThat(report.seals()).isGreaterThan(20);
  }

  private FollowUpRow followUp(String beginning) {
    return as("Nguyễn Long Hải", () -> followUps.list(FollowUpFilter.ofReview(midYear))).stream()
        .filter(f -> f.text().startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private OpinionView opinionOf(String author) {
    return as("Hoàng Văn Páo", () -> discussing.opinions(midYear)).stream()
        .filter(o -> o.author().equals(author))
        .findFirst()
        .orElseThrow();
  }
}
