package vn.dondoc.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;
import vn.dondoc.review.ReviewReading;
import vn.dondoc.review.ReviewReading.ReviewRow;
import vn.dondoc.review.ReviewReading.Running;

/** The reviews, the newest first, each with the step that it waits for. */
@Route(value = "reviews", layout = Frame.class)
@PermitAll
class ReviewsView extends Div implements HasDynamicTitle {

  ReviewsView(ReviewReading reviews, Access access) {
    PageHeader header = new PageHeader(getTranslation("review.list"));
    if (!access.organisationsWith(Right.OPEN_REVIEW).isEmpty()) {
      Button open =
          new Button(
              getTranslation("review.open"),
              e -> e.getSource().getUI().ifPresent(ui -> ui.navigate(OpenReviewView.class)));
      open.addThemeVariants(ButtonVariant.PRIMARY);
      header.actions(open);
    }
    add(header);
    List<ReviewRow> rows = reviews.list();
    if (rows.isEmpty()) {
      add(new EmptyState(getTranslation("review.none")));
    }
    rows.forEach(row -> add(card(row)));
  }

  private Card card(ReviewRow row) {
    Card card = new Card();
    card.addClassName("list-card");
    RouterLink link =
        new RouterLink(row.title(), ReviewView.class, ReviewView.parameters(row.id()));
    link.addClassName("card-link");
    H2 title = new H2(link);
    card.add(title);
    card.add(
        new Paragraph(
            getTranslation(
                "review.periodAndConference",
                DateFormats.day(row.periodFrom()),
                DateFormats.day(row.periodTo()),
                DateFormats.day(row.conferenceOn()))));
    Div state = new Div();
    state.addClassName("badges");
    if (row.running().isEmpty()) {
      state.add(new StatusBadge(VaadinIcon.CHECK_CIRCLE, Accent.GREEN, "review.concluded"));
    }
    for (Running running : row.running()) {
      state.add(new StatusBadge(VaadinIcon.ADJUST, Accent.BLUE, "step." + running.step().id()));
      state.add(new Span(String.join(", ", running.people())));
    }
    card.add(state);
    if (row.illustrative()) {
      card.add(illustrative());
    }
    return card;
  }

  private Span illustrative() {
    Span note = new Span(getTranslation("review.illustrative"));
    note.addClassName("illustrative");
    return note;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("review.list");
  }
}
