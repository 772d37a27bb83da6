package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.OrganisationKind;
import vn.dondoc.organisation.OrganisationRegister;
import vn.dondoc.organisation.OrganisationRegister.OrganisationDetails;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.RegisterReading;
import vn.dondoc.organisation.RegisterReading.OrganisationRow;
import vn.dondoc.organisation.Right;

/** The administrator's register of organisations: a list, and what can be done with each. */
@Route(value = "administration/organisations", layout = Frame.class)
@PermitAll
@StyleSheet("organisation.css")
class AdministeredOrganisationsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final RegisterReading reading;
  private final OrganisationRegister register;
  private final Access access;
  private final Organisations organisations;
  private final LocalDate today;
  private final Grid<OrganisationRow> grid = new Grid<>();
  private final TextField search = new TextField();
  private final MasterDetailLayout layout = new MasterDetailLayout();
  private @Nullable Unions unions;
  private List<OrganisationRow> rows = List.of();

  AdministeredOrganisationsView(
      RegisterReading reading,
      OrganisationRegister register,
      Access access,
      Organisations organisations,
      Clock clock) {
    this.reading = reading;
    this.register = register;
    this.access = access;
    this.organisations = organisations;
    this.today = Days.today(clock);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Unions choice =
        new Unions(access, organisations, Right.MANAGE_ORGANISATIONS, union -> refresh());
    unions = choice;
    removeAll();
    Button add = new Button(getTranslation("organisation.add"), e -> add());
    add.addThemeVariants(ButtonVariant.PRIMARY);
    search.setLabel(getTranslation("organisation.search"));
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.addClassName("register-search");
    search.addValueChangeListener(e -> filter());
    grid.addComponentColumn(
        row -> {
          Span name = new Span(row.organisation().name());
          name.addClassName("register-name");
          return RegisterRows.row(name, RegisterRows.details(row), RegisterRows.badges(row, today));
        });
    grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
    grid.setAllRowsVisible(true);
    grid.setEmptyStateComponent(new EmptyState(getTranslation("organisation.noMatch")));
    grid.asSingleSelect().addValueChangeListener(e -> detail(e.getValue()));
    layout.setMaster(new Div(choice, search, grid));
    layout.setMasterSize("16rem");
    layout.setDetailSize("26rem");
    layout.setExpandMaster(true);
    layout.addBackdropClickListener(e -> grid.deselectAll());
    layout.addDetailEscapePressListener(e -> grid.deselectAll());
    layout.setSizeFull();
    add(new PageHeader(getPageTitle()).actions(add), layout);
    refresh();
  }

  private UUID union() {
    return Objects.requireNonNull(unions).unionId();
  }

  private void refresh() {
    OrganisationRow selected = grid.asSingleSelect().getValue();
    rows = reading.organisations(union());
    filter();
    if (selected != null) {
      rows.stream()
          .filter(row -> row.organisation().id().equals(selected.organisation().id()))
          .findFirst()
          .ifPresent(row -> grid.asSingleSelect().setValue(row));
    }
  }

  private void filter() {
    String key = SearchKey.of(search.getValue());
    grid.setItems(
        rows.stream()
            .filter(
                row ->
                    SearchKey.of(
                            row.organisation().name()
                                + " "
                                + String.join(" ", RegisterRows.details(row)))
                        .contains(key))
            .toList());
  }

  private void detail(@Nullable OrganisationRow row) {
    if (row == null) {
      layout.setDetail(null);
      return;
    }
    OrganisationInfo organisation = row.organisation();
    Div detail = new Div(new H2(organisation.name()));
    detail.addClassName("register-detail");
    detail.add(new Paragraph(String.join(" · ", RegisterRows.details(row))));
    Anchor page =
        new Anchor("organisations/" + organisation.id(), getTranslation("organisation.toPage"));
    Div buttons =
        new Div(
            new Button(getTranslation("organisation.describe"), e -> describe(organisation)),
            new Button(getTranslation("organisation.rename"), e -> rename(organisation)));
    buttons.addClassName("button-row");
    if (organisation.dissolvedOn() == null && organisation.parentId() != null) {
      Button merge = new Button(getTranslation("organisation.merge"), e -> merge(organisation));
      Button dissolve =
          new Button(getTranslation("organisation.dissolve"), e -> dissolve(organisation));
      dissolve.addThemeVariants(ButtonVariant.ERROR);
      buttons.add(merge, dissolve);
    }
    Button close = new Button(getTranslation("action.close"), e -> grid.deselectAll());
    close.addThemeVariants(ButtonVariant.TERTIARY);
    detail.add(page, buttons, close);
    layout.setDetail(detail);
  }

  private void add() {
    RadioButtonGroup<OrganisationKind> kind =
        new RadioButtonGroup<>(getTranslation("organisation.kind"));
    kind.setItems(OrganisationKind.ASSOCIATION, OrganisationKind.PARTNER, OrganisationKind.UNION);
    kind.setItemLabelGenerator(k -> getTranslation("organisation.kind." + k));
    kind.setValue(OrganisationKind.ASSOCIATION);
    TextField name = new TextField(getTranslation("organisation.name"));
    Details details = new Details(null);
    ActDialog dialog =
        new ActDialog(getTranslation("organisation.add"), fields(List.of(kind, name), details));
    dialog.errors().at("organisation.nameMissing", name);
    dialog.act(
        getTranslation("organisation.add"),
        () -> {
          register.add(union(), kind.getValue(), name.getValue(), details.value());
          refresh();
        });
    dialog.open();
  }

  private void describe(OrganisationInfo organisation) {
    Details details = new Details(organisation);
    ActDialog dialog =
        new ActDialog(getTranslation("organisation.describe"), fields(List.of(), details));
    dialog.act(
        getTranslation("action.save"),
        () -> {
          register.describe(organisation.id(), details.value());
          refresh();
        });
    dialog.open();
  }

  private void rename(OrganisationInfo organisation) {
    TextField name = new TextField(getTranslation("organisation.newName"));
    name.setValue(organisation.name());
    DayPicker from = day("organisation.from");
    ActDialog dialog = new ActDialog(getTranslation("organisation.rename"), name, from);
    dialog.errors().at("organisation.nameMissing", name).at("organisation.renamedInFuture", from);
    dialog.errors().at("day.missing", from);
    dialog.act(
        getTranslation("organisation.rename"),
        () -> {
          register.rename(organisation.id(), name.getValue(), value(from));
          refresh();
        });
    dialog.open();
  }

  private void merge(OrganisationInfo organisation) {
    ComboBox<OrganisationRow> into = new ComboBox<>(getTranslation("organisation.mergeInto"));
    into.setItems(
        (row, typed) -> SearchKey.of(row.organisation().name()).contains(SearchKey.of(typed)),
        rows.stream()
            .filter(row -> row.existsOn(today))
            .filter(row -> Objects.equals(row.organisation().parentId(), organisation.parentId()))
            .filter(row -> !row.organisation().id().equals(organisation.id()))
            .toList());
    into.setItemLabelGenerator(row -> row.organisation().name());
    DayPicker on = day("organisation.from");
    ActDialog dialog =
        new ActDialog(
            getTranslation("organisation.merge"),
            new Paragraph(getTranslation("organisation.mergeWhat", organisation.name())),
            into,
            on);
    dialog
        .errors()
        .at("organisation.successorMissing", into)
        .at("organisation.mergedIntoNone", into)
        .at("day.missing", on);
    dialog.destructiveAct(
        getTranslation("organisation.merge"),
        () -> {
          OrganisationRow successor = into.getValue();
          if (successor == null) {
            throw new DomainException("organisation.successorMissing");
          }
          register.merge(organisation.id(), successor.organisation().id(), value(on));
          refresh();
        });
    dialog.open();
  }

  private void dissolve(OrganisationInfo organisation) {
    DayPicker on = day("organisation.from");
    ActDialog dialog =
        new ActDialog(
            getTranslation("organisation.dissolve"),
            new Paragraph(getTranslation("organisation.dissolveWhat", organisation.name())),
            on);
    dialog.errors().at("day.missing", on);
    dialog.destructiveAct(
        getTranslation("organisation.dissolve"),
        () -> {
          register.dissolve(organisation.id(), value(on));
          refresh();
        });
    dialog.open();
  }

  private DayPicker day(String key) {
    DayPicker day = new DayPicker(getTranslation(key));
    day.setValue(today);
    return day;
  }

  static LocalDate value(DayPicker day) {
    LocalDate chosen = day.getValue();
    if (chosen == null) {
      throw new DomainException("day.missing");
    }
    return chosen;
  }

  private static com.vaadin.flow.component.Component[] fields(
      List<com.vaadin.flow.component.Component> first, Details details) {
    return java.util.stream.Stream.concat(first.stream(), details.fields().stream())
        .toArray(com.vaadin.flow.component.Component[]::new);
  }

  /** The fields of what is told of an organisation beside kind and name. */
  private final class Details {
    private final TextField shortName = new TextField(getTranslation("organisation.shortName"));
    private final TextField symbol = new TextField(getTranslation("setup.symbol"));
    private final TextField place = new TextField(getTranslation("setup.place"));
    private final TextField phone = new TextField(getTranslation("organisation.phone"));
    private final boolean illustrative;

    Details(@Nullable OrganisationInfo present) {
      illustrative = present != null && present.illustrative();
      symbol.setHelperText(getTranslation("setup.symbolHelp"));
      if (present != null) {
        shortName.setValue(Objects.requireNonNullElse(present.shortName(), ""));
        symbol.setValue(Objects.requireNonNullElse(present.symbol(), ""));
        place.setValue(Objects.requireNonNullElse(present.place(), ""));
        phone.setValue(Objects.requireNonNullElse(present.phone(), ""));
      }
    }

    List<com.vaadin.flow.component.Component> fields() {
      return List.of(shortName, symbol, place, phone);
    }

    OrganisationDetails value() {
      return new OrganisationDetails(
          text(shortName), text(symbol), text(place), text(phone), illustrative);
    }

    private static @Nullable String text(TextField field) {
      return field.getValue().isBlank() ? null : field.getValue().strip();
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("administration.organisations");
  }
}
