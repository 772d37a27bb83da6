package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.dondoc.base.ui.CaseTab;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpSearch;

/** The follow-ups of a review, on its page. */
@Service
class FollowUpTab implements CaseTab {
  private final FollowUpSearch search;
  private final Clock clock;

  FollowUpTab(FollowUpSearch search, Clock clock) {
    this.search = search;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public String labelKey() {
    return "followUps.tab";
  }

  @Override
  public Optional<Integer> count(UUID reviewId) {
    int all = search.count(FollowUpFilter.ofReview(reviewId)).all();
    return all == 0 ? Optional.empty() : Optional.of(all);
  }

  @Override
  public Component content(UUID reviewId) {
    return new FollowUpList(search, clock, FollowUpFilter.ofReview(reviewId));
  }
}
