package vn.dondoc.review.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.organisation.Access;

/** Everyone with a post in a union, but the administrator, finds its reviews. */
@Component
class ReviewNavigation implements NavigationEntries {
  private final Access access;

  ReviewNavigation(Access access) {
    this.access = access;
  }

  @Override
  public List<NavigationEntry> entries() {
    return List.of(
        NavigationEntry.to("reviews", "review.list", VaadinIcon.CALENDAR_CLOCK, 40)
            .visibleIf(() -> !access.holders().isEmpty()));
  }
}
