package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.ErrorCard;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.followup.FollowUpColumn;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpExport;
import vn.dondoc.followup.FollowUpExport.Extent;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpParameters;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpReminding;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.FollowUpSearch.Counts;
import vn.dondoc.followup.FollowUpSearch.ReviewChoice;
import vn.dondoc.followup.SavedViews;
import vn.dondoc.followup.SavedViews.SavedView;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/**
 * All follow-ups that the person may see. What is filtered, sorted and shown stands in the address,
 * so that a link shows the same.
 */
@Route(value = "follow-ups", layout = Frame.class)
@PermitAll
class FollowUpsView extends Div implements HasDynamicTitle, BeforeEnterObserver, PageHelp {
  private static final String COLUMNS = "cols";

  /** So many rows are put on paper; more belong into a file. */
  private static final int PRINTED = 1_000;

  private final FollowUpSearch search;
  private final FollowUpReminding reminding;
  private final FollowUpDecisions decisions;
  private final FollowUpExport export;
  private final SavedViews savedViews;
  private final Clock clock;
  private final FollowUpFilters filters;
  private final FollowUpList list;
  private final Div selection = new Div();
  private final Div paper = new Div();
  private final MenuBar saved = new MenuBar();
  private final SubMenu savedMenu;
  private final Map<FollowUpColumn, MenuItem> columnItems = new LinkedHashMap<>();
  private final boolean mayRemind;
  private final boolean mayDecide;

  private FollowUpFilter filter = FollowUpFilter.ALL;
  private Set<FollowUpColumn> columns = FollowUpColumn.USUAL;
  private Set<FollowUpRow> selected = Set.of();

  /** Whether all that the filter finds is selected, loaded or not. */
  private boolean allSelected;

  FollowUpsView(
      FollowUpReading reading,
      FollowUpSearch search,
      FollowUpReminding reminding,
      FollowUpDecisions decisions,
      FollowUpExport export,
      SavedViews savedViews,
      Access access,
      Clock clock,
      ObjectProvider<ReviewTitles> titles) {
    this.search = search;
    this.reminding = reminding;
    this.decisions = decisions;
    this.export = export;
    this.savedViews = savedViews;
    this.clock = clock;
    mayRemind = !access.organisationsWith(Right.REMIND).isEmpty();
    mayDecide = !access.organisationsWith(Right.DECIDE).isEmpty();
    filters = new FollowUpFilters(choices(reading, titles), this::apply);
    list = new FollowUpList(search, clock, filter);
    list.sortable(
        (order, descending) -> apply(filter.with().order(order).descending(descending).filter()));
    list.selectable(
        rows -> {
          selected = rows;
          allSelected = false;
          showSelection();
        });
    selection.addClassName("follow-up-selection");
    selection.getElement().setAttribute("role", "status");
    paper.addClassName("follow-up-paper");
    savedMenu = saved.addItem(getTranslation("followUps.saved")).getSubMenu();

    PageHeader header = new PageHeader(getTranslation("followUps.title"));
    if (!access.organisationsWith(Right.ASSIGN).isEmpty()) {
      Button assign =
          new Button(
              getTranslation("assign.title"),
              e -> getUI().ifPresent(ui -> ui.navigate(AssignView.class)));
      assign.addThemeVariants(ButtonVariant.PRIMARY);
      header.actions(assign);
    }
    add(header, filters, tools(), selection, list, paper);
    showSelection();
    fillSaved();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    filter = FollowUpParameters.parse(query.getParameters());
    columns =
        query.getSingleParameter(COLUMNS).map(FollowUpColumn::parse).orElse(FollowUpColumn.USUAL);
    show();
  }

  private void apply(FollowUpFilter next) {
    if (!next.equals(filter)) {
      filter = next;
      show();
      showAddress();
    }
  }

  private void show() {
    allSelected = false;
    selected = Set.of();
    filters.show(filter);
    list.columns(columns);
    columnItems.forEach((column, item) -> item.setChecked(columns.contains(column)));
    list.show(filter);
    showSelection();
  }

