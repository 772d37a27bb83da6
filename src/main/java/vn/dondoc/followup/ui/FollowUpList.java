package vn.dondoc.followup.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.grid.dataview.GridLazyDataView;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.SerializableBiConsumer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.signals.Signal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.followup.FollowUpColumn;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.FollowUpSearch.Counts;
import vn.dondoc.followup.Timeliness;

/**
 * The rows of a filter, loaded as they are scrolled to; on a narrow window one column of cards. The
 * rows come first; how many there are is asked once they are shown.
 */
@StyleSheet("context://followup.css")
class FollowUpList extends Div {
  private static final int NARROW = 800;

  /** A page; what fits into one needs no counting. */
  private static final int PAGE = 50;

  private final FollowUpSearch search;
  private final LocalDate today;
  private final Paragraph count = new Paragraph();
  private final Div nothing = new Div();
  private final Grid<FollowUpRow> grid = new Grid<>();
  private final Grid.Column<FollowUpRow> cards;
  private final Map<FollowUpColumn, Grid.Column<FollowUpRow>> columns =
      new EnumMap<>(FollowUpColumn.class);
  private Set<FollowUpColumn> chosen = FollowUpColumn.USUAL;
  private FollowUpFilter filter;
  private List<FollowUpRow> first = List.of();
  private @Nullable Counts counts;
  private @Nullable SerializableConsumer<Set<FollowUpRow>> whenSelected;
  private boolean shown;
  private boolean narrow;
  private int shows;

  FollowUpList(FollowUpSearch search, Clock clock, FollowUpFilter filter) {
    this.search = search;
    this.today = Days.today(clock);
    this.filter = filter;
    addClassName("follow-up-list");
    count.addClassName("follow-up-count");
    count.getElement().setAttribute("aria-live", "polite");

    cards = grid.addComponentColumn(this::card).setHeader(getTranslation("followUps.column.TEXT"));
    cards.setVisible(false);
    for (FollowUpColumn column : FollowUpColumn.values()) {
      columns.put(column, add(column));
    }
    grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(PAGE);
    grid.addClassName("follow-up-grid");
    grid.setAriaLabel(getTranslation("followUps.title"));
    grid.addItemClickListener(e -> UI.getCurrent().navigate(path(e.getItem())));
    addAttachListener(
        e ->
            Signal.effect(
                this,
                () -> {
                  int width = e.getUI().getPage().windowSizeSignal().get().width();
                  narrow = width > 0 && width < NARROW;
                  showColumns();
                  showSelection();
                }));
    showColumns();
    add(count, nothing, grid);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    if (!shown) {
      show(filter);
    }
  }

  /** Rows can be selected where there is room for it; whoever listens hears which are. */
  void selectable(SerializableConsumer<Set<FollowUpRow>> selected) {
    whenSelected = selected;
    showSelection();
  }

  void deselectAll() {
    if (isSelectable()) {
      grid.deselectAll();
    }
  }

  private boolean isSelectable() {
    return grid.getSelectionMode() == Grid.SelectionMode.MULTI;
  }

  private void showSelection() {
    SerializableConsumer<Set<FollowUpRow>> selected = whenSelected;
    boolean wanted = selected != null && !narrow;
    if (selected == null || wanted == isSelectable()) {
      return;
    }
    if (wanted) {
      GridMultiSelectionModel<FollowUpRow> model =
          (GridMultiSelectionModel<FollowUpRow>) grid.setSelectionMode(Grid.SelectionMode.MULTI);
      model.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
      grid.asMultiSelect().addValueChangeListener(e -> selected.accept(e.getValue()));
    } else {
      grid.setSelectionMode(Grid.SelectionMode.NONE);
      selected.accept(Set.of());
    }
  }

  /** The headers sort; whoever listens shows the list anew. */
  void sortable(SerializableBiConsumer<FollowUpFilter.Order, Boolean> sorted) {
    columns.forEach(
        (column, shownAs) ->
            column.order().ifPresent(order -> shownAs.setSortProperty(order.name())));
    grid.addSortListener(
        e -> {
          if (e.isFromClient()) {
            // The third click takes the sorting back.
            sorted.accept(
                e.getSortOrder().stream()
                    .findFirst()
                    .flatMap(o -> orderOf(o.getSorted()))
                    .orElse(FollowUpFilter.Order.DUE),
                e.getSortOrder().stream()
                    .anyMatch(o -> o.getDirection() == SortDirection.DESCENDING));
          }
        });
  }

