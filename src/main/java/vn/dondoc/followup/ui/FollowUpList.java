package vn.dondoc.followup.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.signals.Signal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.FollowUpSearch.Counts;

/** The rows of a filter, loaded as they are scrolled to; on a narrow window one column of cards. */
@StyleSheet("context://followup.css")
class FollowUpList extends Div {
  private static final int NARROW = 800;

  private final FollowUpSearch search;
  private final LocalDate today;
  private final Paragraph count = new Paragraph();
  private final Div nothing = new Div();
  private final Grid<FollowUpRow> grid = new Grid<>();
  private FollowUpFilter filter;

  FollowUpList(FollowUpSearch search, Clock clock, FollowUpFilter filter) {
    this.search = search;
    this.today = Days.today(clock);
    this.filter = filter;
    addClassName("follow-up-list");
    count.addClassName("follow-up-count");
    count.getElement().setAttribute("aria-live", "polite");

    Grid.Column<FollowUpRow> cards =
        grid.addComponentColumn(this::card).setHeader(getTranslation("followUps.text"));
    cards.setVisible(false);
    Grid.Column<FollowUpRow> text =
        grid.addComponentColumn(this::link)
            .setHeader(getTranslation("followUps.text"))
            .setFlexGrow(5);
    Grid.Column<FollowUpRow> lead =
        grid.addComponentColumn(this::lead)
            .setHeader(getTranslation("followUps.lead"))
            .setFlexGrow(3);
    Grid.Column<FollowUpRow> due =
        grid.addColumn(row -> row.dueOn() == null ? "" : DateFormats.day(row.dueOn()))
            .setHeader(getTranslation("followUps.due"))
            .setAutoWidth(true)
            .setFlexGrow(0);
    Grid.Column<FollowUpRow> status =
        grid.addComponentColumn(this::status)
            .setHeader(getTranslation("followUps.status"))
            .setFlexGrow(4);
    grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(50);
    grid.addClassName("follow-up-grid");
    grid.setAriaLabel(getTranslation("followUps.title"));
    grid.addItemClickListener(e -> UI.getCurrent().navigate(path(e.getItem())));
    grid.setDataProvider(
        DataProvider.fromCallbacks(
            query -> load(query.getOffset(), query.getLimit()),
            query -> search.count(this.filter).all()));
    addAttachListener(
        e ->
            Signal.effect(
                this,
                () -> {
                  int width = e.getUI().getPage().windowSizeSignal().get().width();
                  boolean narrow = width > 0 && width < NARROW;
                  cards.setVisible(narrow);
                  Stream.of(text, lead, due, status).forEach(c -> c.setVisible(!narrow));
                }));
    add(count, nothing, grid);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    showCount();
  }

  void show(FollowUpFilter next) {
    filter = next;
    grid.getDataProvider().refreshAll();
    showCount();
  }

  private Stream<FollowUpRow> load(int offset, int limit) {
    return search.list(filter, offset, limit).stream();
  }

  private void showCount() {
    Counts counts = search.count(filter);
    count.setText(
        counts.overdue() == 0
            ? getTranslation("followUps.count", counts.all())
            : getTranslation("followUps.countOverdue", counts.all(), counts.overdue()));
    count.setVisible(counts.all() > 0);
    grid.setVisible(counts.all() > 0);
    grid.setAllRowsVisible(counts.all() <= 50);
    nothing.removeAll();
    if (counts.all() == 0) {
      nothing.add(
          new EmptyState(
              getTranslation(filter.isPlain() ? "followUps.none" : "followUps.noMatch")));
    }
  }

  private Component link(FollowUpRow row) {
    Anchor link = new Anchor(path(row), row.text());
    link.addClassName("follow-up-link");
    return link;
  }

  private Component lead(FollowUpRow row) {
    Div cell = new Div(new Span(row.lead()));
    if (row.coordinating() > 0) {
      Span others = new Span(getTranslation("followUps.coordinating", row.coordinating()));
      others.addClassName("follow-up-others");
      cell.add(new Div(others));
    }
    return cell;
  }

  private Component status(FollowUpRow row) {
    Div cell =
        new Div(FollowUpBadges.both(row.lifecycle(), row.timing(), today.equals(row.dueOn())));
    cell.addClassName("follow-up-badges");
    if (row.percent() > 0 && row.percent() < 100) {
      cell.add(new Span(row.percent() + "%"));
    }
    return cell;
  }

  private Component card(FollowUpRow row) {
    Span who = new Span(row.lead());
    Div facts = new Div(who);
    if (row.dueOn() != null) {
      facts.add(new Span(" · " + getTranslation("followUp.dueOn", DateFormats.day(row.dueOn()))));
    }
    Div card = new Div(link(row), facts, status(row));
    card.addClassName("follow-up-card");
    return card;
  }

  private static String path(FollowUpRow row) {
    return "follow-ups/" + row.id();
  }
}
