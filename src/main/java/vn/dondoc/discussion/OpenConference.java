package vn.dondoc.discussion;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lays out the conference of a review that is being opened. Its caller has checked. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OpenConference {
  private final Conferences conferences;

  OpenConference(Conferences conferences) {
    this.conferences = conferences;
  }

  public void open(UUID reviewId, UUID holderId, String title, @Nullable LocalDate plannedDay) {
    conferences.save(new Conference(reviewId, holderId, title, plannedDay));
  }
}
