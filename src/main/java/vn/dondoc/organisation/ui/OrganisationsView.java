package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import vn.dondoc.base.Days;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.RegisterReading;
import vn.dondoc.organisation.RegisterReading.OrganisationRow;
import vn.dondoc.organisation.Right;

/** The union's associations and partners. */
@Route(value = "organisations", layout = Frame.class)
@PermitAll
@StyleSheet("organisation.css")
class OrganisationsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final RegisterReading register;
  private final Access access;
  private final Organisations organisations;
  private final LocalDate today;
  private final PageHeader header;
  private final TextField search = new TextField();
  private final Grid<OrganisationRow> grid = new Grid<>();

  OrganisationsView(
      RegisterReading register, Access access, Organisations organisations, Clock clock) {
    this.register = register;
    this.access = access;
    this.organisations = organisations;
    this.today = Days.today(clock);
    this.header = new PageHeader(getPageTitle());
    search.setLabel(getTranslation("organisation.search"));
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.addClassName("register-search");
    grid.addComponentColumn(
            row ->
                RegisterRows.row(
                    new Anchor(
                        "organisations/" + row.organisation().id(), row.organisation().name()),
                    RegisterRows.details(row),
                    RegisterRows.badges(row, today)))
        .setHeader(getTranslation("organisation.nav"));
    grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setEmptyStateComponent(new EmptyState(getTranslation("organisation.noMatch")));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Unions unions = new Unions(access, organisations, Right.READ_ORGANISATIONS, this::show);
    removeAll();
    add(header, unions, search, grid);
    show(unions.unionId());
  }

  private void show(java.util.UUID unionId) {
    List<OrganisationRow> rows = register.organisations(unionId);
    long associations =
        rows.stream()
            .filter(
                row ->
                    row.organisation().kind() == vn.dondoc.organisation.OrganisationKind.ASSOCIATION
                        && row.existsOn(today))
            .count();
    header.meta(getTranslation("organisation.count", associations));
    var items = grid.setItems(rows);
    search.addValueChangeListener(
        e -> {
          String key = SearchKey.of(e.getValue());
          items.setFilter(row -> SearchKey.of(words(row)).contains(key));
        });
  }

  private static String words(OrganisationRow row) {
    return row.organisation().name() + " " + String.join(" ", RegisterRows.details(row));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("organisation.nav");
  }
}