  private java.util.Optional<FollowUpFilter.Order> orderOf(Grid.Column<FollowUpRow> sorted) {
    return columns.entrySet().stream()
        .filter(e -> e.getValue().equals(sorted))
        .findFirst()
        .flatMap(e -> e.getKey().order());
  }

  void columns(Set<FollowUpColumn> shownColumns) {
    chosen = shownColumns;
    showColumns();
  }

  /** How many there are; null until that is known. */
  @Nullable Counts counts() {
    return counts;
  }

  void show(FollowUpFilter next) {
    filter = next;
    shown = true;
    int asked = ++shows;
    first = search.list(filter, 0, PAGE + 1);
    counts =
        first.size() <= PAGE
            ? new Counts(
                first.size(),
                (int)
                    first.stream()
                        .filter(row -> row.timing().timeliness() == Timeliness.OVERDUE)
                        .count())
            : null;
    deselectAll();
    showOrder();
    GridLazyDataView<FollowUpRow> rows =
        grid.setItems(query -> load(query.getOffset(), query.getLimit()));
    rows.setIdentifierProvider(FollowUpRow::id);
    if (counts != null) {
      int all = counts.all();
      rows.setItemCountCallback(query -> all);
    }
    grid.setAllRowsVisible(counts != null);
    grid.setVisible(!first.isEmpty());
    nothing.removeAll();
    if (first.isEmpty()) {
      nothing.add(
          new EmptyState(
              getTranslation(filter.isPlain() ? "followUps.none" : "followUps.noMatch")));
    }
    showCounts();
    if (counts == null) {
      // Answered by the browser once it has the rows.
      getElement()
          .executeJs("return true")
          .then(
              ready -> {
                if (asked == shows) {
                  count();
                }
              });
    }
  }

  /** Asks how many there are, and lets the list know. */
  void count() {
    Counts counted = search.count(filter);
    counts = counted;
    grid.getLazyDataView().setItemCountCallback(query -> counted.all());
    showCounts();
  }

  private Stream<FollowUpRow> load(int offset, int limit) {
    boolean atHand = first.size() <= PAGE || offset + limit <= first.size();
    return atHand
        ? first.stream().skip(offset).limit(limit)
        : search.list(filter, offset, limit).stream();
  }

  private void showCounts() {
    count.setVisible(!first.isEmpty());
    Counts known = counts;
    if (known == null) {
      count.setText(getTranslation("followUps.counting"));
    } else {
      count.setText(
          known.overdue() == 0
              ? getTranslation("followUps.count", known.all())
              : getTranslation("followUps.countOverdue", known.all(), known.overdue()));
    }
  }

  private void showColumns() {
    cards.setVisible(narrow);
    columns.forEach((column, shownAs) -> shownAs.setVisible(!narrow && chosen.contains(column)));
  }

  private void showOrder() {
    List<GridSortOrder<FollowUpRow>> order =
        columns.entrySet().stream()
            .filter(e -> e.getKey().order().filter(o -> o == filter.order()).isPresent())
            .filter(e -> e.getValue().isSortable())
            .map(
                e ->
                    new GridSortOrder<>(
                        e.getValue(),
                        filter.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))
            .toList();
    if (!grid.getSortOrder().equals(order)) {
      grid.sort(order);
    }
  }

  private Grid.Column<FollowUpRow> add(FollowUpColumn column) {
    Grid.Column<FollowUpRow> added =
        switch (column) {
          case TEXT -> grid.addComponentColumn(this::link).setFlexGrow(5).setWidth("14rem");
          case LEAD -> grid.addComponentColumn(this::lead).setFlexGrow(3).setWidth("9rem");
          case STATUS -> grid.addComponentColumn(this::status).setFlexGrow(4).setWidth("12rem");
          case ASSIGNER, FIELD, SOURCE ->
              grid.addColumn(row -> FollowUpCells.text(column, row))
                  .setFlexGrow(2)
                  .setWidth("9rem");
          default ->
              grid.addColumn(row -> FollowUpCells.text(column, row))
                  .setWidth("8.5rem")
                  .setFlexGrow(0);
        };
    return added.setHeader(FollowUpCells.title(column)).setKey(column.name());
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
    if (row.flagged()) {
      cell.add(new StatusBadge(VaadinIcon.FLAG, Accent.YELLOW, "followUps.flagged"));
    }
    if (row.remindedOn() != null && !row.lifecycle().isEnded()) {
      Span reminded =
          new Span(getTranslation("followUps.reminded", DateFormats.day(row.remindedOn())));
      reminded.addClassName("follow-up-others");
      cell.add(reminded);
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