  private void showAddress() {
    getUI()
        .ifPresent(
            ui ->
                ui.getPage().getHistory().replaceState(null, new Location("follow-ups", query())));
  }

  private QueryParameters query() {
    Map<String, List<String>> query = new LinkedHashMap<>(FollowUpParameters.of(filter));
    if (!columns.equals(FollowUpColumn.USUAL)) {
      query.put(COLUMNS, List.of(FollowUpColumn.format(columns)));
    }
    return new QueryParameters(query);
  }

  /** What is done with the list as a whole. */
  private Component tools() {
    MenuBar columnMenu = new MenuBar();
    columnMenu.addClassName("wide-only");
    SubMenu items = columnMenu.addItem(getTranslation("followUps.columns")).getSubMenu();
    for (FollowUpColumn column : FollowUpColumn.values()) {
      if (column != FollowUpColumn.TEXT) {
        MenuItem item =
            items.addItem(
                FollowUpCells.title(column), e -> showColumn(column, e.getSource().isChecked()));
        item.setCheckable(true);
        item.setKeepOpen(true);
        columnItems.put(column, item);
      }
    }
    Button print =
        new Button(getTranslation("followUps.print"), VaadinIcon.PRINT.create(), e -> print());
    print.addClassName("wide-only");
    Anchor csv = download("followUps.csv", false, false);
    csv.addClassName("wide-only");
    Div tools = new Div(saved, columnMenu, download("followUps.excel", true, false), csv, print);
    tools.addClassNames("button-row", "follow-up-tools");
    return tools;
  }

  private void showColumn(FollowUpColumn column, boolean shown) {
    EnumSet<FollowUpColumn> next = EnumSet.copyOf(columns);
    if (shown) {
      next.add(column);
    } else {
      next.remove(column);
    }
    columns = next;
    list.columns(columns);
    showAddress();
  }

  /** A file of the list as it is shown when it is asked for, or of what is selected in it then. */
  private Anchor download(String key, boolean excel, boolean ofSelection) {
    Locale locale = getLocale();
    Anchor link = new Anchor();
    link.setText(getTranslation(key));
    link.setHref(
        (DownloadHandler)
            event -> {
              event.setFileName(
                  getTranslation("followUps.fileName", Days.today(clock).toString())
                      + (excel ? ".xlsx" : ".csv"));
              event.setContentType(
                  excel
                      ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                      : "text/csv; charset=utf-8");
              try (OutputStream to = event.getOutputStream()) {
                write(
                    new Extent(filter, ofSelection ? selectedIds() : null, columns, locale),
                    excel,
                    to);
              }
            });
    link.addClassName("button-link");
    link.getElement().setAttribute("download", true);
    return link;
  }

  private void write(Extent extent, boolean excel, OutputStream to) throws IOException {
    if (excel) {
      export.excel(extent, to);
    } else {
      export.csv(extent, to);
    }
  }

  /** A grid holds only the rows in sight; paper takes a table. */
  private void print() {
    List<FollowUpColumn> shown = columns.stream().sorted().toList();
    NativeTable table = new NativeTable();
    NativeTableRow head = table.getHead().addRow();
    shown.forEach(column -> head.addHeaderCell().setText(FollowUpCells.title(column)));
    List<FollowUpRow> rows =
        selected.isEmpty() || allSelected
            ? search.list(filter, 0, PRINTED)
            : search.among(filter, ids(selected));
    for (FollowUpRow row : rows) {
      NativeTableRow line = table.getBody().addRow();
      shown.forEach(column -> line.addDataCell().setText(FollowUpCells.text(column, row)));
    }
    paper.removeAll();
    String conditions = filters.inWords();
    if (!conditions.isEmpty()) {
      paper.add(new Paragraph(conditions));
    }
    Counts counts = list.counts();
    if (rows.size() == PRINTED && (counts == null || counts.all() > PRINTED)) {
      paper.add(new Paragraph(getTranslation("followUps.printedFirst", PRINTED)));
    }
    paper.add(table);
    getUI().ifPresent(ui -> ui.getPage().executeJs("setTimeout(() => window.print(), 50)"));
  }

