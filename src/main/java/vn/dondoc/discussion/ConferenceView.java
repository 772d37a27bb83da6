package vn.dondoc.discussion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Files.FileInfo;

/** A conference as those see it who may. */
public record ConferenceView(
    UUID reviewId,
    UUID holderId,
    String title,
    @Nullable LocalDate plannedDay,
    @Nullable LocalDate day,
    @Nullable LocalTime time,
    @Nullable String place,
    List<AgendaEntry> agenda,
    List<Guest> guests,
    @Nullable String note,
    @Nullable FileInfo file,
    @Nullable Instant convenedAt,
    @Nullable String convenedBy,
    @Nullable Instant discussionClosedAt,
    @Nullable Instant answersReleasedAt,
    int opinions,
    int version) {

  /** A line of the agenda with the presenter's name. */
  public record AgendaEntry(
      @Nullable LocalTime at,
      String text,
      @Nullable UUID presenterId,
      @Nullable String presenter) {}

  /** Someone invited, or who came without. */
  public record Guest(
      UUID personId,
      String name,
      UUID organisationId,
      String organisationName,
      boolean invited,
      Attendance attendance,
      @Nullable String absentReason) {}

  /** Opinions are taken from the invitation on, until the discussion is closed. */
  public boolean takesOpinions() {
    return convenedAt != null && discussionClosedAt == null;
  }
}
