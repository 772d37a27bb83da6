package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.FollowUpSearch.ReviewChoice;
import vn.dondoc.followup.FollowUpView.Unit;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** All follow-ups that the person may see. What is filtered stands in the address. */
@Route(value = "follow-ups", layout = Frame.class)
@PermitAll
class FollowUpsView extends Div implements HasDynamicTitle, BeforeEnterObserver, PageHelp {
  private static final int NARROW = 800;

  private final TextField search = new TextField();
  private final Select<ReviewChoice> review = new Select<>();
  private final ComboBox<Unit> unit = new ComboBox<>();
  private final Select<Lifecycle> lifecycle = new Select<>();
  private final Select<Timeliness> timeliness = new Select<>();
  private final FollowUpList list;
  private final Div filters = new Div();
  private final Button openFilters = new Button(VaadinIcon.FILTER.create());
  private final List<ReviewChoice> reviews;
  private final List<Unit> units;
  private boolean filling;

  /** What the link came for beside what is filtered: the follow-ups of one assignment. */
  private @Nullable UUID assignment;

  FollowUpsView(
      FollowUpReading reading,
      FollowUpSearch rows,
      Access access,
      Clock clock,
      ObjectProvider<ReviewTitles> titles) {
    reviews = rows.reviews(null);
    units = reading.units(null);
    list = new FollowUpList(rows, clock, FollowUpFilter.ALL);
    Map<UUID, String> names = new LinkedHashMap<>();
    titles.ifAvailable(known -> names.putAll(known.titles(ids(reviews))));

    search.setLabel(getTranslation("followUps.search"));
    search.setPlaceholder(getTranslation("followUps.searchHint"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setMaxLength(200);
    choice(review, "followUps.review", reviews, c -> names.getOrDefault(c.reviewId(), c.notice()));
    unit.setLabel(getTranslation("followUps.unit"));
    unit.setPlaceholder(getTranslation("followUps.all"));
    unit.setItems((item, typed) -> SearchKey.of(item.name()).contains(SearchKey.of(typed)), units);
    unit.setItemLabelGenerator(Unit::name);
    unit.setClearButtonVisible(true);
    choice(
        lifecycle,
        "followUps.lifecycle",
        List.of(Lifecycle.values()),
        l -> getTranslation("lifecycle." + l));
    choice(
        timeliness,
        "followUps.timeliness",
        Stream.of(Timeliness.values())
            .filter(t -> t != Timeliness.SUSPENDED && t != Timeliness.WITHDRAWN)
            .toList(),
        t -> getTranslation("timeliness." + t));
    fields().forEach(f -> f.addValueChangeListener(this::changed));

    filters.addClassName("follow-up-filters");
    openFilters.addClickListener(e -> openFilters());
    openFilters.addClassName("follow-up-open-filters");
    Div bar = new Div(search, filters, openFilters);
    bar.addClassName("follow-up-bar");
    PageHeader header = new PageHeader(getTranslation("followUps.title"));
    if (!access.organisationsWith(Right.ASSIGN).isEmpty()) {
      Button assign =
          new Button(
              getTranslation("assign.title"),
              e -> getUI().ifPresent(ui -> ui.navigate(AssignView.class)));
      assign.addThemeVariants(ButtonVariant.PRIMARY);
      header.actions(assign);
    }
    add(header, bar, list);
    addAttachListener(
        e ->
            Signal.effect(
                this,
                () -> {
                  int width = e.getUI().getPage().windowSizeSignal().get().width();
                  boolean narrow = width > 0 && width < NARROW;
                  openFilters.setVisible(narrow);
                  if (!narrow) {
                    filters.add(choices());
                  }
                  filters.setVisible(!narrow);
                }));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    filling = true;
    search.setValue(query.getSingleParameter("q").orElse(""));
    query
        .getSingleParameter("review")
        .flatMap(id -> find(reviews, c -> c.reviewId().toString().equals(id)))
        .ifPresentOrElse(review::setValue, review::clear);
    query
        .getSingleParameter("unit")
        .flatMap(id -> find(units, u -> u.id().toString().equals(id)))
        .ifPresentOrElse(unit::setValue, unit::clear);
    query
        .getSingleParameter("lifecycle")
        .flatMap(name -> find(List.of(Lifecycle.values()), l -> l.name().equals(name)))
        .ifPresentOrElse(lifecycle::setValue, lifecycle::clear);
    query
        .getSingleParameter("timeliness")
        .flatMap(name -> find(List.of(Timeliness.values()), t -> t.name().equals(name)))
        .ifPresentOrElse(timeliness::setValue, timeliness::clear);
    assignment = query.getSingleParameter("assignment").flatMap(FollowUpsView::id).orElse(null);
    filling = false;
    show();
  }

  private void changed(HasValue.ValueChangeEvent<?> event) {
    if (!filling) {
      show();
      getUI()
          .ifPresent(
              ui ->
                  ui.getPage()
                      .getHistory()
                      .replaceState(null, new Location("follow-ups", query())));
    }
  }

  private void show() {
    long set = choices().stream().filter(field -> !((HasValue<?, ?>) field).isEmpty()).count();
    openFilters.setText(
        set == 0 ? getTranslation("followUps.filter") : getTranslation("followUps.filterSet", set));
    list.show(
        FollowUpFilter.ALL
            .with()
            .reviewId(optional(review).map(ReviewChoice::reviewId).orElse(null))
            .assignmentId(assignment)
            .unitId(optional(unit).map(Unit::id).orElse(null))
            .lifecycle(optional(lifecycle).stream().toArray(Lifecycle[]::new))
            .timeliness(optional(timeliness).stream().toArray(Timeliness[]::new))
            .search(search.isEmpty() ? null : search.getValue())
            .filter());
  }

  private QueryParameters query() {
    Map<String, String> query = new LinkedHashMap<>();
    if (!search.isEmpty()) {
      query.put("q", search.getValue());
    }
    if (assignment != null) {
      query.put("assignment", assignment.toString());
    }
    optional(review).ifPresent(c -> query.put("review", c.reviewId().toString()));
    optional(unit).ifPresent(u -> query.put("unit", u.id().toString()));
    optional(lifecycle).ifPresent(l -> query.put("lifecycle", l.name()));
    optional(timeliness).ifPresent(t -> query.put("timeliness", t.name()));
    return QueryParameters.simple(query);
  }

  /** On a phone the filters take the whole screen for the moment. */
  private void openFilters() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(getTranslation("followUps.filter"));
    dialog.addClassName("act-dialog");
    Div form = new Div();
    form.addClassName("form-column");
    form.add(choices());
    dialog.add(form);
    Button clear =
        new Button(
            getTranslation("followUps.clear"),
            e -> choices().forEach(field -> ((HasValue<?, ?>) field).clear()));
    Button done = new Button(getTranslation("followUps.show"), e -> dialog.close());
    done.addThemeVariants(ButtonVariant.PRIMARY);
    dialog.getFooter().add(clear, done);
    dialog.open();
  }

  private List<Component> choices() {
    return List.of(review, unit, lifecycle, timeliness);
  }

  private List<HasValue<?, ?>> fields() {
    return List.of(search, review, unit, lifecycle, timeliness);
  }

  private <T> void choice(
      Select<T> select, String labelKey, List<T> items, Function<T, String> label) {
    select.setLabel(getTranslation(labelKey));
    select.setItems(items);
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption(getTranslation("followUps.all"));
    select.setItemLabelGenerator(
        item -> item == null ? getTranslation("followUps.all") : label.apply(item));
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<UUID> ids(List<ReviewChoice> reviews) {
    return reviews.stream().map(ReviewChoice::reviewId).toList();
  }

  private static <T> Optional<T> find(List<T> items, java.util.function.Predicate<T> wanted) {
    return items.stream().filter(wanted).findFirst();
  }

  private static <T> Optional<T> optional(HasValue<?, T> field) {
    return Optional.ofNullable(field.getValue());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("followUps.title");
  }

  @Override
  public List<String> helpKeys() {
    return List.of("followUps.help.find", "followUps.help.link");
  }
}
