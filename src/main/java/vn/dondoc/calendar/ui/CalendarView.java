package vn.dondoc.calendar.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.MonthTable;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.calendar.DeadlinesOnDays;
import vn.dondoc.calendar.SpecialDay;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;

/** The working days of a union: a year with its days off, and what changes them. */
@Route(value = CalendarView.PATH, layout = Frame.class)
@PermitAll
@StyleSheet("calendar.css")
class CalendarView extends Div implements BeforeEnterObserver, HasDynamicTitle, PageHelp {
  static final String PATH = "administration/calendar";
  private static final int YEARS_AROUND = 3;

  private final WorkingDays workingDays;
  private final List<DeadlinesOnDays> deadlines;
  private final Access access;
  private final Organisations organisations;
  private final LocalDate today;
  private final FieldErrors errors = new FieldErrors();
  private Select<OrganisationInfo> unions = new Select<>();
  private Select<Integer> years = new Select<>();
  private final Div content = new Div();

  CalendarView(
      WorkingDays workingDays,
      ObjectProvider<DeadlinesOnDays> deadlines,
      Access access,
      Organisations organisations,
      Clock clock) {
    this.workingDays = workingDays;
    this.deadlines = deadlines.stream().toList();
    this.access = access;
    this.organisations = organisations;
    this.today = Days.today(clock);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<UUID> ids = access.organisationsWith(Right.EDIT_CALENDAR);
    if (ids.isEmpty()) {
      throw new NotAllowed();
    }
    removeAll();
    addClassName("calendar-page");
    // The address may change its year while the page stays.
    unions = new Select<>();
    years = new Select<>();
    unions.setLabel(getTranslation("organisation.kind.UNION"));
    unions.setItems(ids.stream().map(organisations::get).toList());
    unions.setItemLabelGenerator(OrganisationInfo::name);
    unions.setValue(organisations.get(ids.getFirst()));
    unions.setVisible(ids.size() > 1);
    unions.addValueChangeListener(e -> show());
    years.setLabel(getTranslation("calendar.year"));
    years.setItems(
        java.util.stream.IntStream.rangeClosed(
                today.getYear() - YEARS_AROUND, today.getYear() + YEARS_AROUND)
            .boxed()
            .toList());
    years.setItemLabelGenerator(String::valueOf);
    years.setValue(
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter("year")
            .filter(y -> y.matches("\\d{4}"))
            .map(Integer::valueOf)
            .filter(y -> Math.abs(y - today.getYear()) <= YEARS_AROUND)
            .orElse(today.getYear()));
    years.addValueChangeListener(e -> show());
    Div choice = new Div(unions, years);
    choice.addClassName("calendar-choice");
    Button add = new Button(getTranslation("calendar.add"), e -> add());
    Button swap = new Button(getTranslation("calendar.swap"), e -> swap());
    Button all = new Button(getTranslation("calendar.import"), e -> enterYear(years.getValue()));
    all.addThemeVariants(ButtonVariant.PRIMARY);
    add(
        new PageHeader(getPageTitle()).actions(all, add, swap),
        new Paragraph(getTranslation("calendar.about")),
        choice,
        errors,
        content);
    show();
  }

  private UUID union() {
    return unions.getValue().id();
  }

  private void show() {
    content.removeAll();
    int year = years.getValue();
    List<SpecialDay> days = workingDays.year(union(), year);
    workingDays
        .missingYear(union())
        .filter(missing -> missing.getValue() != year || days.isEmpty())
        .ifPresent(missing -> content.add(warning(missing)));
    content.add(new H2(getTranslation("calendar.list", String.valueOf(year))));
    content.add(days.isEmpty() ? nothing(year) : list(days));
    content.add(new H2(getTranslation("calendar.months", String.valueOf(year))), legend());
    content.add(months(year, days));
  }

  private Component nothing(int year) {
    return new EmptyState(getTranslation("calendar.none", String.valueOf(year)));
  }

  private Component warning(Year year) {
    Button enter =
        new Button(
            getTranslation("calendar.enterYear", year.toString()), e -> enterYear(year.getValue()));
    Div card =
        new Div(
            new StatusBadge(VaadinIcon.WARNING, Accent.YELLOW, "calendar.missing", year.toString()),
            new Paragraph(getTranslation("calendar.missing.why", year.toString())),
            enter);
    card.addClassName("calendar-warning");
    return card;
  }