  private void showSelection() {
    selection.removeAll();
    selection.setVisible(!selected.isEmpty() || allSelected);
    if (!selection.isVisible()) {
      return;
    }
    Counts counts = list.counts();
    if (allSelected) {
      selection.add(
          new Span(
              counts == null
                  ? getTranslation("followUps.allSelected")
                  : getTranslation("followUps.selected", counts.all())));
    } else {
      selection.add(new Span(getTranslation("followUps.selected", selected.size())));
      if (counts == null || counts.all() > selected.size()) {
        Button all =
            new Button(
                counts == null
                    ? getTranslation("followUps.selectAll")
                    : getTranslation("followUps.selectAllOf", counts.all()),
                e -> {
                  allSelected = true;
                  showSelection();
                });
        all.addThemeVariants(ButtonVariant.TERTIARY);
        selection.add(all);
      }
    }
    if (mayRemind) {
      selection.add(new Button(getTranslation("followUps.remind"), e -> remind()));
    }
    if (mayDecide) {
      selection.add(new Button(getTranslation("followUps.extend"), e -> extend()));
    }
    selection.add(download("followUps.exportSelected", true, true));
    Button none =
        new Button(
            getTranslation("followUps.deselect"),
            e -> {
              allSelected = false;
              list.deselectAll();
              selected = Set.of();
              showSelection();
            });
    none.addThemeVariants(ButtonVariant.TERTIARY);
    selection.add(none);
  }

  private void remind() {
    List<FollowUpRow> chosen = chosen();
    List<UUID> able =
        chosen.stream()
            .filter(row -> FollowUpReminding.canBeReminded(row.lifecycle()))
            .map(FollowUpRow::id)
            .toList();
    if (able.isEmpty()) {
      refuse("followUps.noneToRemind");
      return;
    }
    TextArea words = new TextArea(getTranslation("followUps.remindWords"));
    words.setMaxLength(2_000);
    Div note = new Div();
    if (able.size() < chosen.size()) {
      note.setText(getTranslation("followUps.leftOut", chosen.size() - able.size()));
    }
    new ActDialog(getTranslation("followUps.remindTitle", able.size()), note, words)
        .act(
            getTranslation("followUps.remind"),
            () -> {
              reminding.remind(able, words.getValue());
              Notification.show(getTranslation("followUps.remindedCount", able.size()));
              show();
            })
        .open();
  }

  private void extend() {
    List<FollowUpRow> chosen = chosen();
    List<FollowUpRow> open = chosen.stream().filter(row -> !row.lifecycle().isEnded()).toList();
    if (open.isEmpty()) {
      refuse("followUps.noneToExtend");
      return;
    }
    DayPicker due = new DayPicker(getTranslation("followUps.newDue"));
    TextArea reason = new TextArea(getTranslation("followUp.reason"));
    reason.setMaxLength(2_000);
    Div note = new Div();
    if (open.size() < chosen.size()) {
      note.setText(getTranslation("followUps.endedLeftOut", chosen.size() - open.size()));
    }
    ActDialog dialog =
        new ActDialog(getTranslation("followUps.extendTitle", open.size()), note, due, reason)
            .act(
                getTranslation("followUps.extend"),
                () -> {
                  LocalDate day = due.getValue();
                  if (day == null) {
                    throw new DomainException("followUps.newDueMissing");
                  }
                  decisions.changeDeadlines(
                      open.stream().map(FollowUpRow::id).toList(), day, reason.getValue());
                  Notification.show(getTranslation("followUps.extendedCount", open.size()));
                  show();
                });
    dialog
        .errors()
        .at("followUps.newDueMissing", due)
        .at("followUp.deadlinePassed", due)
        .at("followUp.sameDeadline", due)
        .at("followUp.reasonMissing", reason);
    dialog.open();
  }

