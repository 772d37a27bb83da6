package vn.dondoc.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.review.ReviewReading;
import vn.dondoc.review.ReviewReading.ReviewRow;
import vn.dondoc.review.ReviewReading.ReviewView;
import vn.dondoc.review.ReviewReading.Running;

/** The reviews: which there are, and how far each is. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/reviews", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reviews", description = "The cycles of report, conference, conclusion and follow-ups.")
class ReviewEndpoints {
  private final ReviewReading reviews;

  ReviewEndpoints(ReviewReading reviews) {
    this.reviews = reviews;
  }

  /** A step that the review waits for. */
  record RunningStep(
      @Schema(description = "As in the process: draftReport, approveDraft, …") String step,
      @Schema(description = "Who has it, by name.") List<String> people,
      Instant since,
      @Nullable LocalDate dueOn) {
    static RunningStep of(Running running) {
      return new RunningStep(
          running.step().id(), running.people(), running.since(), running.dueOn());
    }
  }

  /** A review in the list. */
  record ReviewItem(
      UUID id,
      String title,
      LocalDate periodFrom,
      LocalDate periodTo,
      LocalDate conferenceOn,
      Instant openedAt,
      @Schema(description = "Made-up content of the demonstration.") boolean illustrative,
      List<RunningStep> running) {
    static ReviewItem of(ReviewRow row) {
      return new ReviewItem(
          row.id(),
          row.title(),
          row.periodFrom(),
          row.periodTo(),
          row.conferenceOn(),
          row.openedAt(),
          row.illustrative(),
          row.running().stream().map(RunningStep::of).toList());
    }
  }

  /** A review. */
  @Schema(name = "Review")
  record ReviewDocument(
      UUID id,
      @Schema(description = "The union that holds it.") UUID holderId,
      String title,
      LocalDate periodFrom,
      LocalDate periodTo,
      LocalDate plannedFrom,
      LocalDate plannedTo,
      @Schema(description = "The day by which the associations report.") LocalDate reportsDue,
      LocalDate conferenceOn,
      Instant openedAt,
      String openedBy,
      @Schema(description = "Made-up content of the demonstration.") boolean illustrative,
      @Schema(description = "How far each step is: DONE, RUNNING or TO_COME.")
          Map<String, ReviewReading.Progress> steps,
      List<RunningStep> running,
      @Schema(description = "How many unfinished follow-ups it took over from earlier reviews.")
          int takenOver) {
    static ReviewDocument of(ReviewView view) {
      Map<String, ReviewReading.Progress> steps = new java.util.LinkedHashMap<>();
      view.progress().forEach((step, progress) -> steps.put(step.id(), progress));
      return new ReviewDocument(
          view.id(),
          view.holderId(),
          view.title(),
          view.periodFrom(),
          view.periodTo(),
          view.plannedFrom(),
          view.plannedTo(),
          view.reportsDue(),
          view.conferenceOn(),
          view.openedAt(),
          view.openedBy(),
          view.illustrative(),
          steps,
          view.running().stream().map(RunningStep::of).toList(),
          view.takenOver());
    }
  }

  @GetMapping
  @Operation(
      operationId = "listReviews",
      summary = "The reviews of the unions in which you hold a post, the newest first")
  List<ReviewItem> list() {
    return reviews.list().stream().map(ReviewItem::of).toList();
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readReview", summary = "One review, and how far it is")
  ReviewDocument read(@PathVariable UUID id) {
    return ReviewDocument.of(reviews.get(id));
  }
}
