package vn.dondoc.discussion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.organisation.Access;

/** The conferences to which the signed-in person is invited. */
@Service
@Transactional(readOnly = true)
public class MyConferences {
  /** When and where the person is expected. */
  public record Invitation(
      UUID reviewId,
      String title,
      LocalDate day,
      @Nullable LocalTime time,
      @Nullable String place,
      int version,
      Instant convenedAt) {}

  private final Conferences conferences;
  private final Access access;

  MyConferences(Conferences conferences, Access access) {
    this.conferences = conferences;
    this.access = access;
  }

  /** Those convened that are on this day or later, soonest first. */
  public List<Invitation> since(LocalDate day) {
    return conferences.inviting(access.personId(), day).stream()
        .map(
            c ->
                new Invitation(
                    c.reviewId,
                    c.title,
                    Objects.requireNonNull(c.day),
                    c.time,
                    c.place,
                    c.version,
                    Objects.requireNonNull(c.convenedAt)))
        .toList();
  }
}
