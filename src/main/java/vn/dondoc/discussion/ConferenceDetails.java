package vn.dondoc.discussion;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the office says of the conference when it convenes; a draft may leave anything out.
 *
 * @param invited the ids of the people invited, in their order
 * @param file the letter of invitation, if there is one; null keeps the one attached before
 */
public record ConferenceDetails(
    @Nullable LocalDate day,
    @Nullable LocalTime time,
    @Nullable String place,
    List<AgendaLine> agenda,
    List<UUID> invited,
    @Nullable String note,
    @Nullable Attachment file) {

  /** A file as handed over. */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  public record Attachment(String name, byte[] content) {}
}
