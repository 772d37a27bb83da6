package vn.dondoc.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.SourceKind;

/** What is assigned directly, to whom, by when, and where it comes from. */
@Schema(name = "Assignment")
record AssignmentRequest(
    @Schema(description = "The union.") UUID holderId,
    @Schema(description = "What is to be done.") String text,
    @Schema(description = "The field of work.") @Nullable String field,
    @Schema(description = "Each of these units for itself: one follow-up each. Or name a lead.")
        @Nullable List<UUID> each,
    @Schema(description = "One follow-up, which this unit leads.") @Nullable UUID lead,
    @Schema(description = "The units that coordinate under the lead.")
        @Nullable List<UUID> coordinating,
    @Schema(description = "The last day; left out: without deadline.") @Nullable LocalDate dueOn,
    @Schema(description = "Of the coordinating units, where theirs is an earlier one.")
        @Nullable LocalDate partDueOn,
    Origin source) {

  /** The document, meeting or call behind it. */
  @Schema(name = "AssignmentSource")
  record Origin(
      @Schema(allowableValues = {"DOCUMENT", "MEETING", "TELEPHONE"}) SourceKind kind,
      @Schema(description = "Which document, which meeting, who called.") String words,
      @Nullable String number,
      @Schema(description = "Its day.") @Nullable LocalDate on) {}

  /** What came into being. */
  @Schema(name = "Assigned")
  record Assigned(@Schema(description = "In the order of the units.") List<UUID> ids) {}

  /**
   * @throws Refused when both ways of naming units are mixed, or something is left out
   */
  Assignment assignment() {
    Present.require("holderId", holderId);
    Present.require("source", source);
    Present.require("source.kind", source.kind);
    if (!source.kind.isDirect()) {
      throw new Refused(ProblemKind.MALFORMED, "api.propertyWrong", "source.kind");
    }
    if (each != null && (lead != null || coordinating != null)) {
      throw new Refused(ProblemKind.MALFORMED, "api.propertyWrong", "each");
    }
    return new Assignment(
        holderId,
        Present.text(text),
        field,
        each == null
            ? Assignment.To.together(lead, Objects.requireNonNullElse(coordinating, List.of()))
            : Assignment.To.each(each),
        dueOn,
        partDueOn,
        new Assignment.Source(source.kind, Present.text(source.words), source.number, source.on));
  }
}
