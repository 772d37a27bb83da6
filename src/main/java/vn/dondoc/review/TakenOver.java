package vn.dondoc.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Right;

/** What a review took over from those before it. An association sees its own part of it. */
@Service
@Transactional(readOnly = true)
public class TakenOver {
  /** A follow-up taken over; it keeps its own review. */
  public record TakenOverRow(
      UUID followUpId,
      String text,
      String lead,
      Lifecycle lifecycle,
      int percent,
      @Nullable LocalDate dueOn,
      String fromReview) {}

  private final ReviewReading reviews;
  private final FollowUpLookup followUps;
  private final Organisations organisations;
  private final Access access;

  TakenOver(
      ReviewReading reviews, FollowUpLookup followUps, Organisations organisations, Access access) {
    this.reviews = reviews;
    this.followUps = followUps;
    this.organisations = organisations;
    this.access = access;
  }

  public List<TakenOverRow> of(UUID reviewId) {
    boolean all = access.may(Right.READ_ALL, reviews.readable(reviewId).holderId);
    return reviews.takenOver(reviewId).stream()
        .flatMap(id -> followUps.followUp(id).stream())
        .filter(f -> all || access.may(Right.READ_OWN, f.leadId()))
        .map(
            f ->
                new TakenOverRow(
                    f.id(),
                    f.text(),
                    organisations.get(f.leadId()).name(),
                    f.lifecycle(),
                    f.percent(),
                    f.dueOn(),
                    reviews.readable(Objects.requireNonNull(f.reviewId())).title))
        .toList();
  }
}
