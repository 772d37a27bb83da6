package vn.dondoc.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.Holder;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.OpenStep;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * The list of reviews and the page of one. Everyone in the union but the administrator may see that
 * it runs and where.
 */
@Service
@Transactional(readOnly = true)
public class ReviewReading {
  /** A review in the list. */
  public record ReviewRow(
      UUID id,
      String title,
      LocalDate periodFrom,
      LocalDate periodTo,
      LocalDate conferenceOn,
      Instant openedAt,
      boolean illustrative,
      List<Running> running) {}

  /** A step that the review waits for: who has it, and since when. */
  public record Running(
      Step step, UUID subjectId, List<String> people, Instant since, @Nullable LocalDate dueOn) {}

  /** How far a step of the process is. */
  public enum Progress {
    DONE,
    RUNNING,
    TO_COME
  }

  /** The page of a review. */
  public record ReviewView(
      UUID id,
      UUID holderId,
      String title,
      LocalDate periodFrom,
      LocalDate periodTo,
      LocalDate plannedFrom,
      LocalDate plannedTo,
      LocalDate reportsDue,
      LocalDate conferenceOn,
      Instant openedAt,
      String openedBy,
      boolean illustrative,
      Map<Step, Progress> progress,
      List<Running> running,
      @Nullable Running mine,
      List<OpenStep> story,
      int takenOver) {}

  private static final List<Step> ORDER =
      List.of(
          Step.DRAFT_REPORT,
          Step.APPROVE_DRAFT,
          Step.CONVENE,
          Step.RECORD_DISCUSSION,
          Step.ANSWER_OPINION,
          Step.CONCLUDE);

  private final ReviewRepository reviews;
  private final Steps steps;
  private final Processes processes;
  private final Access access;
  private final Organisations organisations;
  private final JdbcClient jdbc;

  ReviewReading(
      ReviewRepository reviews,
      Steps steps,
      Processes processes,
      Access access,
      Organisations organisations,
      JdbcClient jdbc) {
    this.reviews = reviews;
    this.steps = steps;
    this.processes = processes;
    this.access = access;
    this.organisations = organisations;
    this.jdbc = jdbc;
  }

  /** The reviews of the unions in which the signed-in person has a post, the newest first. */
  public List<ReviewRow> list() {
    return reviews.findByHolderIdInOrderByOpenedAtDesc(access.holders()).stream()
        .map(
            r ->
                new ReviewRow(
                    r.id,
                    r.title,
                    r.periodFrom,
                    r.periodTo,
                    r.conferenceOn,
                    r.openedAt,
                    r.illustrative,
                    running(steps.ofCase(r.id))))
        .toList();
  }

  /**
   * The page of a review.
   *
   * @throws NotFound when there is none, or it belongs to a union in which the person has no post
   */
  public ReviewView get(UUID id) {
    Review review = readable(id);
    List<OpenStep> story = ofReview(steps.ofCase(id));
    List<Running> running = running(story);
    UUID me = access.personId();
    Map<Step, Progress> progress = new java.util.EnumMap<>(Step.class);
    boolean concluded =
        story.stream().anyMatch(s -> s.step() == Step.CONCLUDE && s.endedAt() != null);
    for (Step step : ORDER) {
      boolean open = story.stream().anyMatch(s -> s.step() == step && s.endedAt() == null);
      boolean ended = story.stream().anyMatch(s -> s.step() == step && s.endedAt() != null);
      progress.put(
          step, open ? Progress.RUNNING : ended || concluded ? Progress.DONE : Progress.TO_COME);
    }
    return new ReviewView(
        review.id,
        review.holderId,
        review.title,
        review.periodFrom,
        review.periodTo,
        review.plannedFrom,
        review.plannedTo,
        review.reportsDue,
        review.conferenceOn,
        review.openedAt,
        organisations.person(review.openedBy).name(),
        review.illustrative,
        progress,
        running,
        story.stream()
            .filter(s -> s.endedAt() == null && has(me, s))
            .findFirst()
            .map(s -> new Running(s.step(), s.subjectId(), List.of(), s.openedAt(), s.dueOn()))
            .orElse(null),
        told(review, story),
        takenOver(id).size());
  }

  /** The BPMN of the review process, for its picture. */
  public String bpmn() {
    return processes.bpmn(Process.REVIEW);
  }

  /** The follow-ups that a review took over from those before it, whoever may read them. */
  List<UUID> takenOver(UUID reviewId) {
    readable(reviewId);
    return jdbc.sql("select follow_up_id from taken_over where review_id = ? order by follow_up_id")
        .param(reviewId)
        .query(UUID.class)
        .list();
  }

  /** The reviews that took a follow-up over, the earliest first. */
  List<Review> takenOverBy(UUID followUpId) {
    return reviews.findAllById(
        jdbc.sql(
                "select t.review_id from taken_over t join review r on r.id = t.review_id where t.follow_up_id = ?"
                    + " order by r.opened_at")
            .param(followUpId)
            .query(UUID.class)
            .list());
  }

  Review readable(UUID id) {
    Review review = reviews.findById(id).orElseThrow(NotFound::new);
    if (!access.holders().contains(review.holderId)
        && !access.may(Right.READ_ALL, review.holderId)) {
      throw new NotFound();
    }
    return review;
  }

  /** A step that answers an opinion is named by its words: only for those who read them all. */
  private List<OpenStep> told(Review review, List<OpenStep> story) {
    return access.may(Right.READ_ALL, review.holderId)
        ? story
        : story.stream().filter(s -> s.step() != Step.ANSWER_OPINION).toList();
  }

  private static List<OpenStep> ofReview(Collection<OpenStep> steps) {
    return steps.stream().filter(s -> s.step().process() == Process.REVIEW).toList();
  }

  private List<Running> running(List<OpenStep> story) {
    List<Running> running = new ArrayList<>();
    Set<Step> told = new HashSet<>();
    for (OpenStep open : story) {
      if (open.endedAt() == null
          && open.step().process() == Process.REVIEW
          && told.add(open.step())) {
        running.add(
            new Running(
                open.step(),
                open.subjectId(),
                organisations.holders(open.organisationId(), open.seat().posts()).stream()
                    .map(Holder::personName)
                    .distinct()
                    .toList(),
                open.openedAt(),
                open.dueOn()));
      }
    }
    return running;
  }

  private boolean has(UUID personId, OpenStep step) {
    return organisations.holders(step.organisationId(), step.seat().posts()).stream()
        .anyMatch(h -> h.personId().equals(personId));
  }
}
