package vn.dondoc.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;

/** Who stands where: the same figures as on the page of the standing. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/standing", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
    name = "Standing",
    description =
        "Who stands where. A follow-up counts for its lead unit; the rows behind a number are those of the list of"
            + " follow-ups with the same parameters and the timeliness of the number.")
class StandingEndpoints {
  /** The parameters of the list of follow-ups that a standing can be narrowed by. */
  static final Set<String> NAMES =
      Set.of(
          "holder",
          "review",
          "unit",
          "source",
          "assignedFrom",
          "assignedUntil",
          "asOf",
          "original");

  private final StandingReading reading;

  StandingEndpoints(StandingReading reading) {
    this.reading = reading;
  }

  /** A rate, with what it is made of. */
  record Rate(
      int part,
      int whole,
      @Schema(description = "part / whole in percent, to one decimal.") BigDecimal percent) {
    static @Nullable Rate of(int part, int whole) {
      return whole == 0
          ? null
          : new Rate(
              part,
              whole,
              BigDecimal.valueOf(part * 100L)
                  .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN));
    }
  }

  /** The official two by two, with its side columns. */
  @Schema(name = "Standing")
  record Figures(
      @Schema(description = "Completed by the deadline.") int onTime,
      @Schema(description = "Completed after the deadline.") int late,
      @Schema(description = "onTime + late.") int completed,
      @Schema(description = "Open within the deadline, those soon due among them.") int within,
      @Schema(description = "Of these: 3 working days or fewer left.") int dueSoon,
      @Schema(description = "Open after the deadline.") int overdue,
      @Schema(description = "within + overdue.") int open,
      @Schema(description = "completed + open: the sum of the two by two.") int dated,
      @Schema(description = "Completed, of those without a deadline.") int completedWithoutDeadline,
      @Schema(description = "Open, of those without a deadline.") int openWithoutDeadline,
      int suspended,
      int withdrawn,
      @Schema(description = "Everything not withdrawn.") int all,
      @Schema(description = "Completed (also without a deadline) / all not withdrawn.")
          @Nullable Rate completedOfAll,
      @Schema(description = "Completed / (completed + overdue), of those with a deadline.")
          @Nullable Rate completedOfDue) {
    static Figures of(Standing s) {
      return new Figures(
          s.onTime(),
          s.late(),
          s.completed(),
          s.openWithin(),
          s.dueSoon(),
          s.overdue(),
          s.open(),
          s.dated(),
          s.completedWithoutDeadline(),
          s.openWithoutDeadline(),
          s.suspended(),
          s.withdrawn(),
          s.all(),
          Rate.of(s.allCompleted(), s.all()),
          Rate.of(s.completed(), s.due()));
    }
  }

  record StandingOfUnit(NamedUnit unit, Figures standing) {}

  record StandingOfReview(
      @Schema(description = "None: what was assigned directly.") @Nullable UUID reviewId,
      Figures standing) {}

  record StandingOfSource(SourceKind source, Figures standing) {}

  record StandingOfDay(
      @Schema(description = "As everything stood when this day ended.") LocalDate day,
      Figures standing) {}

  @GetMapping
  @Operation(operationId = "readStanding", summary = "The figures in all")
  @MayRefuse({ProblemKind.MALFORMED, ProblemKind.NOT_ALLOWED})
  Figures standing(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    return Figures.of(reading.of(question(parameters)));
  }

  @GetMapping("/units")
  @Operation(
      operationId = "readStandingByUnit",
      summary = "The figures of each unit that leads anything, the worst first")
  @MayRefuse({ProblemKind.MALFORMED, ProblemKind.NOT_ALLOWED})
  List<StandingOfUnit> byUnit(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    return reading.byUnit(question(parameters)).stream()
        .map(
            unit ->
                new StandingOfUnit(
                    new NamedUnit(unit.unitId(), unit.name()), Figures.of(unit.standing())))
        .toList();
  }

  @GetMapping("/reviews")
  @Operation(
      operationId = "readStandingByReview",
      summary = "The figures of each review, and of what was assigned directly")
  @MayRefuse({ProblemKind.MALFORMED, ProblemKind.NOT_ALLOWED})
  List<StandingOfReview> byReview(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    return reading.byReview(question(parameters)).stream()
        .map(review -> new StandingOfReview(review.reviewId(), Figures.of(review.standing())))
        .toList();
  }

  @GetMapping("/sources")
  @Operation(
      operationId = "readStandingBySource",
      summary = "The figures by where the assignments come from")
  @MayRefuse({ProblemKind.MALFORMED, ProblemKind.NOT_ALLOWED})
  List<StandingOfSource> bySource(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    return reading.bySource(question(parameters)).stream()
        .map(source -> new StandingOfSource(source.source(), Figures.of(source.standing())))
        .toList();
  }

  @GetMapping("/months")
  @Operation(
      operationId = "readStandingByMonth",
      summary = "The figures at the end of each month of the last year, and of the day asked for")
  @MayRefuse({ProblemKind.MALFORMED, ProblemKind.NOT_ALLOWED})
  List<StandingOfDay> byMonth(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    return reading.byMonth(question(parameters)).stream()
        .map(month -> new StandingOfDay(month.day(), Figures.of(month.standing())))
        .toList();
  }

  private static StandingQuestion question(MultiValueMap<String, String> parameters) {
    FollowUpFilter filter = FollowUpEndpoints.filter(parameters, NAMES, Set.of());
    return new StandingQuestion(
        filter.holderId(),
        filter.reviewId(),
        filter.unitId(),
        filter.source(),
        filter.assignedFrom(),
        filter.assignedUntil(),
        filter.asOf(),
        filter.byOriginal());
  }
}
