package vn.dondoc.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.Timeliness;

/** A follow-up in a list. */
record FollowUpItem(
    UUID id,
    @Schema(description = "The review whose conclusion assigned it; none when assigned directly.")
        @Nullable UUID reviewId,
    @Schema(description = "The number of its directive in the notice.") @Nullable Integer number,
    String text,
    NamedUnit lead,
    @Schema(description = "How many units coordinate.") int coordinating,
    @Schema(description = "The deadline in force, the last day on which it is kept.")
        @Nullable LocalDate dueOn,
    Lifecycle lifecycle,
    int percent,
    @Schema(description = "Towards the deadline in force, computed for today.")
        Timeliness timeliness,
    @Schema(description = "Working days left, or calendar days overdue or late; else 0.")
        int days) {

  static FollowUpItem of(FollowUpRow row) {
    return new FollowUpItem(
        row.id(),
        row.reviewId(),
        row.number(),
        row.text(),
        new NamedUnit(row.leadId(), row.lead()),
        row.coordinating(),
        row.dueOn(),
        row.lifecycle(),
        row.percent(),
        row.timing().timeliness(),
        row.timing().days());
  }
}
