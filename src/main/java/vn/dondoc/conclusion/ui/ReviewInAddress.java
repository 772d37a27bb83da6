package vn.dondoc.conclusion.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.UUID;
import vn.dondoc.base.NotFound;

/** The review that an address names. */
final class ReviewInAddress {
  private ReviewInAddress() {}

  /** What is no id names nothing, like an id that is not known. */
  static UUID of(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("reviewId").orElseThrow(NotFound::new);
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }
}
