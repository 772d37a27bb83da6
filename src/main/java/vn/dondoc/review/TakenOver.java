package vn.dondoc.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
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
  private final FollowUpSearch followUpSearch;
  private final Organisations organisations;
  private final Access access;

  TakenOver(
      ReviewReading reviews,
      FollowUpLookup followUps,
      FollowUpSearch followUpSearch,
      Organisations organisations,
      Access access) {
    this.reviews = reviews;
    this.followUps = followUps;
    this.followUpSearch = followUpSearch;
    this.organisations = organisations;
    this.access = access;
  }

  /** Those that the person may read: an association those in which it leads or coordinates. */
  public List<TakenOverRow> of(UUID reviewId) {
    UUID holderId = reviews.readable(reviewId).holderId;
    boolean all = access.may(Right.READ_ALL, holderId);
    Set<UUID> own =
        all
            ? Set.of()
            : followUpSearch.list(FollowUpFilter.ALL.with().holderId(holderId).filter()).stream()
                .map(FollowUpRow::id)
                .collect(Collectors.toSet());
    return reviews.takenOver(reviewId).stream()
        .flatMap(id -> followUps.followUp(id).stream())
        .filter(f -> all || own.contains(f.id()))
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
