package vn.dondoc.review.ui;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.dondoc.followup.ui.ReviewTitles;
import vn.dondoc.review.ReviewReading;
import vn.dondoc.review.ReviewReading.ReviewRow;

/** Lets the list of follow-ups call the reviews by their titles. */
@Component
class TitlesOfReviews implements ReviewTitles {
  private final ReviewReading reviews;

  TitlesOfReviews(ReviewReading reviews) {
    this.reviews = reviews;
  }

  @Override
  public Map<UUID, String> titles(Collection<UUID> reviewIds) {
    return reviews.list().stream()
        .filter(r -> reviewIds.contains(r.id()))
        .collect(Collectors.toMap(ReviewRow::id, ReviewRow::title));
  }
}