  /** What is selected, as it stands now; one more than may be, where there is more. */
  private List<FollowUpRow> chosen() {
    return allSelected
        ? search.list(filter, 0, FollowUpReminding.MOST + 1)
        : search.among(filter, ids(selected));
  }

  private @Nullable List<UUID> selectedIds() {
    return allSelected ? null : ids(selected);
  }

  private static List<UUID> ids(Set<FollowUpRow> rows) {
    return rows.stream().map(FollowUpRow::id).toList();
  }

  private void refuse(String key) {
    Dialog dialog = new Dialog(ErrorCard.of(new DomainException(key)));
    dialog.getFooter().add(new Button(getTranslation("action.close"), e -> dialog.close()));
    dialog.open();
  }

  private void fillSaved() {
    savedMenu.removeAll();
    List<SavedView> mine = savedViews.mine();
    for (SavedView view : mine) {
      savedMenu.addItem(
          view.name(),
          e -> UI.getCurrent().navigate("follow-ups", QueryParameters.fromString(view.query())));
    }
    if (!mine.isEmpty()) {
      savedMenu.addSeparator();
    }
    savedMenu.addItem(getTranslation("followUps.save"), e -> save());
    if (!mine.isEmpty()) {
      savedMenu.addItem(getTranslation("followUps.removeSaved"), e -> removeSaved());
    }
  }

  private void save() {
    TextField name = new TextField(getTranslation("followUps.savedName"));
    name.setMaxLength(80);
    ActDialog dialog =
        new ActDialog(getTranslation("followUps.save"), name)
            .act(
                getTranslation("followUps.saveVerb"),
                () -> {
                  savedViews.save(name.getValue(), query().getQueryString());
                  fillSaved();
                  Notification.show(getTranslation("followUps.savedNow", name.getValue().strip()));
                });
    dialog.errors().at("followUps.nameMissing", name).at("followUps.nameTooLong", name);
    dialog.open();
  }

  private void removeSaved() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(getTranslation("followUps.removeSaved"));
    dialog.addClassName("act-dialog");
    Div rows = new Div();
    rows.addClassName("follow-up-saved");
    for (SavedView view : savedViews.mine()) {
      Div row = new Div();
      Button remove =
          new Button(
              getTranslation("followUps.removeVerb"),
              e -> {
                savedViews.remove(view.id());
                row.removeFromParent();
                fillSaved();
              });
      remove.setAriaLabel(getTranslation("followUps.removeNamed", view.name()));
      row.add(new Span(view.name()), remove);
      rows.add(row);
    }
    dialog.add(rows);
    dialog.getFooter().add(new Button(getTranslation("action.close"), e -> dialog.close()));
    dialog.open();
  }

  private FollowUpFilters.Choices choices(
      FollowUpReading reading, ObjectProvider<ReviewTitles> titles) {
    List<ReviewChoice> reviews = search.reviews(null);
    Map<UUID, String> names = new LinkedHashMap<>();
    reviews.forEach(review -> names.put(review.reviewId(), review.notice()));
    titles.ifAvailable(known -> names.putAll(known.titles(List.copyOf(names.keySet()))));
    Map<UUID, String> units =
        reading.units(null).stream()
            .collect(
                Collectors.toMap(
                    unit -> unit.id(), unit -> unit.name(), (a, b) -> a, LinkedHashMap::new));
    Map<UUID, String> assigners =
        search.assigners(null).stream()
            .collect(Collectors.toMap(a -> a.id(), a -> a.name(), (a, b) -> a, LinkedHashMap::new));
    return new FollowUpFilters.Choices(names, units, search.fields(null), assigners);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("followUps.title");
  }

  @Override
  public List<String> helpKeys() {
    return List.of("followUps.help.find", "followUps.help.link", "followUps.help.select");
  }
}
