package vn.dondoc.conclusion;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.discussion.AgendaLine;
import vn.dondoc.discussion.Answering;
import vn.dondoc.discussion.ConferenceDetails;
import vn.dondoc.discussion.Convening;
import vn.dondoc.discussion.Discussing;
import vn.dondoc.discussion.OpinionDraft;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.ReviewPlan;

/** Brings reviews to where the chair concludes, by the people whose work that is. */
@Component
public class ReviewsToConclude {
  /** A review that waits for its conclusion. */
  public record ReviewToConclude(
      UUID id, TestUnion union, UUID sectionId, List<UUID> keyTasks, List<UUID> opinions) {}

  static final LocalDate PLANNED_FROM = LocalDate.of(2019, 7, 1);
  static final LocalDate PLANNED_TO = LocalDate.of(2019, 12, 31);

  private final OpenReview openReview;
  private final ReportDrafting drafting;
  private final Convening convening;
  private final Discussing discussing;
  private final Answering answering;
  private final ActingAs actingAs;

  ReviewsToConclude(
      OpenReview openReview,
      ReportDrafting drafting,
      Convening convening,
      Discussing discussing,
      Answering answering,
      ActingAs actingAs) {
    this.openReview = openReview;
    this.drafting = drafting;
    this.convening = convening;
    this.discussing = discussing;
    this.answering = answering;
    this.actingAs = actingAs;
  }

  public ReviewToConclude begin(TestUnion union, int opinions) {
    UUID reviewId =
        actingAs.person(
            union.office(),
            () ->
                openReview.open(
                    union.id(),
                    new ReviewPlan(
                        "Sơ kết 6 tháng đầu năm 2019",
                        LocalDate.of(2019, 1, 1),
                        LocalDate.of(2019, 6, 30),
                        PLANNED_FROM,
                        PLANNED_TO,
                        List.of("Tổ chức"),
                        LocalDate.of(2019, 6, 28),
                        LocalDate.of(2019, 7, 16))));
    List<UUID> keyTasks = new ArrayList<>();
    UUID sectionId =
        actingAs.person(
            union.secretaryGeneral(),
            () -> {
              var section = drafting.report(reviewId).sections().getFirst();
              drafting.saveSection(section.id(), "Kết quả", section.version());
              keyTasks.add(drafting.addKeyTask(reviewId, "Phối hợp giữa các Hội"));
              keyTasks.add(drafting.addKeyTask(reviewId, "Nghiên cứu khoa học; tổ chức tập huấn"));
              drafting.submitForApproval(reviewId);
              return section.id();
            });
    actingAs.person(union.viceChair(), () -> drafting.approve(reviewId));
    List<UUID> said =
        actingAs.person(
            union.office(),
            () -> {
              convening.convene(
                  reviewId,
                  new ConferenceDetails(
                      LocalDate.of(2019, 7, 16),
                      LocalTime.of(8, 0),
                      "Sở Khoa học và Công nghệ",
                      List.of(new AgendaLine(LocalTime.of(8, 0), "Khai mạc", null)),
                      List.of(union.committeeMember()),
                      null,
                      null));
              List<UUID> recorded = new ArrayList<>();
              for (int i = 1; i <= opinions; i++) {
                recorded.add(
                    discussing.record(
                        reviewId,
                        new OpinionDraft(
                            union.committeeMember(), null, sectionId, null, "Ý kiến thứ " + i)));
              }
              discussing.closeDiscussion(reviewId);
              return recorded;
            });
    return new ReviewToConclude(reviewId, union, sectionId, keyTasks, said);
  }

  public void explainAll(ReviewToConclude review) {
    actingAs.person(
        review.union().viceChair(),
        () ->
            review
                .opinions()
                .forEach(opinion -> answering.explain(opinion, "Không thuộc thẩm quyền")));
  }
}
