package vn.dondoc.review;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.conclusion.OpenConclusion;
import vn.dondoc.discussion.OpenConference;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Right;
import vn.dondoc.report.OpenReport;
import vn.dondoc.report.ReportReading;
import vn.dondoc.report.SectionInfo;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;

/** Opens the next review of a union, which takes over what is unfinished of those before it. */
@Service
@Transactional
public class OpenReview {
  /** The parts of the report of 2019, for a union that has had no review here yet. */
  private static final List<String> TEMPLATE =
      List.of(
          "Công tác củng cố, phát triển tổ chức",
          "Công tác chính trị, tư tưởng",
          "Công tác tuyên truyền",
          "Hoạt động tôn vinh trí thức, hội thi, giải thưởng",
          "Khởi nghiệp đổi mới sáng tạo và các Hội đồng khoa học",
          "Một số hoạt động khác",
          "Hoạt động của các Hội thành viên");

  private final ReviewRepository reviews;
  private final OpenReport openReport;
  private final OpenConference openConference;
  private final OpenConclusion openConclusion;
  private final ReportReading reports;
  private final FollowUpLookup followUps;
  private final Processes processes;
  private final Access access;
  private final JdbcTemplate jdbc;
  private final Clock clock;

  OpenReview(
      ReviewRepository reviews,
      OpenReport openReport,
      OpenConference openConference,
      OpenConclusion openConclusion,
      ReportReading reports,
      FollowUpLookup followUps,
      Processes processes,
      Access access,
      JdbcTemplate jdbc,
      Clock clock) {
    this.reviews = reviews;
    this.openReport = openReport;
    this.openConference = openConference;
    this.openConclusion = openConclusion;
    this.reports = reports;
    this.followUps = followUps;
    this.processes = processes;
    this.access = access;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What the form is filled with at first: this half year, the sections of the last review. */
  @Transactional(readOnly = true)
  public ReviewPlan proposal(UUID holderId) {
    access.require(Right.OPEN_REVIEW, holderId);
    Optional<Review> last = reviews.findFirstByHolderIdOrderByOpenedAtDesc(holderId);
    List<String> sections =
        last.map(r -> reports.sections(r.id).stream().map(SectionInfo::title).toList())
            .orElse(TEMPLATE);
    return ReviewPlan.proposedFor(Days.today(clock), sections);
  }

  /**
   * Opens a review: its report, conference and conclusion come into being, every association is
   * asked to report, and what is unfinished of earlier reviews is taken over.
   */
  public UUID open(UUID holderId, ReviewPlan plan) {
    Actor actor = access.require(Right.OPEN_REVIEW, holderId);
    List<String> sections =
        plan.sections().stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (sections.isEmpty()) {
      throw new DomainException("review.sectionsMissing");
    }
    List<Review> earlier = reviews.findByHolderIdOrderByOpenedAtDesc(holderId);
    Review review =
        reviews.saveAndFlush(
            new Review(
                holderId,
                plan,
                earlier.isEmpty() ? null : earlier.getFirst().id,
                actor,
                clock.instant()));
    openReport.open(review.id, holderId, review.title, sections, plan.reportsDue());
    openConference.open(review.id, holderId, review.title, plan.conferenceOn());
    openConclusion.open(review.id, holderId, review.title, plan.plannedFrom(), plan.plannedTo());
    processes.start(Process.REVIEW, review.id);
    for (Review before : earlier) {
      for (UUID followUp : followUps.unfinished(before.id)) {
        jdbc.update("insert into taken_over values (?, ?)", review.id, followUp);
      }
      processes.tell(Process.REVIEW, before.id, "nextReviewOpened");
    }
    return review.id;
  }

  /** Marks the whole review as made-up content, for the demonstration. */
  public void markIllustrative(UUID reviewId) {
    Review review = reviews.findById(reviewId).orElseThrow();
    access.require(Right.OPEN_REVIEW, review.holderId);
    review.illustrative = true;
  }
}