  private Component list(List<SpecialDay> days) {
    Map<LocalDate, Integer> due = due(days.stream().map(SpecialDay::day).toList());
    UnorderedList list = new UnorderedList();
    list.addClassName("calendar-list");
    for (SpecialDays some : SpecialDays.of(days)) {
      Span name = new Span(some.name());
      name.addClassName("calendar-name");
      Div head =
          new Div(
              name,
              some.working()
                  ? new StatusBadge(VaadinIcon.BRIEFCASE, Accent.BLUE, "calendar.worked")
                  : new StatusBadge(VaadinIcon.CALENDAR, Accent.RED, "calendar.off"));
      head.addClassName("badges");
      Div text = new Div(head, new Span(some.when(getLocale())));
      int open = some.days().stream().mapToInt(day -> due.getOrDefault(day, 0)).sum();
      if (open > 0 && !some.working()) {
        Span touched = new Span(getTranslation("calendar.dueThen", open));
        touched.addClassName("calendar-due");
        text.add(touched);
      }
      Button rename = new Button(getTranslation("calendar.rename"), e -> rename(some));
      rename.setAriaLabel(getTranslation("calendar.renameOne", some.name()));
      Button remove = new Button(getTranslation("calendar.remove"), e -> remove(some));
      remove.setAriaLabel(getTranslation("calendar.removeOne", some.name()));
      Div buttons = new Div(rename, remove);
      buttons.addClassName("button-row");
      list.add(new ListItem(text, buttons));
    }
    return list;
  }

  private Component legend() {
    Div legend =
        new Div(
            example("day-off", "calendar.off"),
            example("day-worked", "calendar.worked"),
            example("day-weekend", "calendar.weekend"),
            example("day-today", "day.today"));
    legend.addClassName("calendar-legend");
    return legend;
  }

  private Component example(String className, String key) {
    Span square = new Span();
    square.addClassName(className);
    square.getElement().setAttribute("aria-hidden", "true");
    return new Span(square, new Span(getTranslation(key)));
  }

  private Component months(int year, List<SpecialDay> days) {
    Map<LocalDate, SpecialDay> special =
        days.stream().collect(Collectors.toMap(SpecialDay::day, Function.identity()));
    WorkingDays.Calendar calendar = workingDays.of(union());
    Div months = new Div();
    months.addClassName("calendar-months");
    for (int month = 1; month <= 12; month++) {
      months.add(
          new MonthTable(YearMonth.of(year, month), day -> mark(day, special.get(day), calendar)));
    }
    return months;
  }

  private MonthTable.Mark mark(
      LocalDate day, @Nullable SpecialDay special, WorkingDays.Calendar calendar) {
    String now = day.equals(today) ? "day-today " : "";
    if (special != null) {
      return new MonthTable.Mark(
          now + (special.working() ? "day-worked" : "day-off"),
          getTranslation(
              special.working() ? "calendar.workedBecause" : "calendar.offBecause",
              special.name()));
    }
    return new MonthTable.Mark(now + (calendar.isWorking(day) ? "" : "day-weekend"), null);
  }

