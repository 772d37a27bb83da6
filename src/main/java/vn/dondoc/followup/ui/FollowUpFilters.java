package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.signals.Signal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpFilter.With;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.followup.UnitRole;

/**
 * What narrows a list: the usual conditions in a bar, the others in a dialog (on a phone all but
 * the search), and below it what has been chosen, each to be taken away by a click.
 */
class FollowUpFilters extends Div {
  private static final int NARROW = 800;

  /** The choices there are, each with its name. */
  record Choices(
      Map<UUID, String> reviews,
      Map<UUID, String> units,
      List<String> fields,
      Map<UUID, String> assigners) {}

  private final Choices choices;
  private final SerializableConsumer<FollowUpFilter> changed;
  private final List<SerializableConsumer<FollowUpFilter>> fillers = new ArrayList<>();
  private final List<Component> usual = new ArrayList<>();
  private final List<Component> others = new ArrayList<>();
  private final Div usualBar = new Div();
  private final Div chips = new Div();
  private final Button open = new Button(VaadinIcon.FILTER.create());
  private FollowUpFilter filter = FollowUpFilter.ALL;
  private boolean filling;
  private boolean narrow;

  FollowUpFilters(Choices choices, SerializableConsumer<FollowUpFilter> changed) {
    this.choices = choices;
    this.changed = changed;
    TextField search = new TextField(getTranslation("followUps.search"));
    search.setPlaceholder(getTranslation("followUps.searchHint"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setMaxLength(200);
    bind(
        search,
        f -> f.search() == null ? "" : f.search(),
        (with, words) -> with.search(words.isBlank() ? null : words));

    usual.add(one("followUps.review", choices.reviews, FollowUpFilter::reviewId, With::reviewId));
    usual.add(unit());
    usual.add(
        some(
            "followUps.lifecycle",
            Set.of(Lifecycle.values()),
            "lifecycle.",
            FollowUpFilter::lifecycle,
            With::lifecycle));
    usual.add(
        some(
            "followUps.timeliness",
            Set.of(Timeliness.values()),
            "timeliness.",
            FollowUpFilter::timeliness,
            With::timeliness));

    others.add(role());
    others.add(
        some(
            "followUps.sources",
            Set.of(SourceKind.values()),
            "followUps.source.",
            FollowUpFilter::source,
            With::source));
    others.add(field());
    others.add(
        one("followUps.assigner", choices.assigners, FollowUpFilter::assignedBy, With::assignedBy));
    others.add(day("followUps.assignedFrom", FollowUpFilter::assignedFrom, With::assignedFrom));
    others.add(day("followUps.assignedUntil", FollowUpFilter::assignedUntil, With::assignedUntil));
    others.add(day("followUps.dueFrom", FollowUpFilter::dueFrom, With::dueFrom));
    others.add(day("followUps.dueUntil", FollowUpFilter::dueUntil, With::dueUntil));
    others.add(
        yes("followUps.undated", FollowUpFilter::openWithoutDeadline, With::openWithoutDeadline));
    others.add(yes("followUps.original", FollowUpFilter::byOriginal, With::byOriginal));
    others.add(
        day(
            "followUps.asOf",
            f -> f.asOf() == null ? null : Days.of(f.asOf()),
            (with, day) -> with.asOf(day == null ? null : endOf(day))));

    usualBar.addClassName("follow-up-filters");
    chips.addClassName("follow-up-chips");
    open.addClassName("follow-up-open-filters");
    open.addClickListener(e -> open());
    Div bar = new Div(search, usualBar, open);
    bar.addClassName("follow-up-bar");
    add(bar, chips);
    place();
    addAttachListener(
        e ->
            Signal.effect(
                this,
                () -> {
                  int width = e.getUI().getPage().windowSizeSignal().get().width();
                  narrow = width > 0 && width < NARROW;
                  place();
                }));
  }

  /** Shows what is filtered. */
  void show(FollowUpFilter next) {
    filter = next;
    filling = true;
    fillers.forEach(fill -> fill.accept(next));
    filling = false;
    chips.removeAll();
    chosen().forEach((label, without) -> chips.add(chip(label, without)));
    int set = chips.getComponentCount();
    if (set > 1) {
      Button clear =
          new Button(
              getTranslation("followUps.clear"),
              e ->
                  changed.accept(
                      FollowUpFilter.ALL
                          .with()
                          .holderId(filter.holderId())
                          .search(filter.search())
                          .order(filter.order())
                          .descending(filter.descending())
                          .filter()));
      clear.addThemeVariants(ButtonVariant.TERTIARY);
      chips.add(clear);
    }
    open.setText(
        !narrow
            ? getTranslation("followUps.more")
            : set == 0
                ? getTranslation("followUps.filter")
                : getTranslation("followUps.filterSet", set));
  }

  /** What has been chosen in words, to be said beside a list on paper. */
  String inWords() {
    List<String> words = new ArrayList<>(chosen().keySet());
    if (filter.search() != null) {
      words.addFirst(label("followUps.search", filter.search()));
    }
    return String.join("; ", words);
  }

  private void place() {
    if (!narrow) {
      usualBar.add(usual);
    }
    usualBar.setVisible(!narrow);
    show(filter);
  }

  private void open() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(getTranslation(narrow ? "followUps.filter" : "followUps.more"));
    dialog.addClassName("act-dialog");
    Div form = new Div();
    form.addClassName("form-column");
    if (narrow) {
      form.add(usual);
    }
    form.add(others);
    dialog.add(form);
    Button clear =
        new Button(
            getTranslation("followUps.clear"),
            e ->
                changed.accept(
                    FollowUpFilter.ALL
                        .with()
                        .holderId(filter.holderId())
                        .search(filter.search())
                        .filter()));
    Button done = new Button(getTranslation("followUps.show"), e -> dialog.close());
    done.addThemeVariants(ButtonVariant.PRIMARY);
    dialog.getFooter().add(clear, done);
    dialog.open();
  }

  /** Each condition in words, with the filter that is left without it; in a fixed order. */
  private Map<String, FollowUpFilter> chosen() {
    Map<String, FollowUpFilter> chosen = new java.util.LinkedHashMap<>();
    FollowUpFilter f = filter;
    if (f.asOf() != null) {
      chosen.put(
          label("followUps.asOf", DateFormats.dayTime(f.asOf())), f.with().asOf(null).filter());
    }
    if (f.reviewId() != null) {
      chosen.put(
          label("followUps.review", name(choices.reviews, f.reviewId())),
          f.with().reviewId(null).filter());
    }
    if (f.directiveId() != null) {
      chosen.put(getTranslation("followUps.ofDirective"), f.with().directiveId(null).filter());
    }
    if (f.assignmentId() != null) {
      chosen.put(getTranslation("followUps.ofAssignment"), f.with().assignmentId(null).filter());
    }
    if (f.unitId() != null) {
      chosen.put(
          label(
              f.role() == null ? "followUps.unit" : "followUps.role." + f.role(),
              name(choices.units, f.unitId())),
          f.with().unitId(null).role(null).filter());
    }
    f.lifecycle().stream()
        .sorted()
        .forEach(
            l ->
                chosen.put(
                    label("followUps.lifecycle", getTranslation("lifecycle." + l)),
                    f.with().lifecycle(without(f.lifecycle(), l)).filter()));
    f.timeliness().stream()
        .sorted()
        .forEach(
            t ->
                chosen.put(
                    label("followUps.timeliness", getTranslation("timeliness." + t)),
                    f.with().timeliness(without(f.timeliness(), t)).filter()));
    f.source().stream()
        .sorted()
        .forEach(
            s ->
                chosen.put(
                    label("followUps.sources", getTranslation("followUps.source." + s)),
                    f.with().source(without(f.source(), s)).filter()));
    if (f.field() != null) {
      chosen.put(label("followUps.field", f.field()), f.with().field(null).filter());
    }
    if (f.assignedBy() != null) {
      chosen.put(
          label("followUps.assigner", name(choices.assigners, f.assignedBy())),
          f.with().assignedBy(null).filter());
    }
    put(chosen, "followUps.assignedFrom", f.assignedFrom(), f.with().assignedFrom(null));
    put(chosen, "followUps.assignedUntil", f.assignedUntil(), f.with().assignedUntil(null));
    put(chosen, "followUps.dueFrom", f.dueFrom(), f.with().dueFrom(null));
    put(chosen, "followUps.dueUntil", f.dueUntil(), f.with().dueUntil(null));
    if (f.openWithoutDeadline()) {
      chosen.put(getTranslation("followUps.undated"), f.with().openWithoutDeadline(false).filter());
    }
    if (f.byOriginal()) {
      chosen.put(getTranslation("followUps.original"), f.with().byOriginal(false).filter());
    }
    return chosen;
  }

  private void put(
      Map<String, FollowUpFilter> chosen, String key, @Nullable LocalDate day, With without) {
    if (day != null) {
      chosen.put(label(key, DateFormats.day(day)), without.filter());
    }
  }

  private Component chip(String label, FollowUpFilter without) {
    Button chip = new Button(label, VaadinIcon.CLOSE_SMALL.create(), e -> changed.accept(without));
    chip.setIconAfterText(true);
    chip.setAriaLabel(getTranslation("followUps.remove", label));
    chip.addClassName("follow-up-chip");
    return chip;
  }

  private String label(String key, String value) {
    return getTranslation("followUps.condition", getTranslation(key), value);
  }

  private String name(Map<UUID, String> names, UUID id) {
    String name = names.get(id);
    return name == null ? getTranslation("followUps.unknown") : name;
  }

  private Select<UUID> one(
      String labelKey,
      Map<UUID, String> names,
      Function<FollowUpFilter, @Nullable UUID> get,
      BiFunction<With, @Nullable UUID, With> set) {
    Select<UUID> select = new Select<>();
    select.setLabel(getTranslation(labelKey));
    select.setItems(names.keySet());
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption(getTranslation("followUps.all"));
    select.setItemLabelGenerator(
        id -> id == null ? getTranslation("followUps.all") : name(names, id));
    bind(select, f -> known(names.keySet(), get.apply(f)), set);
    return select;
  }

  private ComboBox<UUID> unit() {
    ComboBox<UUID> unit = new ComboBox<>(getTranslation("followUps.unit"));
    unit.setPlaceholder(getTranslation("followUps.all"));
    unit.setItems(
        (id, typed) -> SearchKey.of(name(choices.units, id)).contains(SearchKey.of(typed)),
        choices.units.keySet());
    unit.setItemLabelGenerator(id -> name(choices.units, id));
    unit.setClearButtonVisible(true);
    bind(
        unit,
        f -> known(choices.units.keySet(), f.unitId()),
        (with, id) -> id == null ? with.unitId(null).role(null) : with.unitId(id));
    return unit;
  }

  private Select<UnitRole> role() {
    Select<UnitRole> role = new Select<>();
    role.setLabel(getTranslation("followUps.role"));
    role.setItems(UnitRole.values());
    role.setEmptySelectionAllowed(true);
    role.setEmptySelectionCaption(getTranslation("followUps.all"));
    role.setItemLabelGenerator(
        r -> getTranslation(r == null ? "followUps.all" : "followUps.role." + r));
    bind(role, FollowUpFilter::role, With::role);
    return role;
  }

  private ComboBox<String> field() {
    ComboBox<String> field = new ComboBox<>(getTranslation("followUps.field"));
    field.setPlaceholder(getTranslation("followUps.all"));
    field.setItems(
        (item, typed) -> SearchKey.of(item).contains(SearchKey.of(typed)), choices.fields);
    field.setClearButtonVisible(true);
    bind(field, f -> known(Set.copyOf(choices.fields), f.field()), With::field);
    return field;
  }

  private <E extends Enum<E>> MultiSelectComboBox<E> some(
      String labelKey,
      Set<E> values,
      String nameKey,
      Function<FollowUpFilter, Set<E>> get,
      BiFunction<With, Set<E>, With> set) {
    MultiSelectComboBox<E> some = new MultiSelectComboBox<>(getTranslation(labelKey));
    some.setPlaceholder(getTranslation("followUps.all"));
    some.setItems(
        (item, typed) -> SearchKey.of(getTranslation(nameKey + item)).contains(SearchKey.of(typed)),
        values.stream().sorted().toList());
    some.setItemLabelGenerator(item -> getTranslation(nameKey + item));
    some.setClearButtonVisible(true);
    bind(some, get::apply, set);
    return some;
  }

  private DayPicker day(
      String labelKey,
      Function<FollowUpFilter, @Nullable LocalDate> get,
      BiFunction<With, @Nullable LocalDate, With> set) {
    DayPicker day = new DayPicker(getTranslation(labelKey));
    day.setClearButtonVisible(true);
    bind(day, get, set);
    return day;
  }

  private Checkbox yes(
      String labelKey, Function<FollowUpFilter, Boolean> get, BiFunction<With, Boolean, With> set) {
    Checkbox yes = new Checkbox(getTranslation(labelKey));
    bind(yes, get, set);
    return yes;
  }

  private <V extends @Nullable Object> void bind(
      HasValue<?, V> field, Function<FollowUpFilter, V> get, BiFunction<With, V, With> set) {
    fillers.add(f -> field.setValue(get.apply(f)));
    field.addValueChangeListener(
        e -> {
          if (!filling) {
            changed.accept(set.apply(filter.with(), e.getValue()).filter());
          }
        });
  }

  private static <T> @Nullable T known(Set<T> known, @Nullable T value) {
    return value != null && known.contains(value) ? value : null;
  }

  private static <T> Set<T> without(Set<T> some, T one) {
    return some.stream().filter(o -> !o.equals(one)).collect(Collectors.toUnmodifiableSet());
  }

  /** The last moment of a day. */
  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Days.ZONE).toInstant().minusMillis(1);
  }
}
