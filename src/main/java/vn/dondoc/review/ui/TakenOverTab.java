package vn.dondoc.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.CaseTab;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.review.TakenOver;
import vn.dondoc.review.TakenOver.TakenOverRow;

/** What this review took over from those before it; each keeps its whole story on its own page. */
@org.springframework.stereotype.Component
class TakenOverTab implements CaseTab {
  private final TakenOver takenOver;

  TakenOverTab(TakenOver takenOver) {
    this.takenOver = takenOver;
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public String labelKey() {
    return "review.tab.takenOver";
  }

  @Override
  public Optional<Integer> count(UUID reviewId) {
    return Optional.of(takenOver.of(reviewId).size());
  }

  @Override
  public Component content(UUID reviewId) {
    List<TakenOverRow> rows = takenOver.of(reviewId);
    if (rows.isEmpty()) {
      return new EmptyState(I18NProvider.translate("review.takenOver.none"));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("plain-list");
    for (TakenOverRow row : rows) {
      var due = row.dueOn();
      Div meta =
          new Div(
              new Span(
                  row.lead()
                      + " · "
                      + I18NProvider.translate("lifecycle." + row.lifecycle().name())
                      + " · "
                      + row.percent()
                      + "% · "
                      + (due == null
                          ? I18NProvider.translate("review.noDeadline")
                          : DateFormats.day(due))),
              new Div(I18NProvider.translate("review.takenOver.from", row.fromReview())));
      list.add(new ListItem(new Anchor("follow-ups/" + row.followUpId(), row.text()), meta));
    }
    return list;
  }
}