  private Map<LocalDate, Integer> due(Collection<LocalDate> days) {
    return deadlines.stream()
        .flatMap(d -> d.count(union(), days).entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
  }

  /** Says what choosing these days off touches, and again whenever they change. */
  private Paragraph effect(
      Supplier<List<LocalDate>> days, com.vaadin.flow.component.HasValue<?, ?>... fields) {
    Paragraph effect = new Paragraph();
    effect.addClassName("hint");
    effect.getElement().setAttribute("aria-live", "polite");
    Runnable tell =
        () -> {
          int open = due(days.get()).values().stream().mapToInt(Integer::intValue).sum();
          effect.setText(open == 0 ? "" : getTranslation("calendar.effect", open));
        };
    for (com.vaadin.flow.component.HasValue<?, ?> field : fields) {
      field.addValueChangeListener(e -> tell.run());
    }
    return effect;
  }

  private void add() {
    TextField name = new TextField(getTranslation("calendar.name"));
    name.setHelperText(getTranslation("calendar.nameHelp"));
    DayPicker from = new DayPicker(getTranslation("calendar.from"));
    DayPicker until = new DayPicker(getTranslation("calendar.until"));
    until.setHelperText(getTranslation("calendar.untilHelp"));
    Div days = new Div(from, until);
    days.addClassName("field-pair");
    Paragraph effect =
        effect(
            () ->
                from.getValue() == null
                    ? List.of()
                    : within(from.getValue(), Optional.ofNullable(until.getValue())),
            from,
            until);
    ActDialog dialog =
        new ActDialog(getTranslation("calendar.add"), name, days, effect)
            .act(
                getTranslation("calendar.add"),
                () -> {
                  LocalDate first = chosen(from);
                  LocalDate last = until.getValue() == null ? first : until.getValue();
                  workingDays.markOff(union(), first, last, name.getValue());
                  done(first.getYear(), getTranslation("calendar.added", name.getValue().strip()));
                });
    dialog
        .errors()
        .at("calendar.nameMissing", name)
        .at("calendar.nameTooLong", name)
        .at("day.missing", from)
        .at("calendar.tooFar", from)
        .at("calendar.endsBeforeItBegins", until)
        .at("calendar.rangeTooLong", until);
    dialog.open();
  }

  /** The days from one to another, as far as they make sense while they are being typed. */
  private static List<LocalDate> within(LocalDate from, Optional<LocalDate> until) {
    LocalDate last = until.filter(u -> !u.isBefore(from)).orElse(from);
    return from.datesUntil(last.plusDays(1)).limit(31).toList();
  }

  private void swap() {
    DayPicker off = new DayPicker(getTranslation("calendar.swap.off"));
    off.setHelperText(getTranslation("calendar.swap.offHelp"));
    DayPicker worked = new DayPicker(getTranslation("calendar.swap.worked"));
    worked.setHelperText(getTranslation("calendar.swap.workedHelp"));
    TextField name = new TextField(getTranslation("calendar.name"));
    name.setValue(getTranslation("calendar.swap.name"));
    Div days = new Div(off, worked);
    days.addClassName("field-pair");
    Paragraph effect =
        effect(() -> off.getValue() == null ? List.of() : List.of(off.getValue()), off);
    ActDialog dialog =
        new ActDialog(getTranslation("calendar.swap"), days, name, effect)
            .act(
                getTranslation("calendar.swap"),
                () -> {
                  if (worked.getValue() == null) {
                    throw new DomainException("calendar.swap.workedMissing");
                  }
                  LocalDate free = chosen(off);
                  workingDays.swap(union(), free, worked.getValue(), name.getValue());
                  done(
                      free.getYear(),
                      getTranslation(
                          "calendar.swapped",
                          DateFormats.longDay(free, getLocale()),
                          DateFormats.longDay(worked.getValue(), getLocale())));
                });
    dialog
        .errors()
        .at("day.missing", off)
        .at("calendar.tooFar", off)
        .at("calendar.offAlready", off)
        .at("calendar.swap.workedMissing", worked)
        .at("calendar.workedAlready", worked)
        .at("calendar.nameMissing", name)
        .at("calendar.nameTooLong", name);
    dialog.open();
  }

  private void rename(SpecialDays some) {
    TextField name = new TextField(getTranslation("calendar.name"));
    name.setValue(some.name());
    ActDialog dialog =
        new ActDialog(
                getTranslation("calendar.rename"), new Paragraph(some.when(getLocale())), name)
            .act(
                getTranslation("action.save"),
                () -> {
                  workingDays.rename(union(), some.from(), some.until(), name.getValue());
                  show();
                });
    dialog.errors().at("calendar.nameMissing", name).at("calendar.nameTooLong", name);
    dialog.open();
  }

  private void remove(SpecialDays some) {
    Confirmation.ask(
        getTranslation("calendar.askRemove", some.name(), some.when(getLocale())),
        getTranslation("calendar.remove"),
        () ->
            errors.run(
                () -> {
                  workingDays.remove(union(), some.from(), some.until());
                  done(some.from().getYear(), getTranslation("calendar.removed", some.name()));
                }));
  }

  private void enterYear(int year) {
    new YearDialog(
            year,
            today,
            days -> workingDays.year(union(), days.getFirst().day().getYear()),
            days -> {
              workingDays.take(union(), days);
              done(
                  days.getFirst().day().getYear(),
                  getTranslation("calendar.imported", days.size()));
            })
        .open();
  }

  /** Shows the year that was changed, and takes the warning away where it was about that. */
  private void done(int year, String said) {
    if (Math.abs(year - today.getYear()) <= YEARS_AROUND && year != years.getValue()) {
      years.setValue(year);
    } else {
      show();
    }
    findAncestor(Frame.class).refresh();
    Notification.show(said);
  }

  private static LocalDate chosen(DayPicker picker) {
    if (picker.getValue() == null) {
      throw new DomainException("day.missing");
    }
    return picker.getValue();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("calendar.title");
  }

  @Override
  public List<String> helpKeys() {
    return List.of("calendar.help.why", "calendar.help.deadlines");
  }
}
