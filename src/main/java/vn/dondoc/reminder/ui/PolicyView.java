package vn.dondoc.reminder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.MonthTable;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;
import vn.dondoc.reminder.Policies;
import vn.dondoc.reminder.Policies.InForce;
import vn.dondoc.reminder.PolicyExample;
import vn.dondoc.reminder.PolicyExample.Comes;
import vn.dondoc.reminder.ReminderPolicy;

/** When a union reminds: set in a few fields, told in words and shown on a calendar. */
@Route(value = PolicyView.PATH, layout = Frame.class)
@PermitAll
@StyleSheet("reminder.css")
class PolicyView extends Div implements BeforeEnterObserver, HasDynamicTitle, PageHelp {
  static final String PATH = "administration/reminders";
  private static final int WORKING_DAYS_SHOWN_AFTER = 12;
  private static final int DAYS_TO_THE_EXAMPLE = 21;

  private final Policies policies;
  private final WorkingDays workingDays;
  private final Access access;
  private final Organisations organisations;
  private final LocalDate today;
  private Select<OrganisationInfo> unions = new Select<>();
  private final TextField daysBefore = new TextField();
  private final IntegerField everyAfter = new IntegerField();
  private final IntegerField headAfter = new IntegerField();
  private final IntegerField officeAfter = new IntegerField();
  private final Select<DayOfWeek> weeklyOn = new Select<>();
  private final Checkbox monthly = new Checkbox();
  private final FieldErrors errors = new FieldErrors();
  private final Paragraph whose = new Paragraph();
  private final Button reset = new Button();
  private final Div words = new Div();
  private final Div days = new Div();
  private @Nullable DayPicker example;
  private boolean filling;
  private int version;

  PolicyView(
      Policies policies,
      WorkingDays workingDays,
      Access access,
      Organisations organisations,
      Clock clock) {
    this.policies = policies;
    this.workingDays = workingDays;
    this.access = access;
    this.organisations = organisations;
    this.today = Days.today(clock);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<UUID> ids = access.organisationsWith(Right.EDIT_REMINDER_POLICY);
    if (ids.isEmpty()) {
      throw new NotAllowed();
    }
    removeAll();
    addClassName("policy-page");
    filling = true;
    unions = new Select<>();
    unions.setLabel(getTranslation("organisation.kind.UNION"));
    unions.setItems(ids.stream().map(organisations::get).toList());
    unions.setItemLabelGenerator(OrganisationInfo::name);
    unions.setValue(organisations.get(ids.getFirst()));
    unions.setVisible(ids.size() > 1);
    unions.addValueChangeListener(e -> read());
    Div columns = new Div(form(), told());
    columns.addClassName("policy-columns");
    add(new PageHeader(getPageTitle()), unions, columns);
    read();
  }

  private Component form() {
    daysBefore.setLabel(getTranslation("reminderPolicy.daysBefore"));
    daysBefore.setHelperText(getTranslation("reminderPolicy.daysBeforeHelp"));
    daysBefore.setValueChangeMode(ValueChangeMode.LAZY);
    daysBefore.addValueChangeListener(e -> tell());
    for (IntegerField field : List.of(everyAfter, headAfter, officeAfter)) {
      field.setMin(1);
      field.setMax(60);
      field.setStepButtonsVisible(true);
      field.setValueChangeMode(ValueChangeMode.LAZY);
      field.addValueChangeListener(e -> tell());
    }
    everyAfter.setLabel(getTranslation("reminderPolicy.everyAfter"));
    headAfter.setLabel(getTranslation("reminderPolicy.headAfter"));
    officeAfter.setLabel(getTranslation("reminderPolicy.officeAfter"));
    weeklyOn.setLabel(getTranslation("reminderPolicy.weeklyOn"));
    weeklyOn.setItems(DayOfWeek.values());
    weeklyOn.setItemLabelGenerator(Weekdays::name);
    weeklyOn.addValueChangeListener(e -> tell());
    monthly.setLabel(getTranslation("reminderPolicy.monthly"));
    monthly.addValueChangeListener(e -> tell());
    errors
        .at("reminderPolicy.daysBeforeWrong", daysBefore)
        .at("reminderPolicy.daysBeforeNoNumber", daysBefore)
        .at("reminderPolicy.everyAfterWrong", everyAfter)
        .at("reminderPolicy.stepUpWrong", officeAfter);
    Button save = new Button(getTranslation("action.save"), e -> errors.run(this::save));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    reset.setText(getTranslation("reminderPolicy.reset"));
    reset.addClickListener(e -> askReset());
    Div buttons = new Div(save, reset);
    buttons.addClassName("button-row");
    whose.addClassName("hint");
    Div form =
        new Div(
            whose,
            daysBefore,
            everyAfter,
            headAfter,
            officeAfter,
            weeklyOn,
            monthly,
            errors,
            buttons);
    form.addClassName("form-column");
    return new Div(new H2(getTranslation("reminderPolicy.set")), form);
  }

  private Component told() {
    DayPicker day = new DayPicker(getTranslation("reminderPolicy.example"));
    day.setHelperText(getTranslation("reminderPolicy.exampleHelp"));
    day.setValue(today.plusDays(DAYS_TO_THE_EXAMPLE));
    day.addValueChangeListener(e -> tell());
    example = day;
    words.getElement().setAttribute("aria-live", "polite");
    Div form = new Div(day);
    form.addClassName("form-column");
    return new Div(new H2(getTranslation("reminderPolicy.means")), words, form, days);
  }

  private UUID union() {
    return unions.getValue().id();
  }

  private void read() {
    InForce inForce = policies.read(union());
    version = inForce.version();
    ReminderPolicy policy = inForce.policy();
    filling = true;
    daysBefore.setValue(
        policy.daysBefore().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    everyAfter.setValue(policy.everyAfter());
    headAfter.setValue(policy.headAfter());
    officeAfter.setValue(policy.officeAfter());
    weeklyOn.setValue(policy.weeklyOn());
    monthly.setValue(policy.monthly());
    filling = false;
    whose.setText(
        getTranslation(inForce.own() ? "reminderPolicy.own" : "reminderPolicy.ofTheSite"));
    reset.setVisible(inForce.own());
    errors.clear();
    tell();
  }

  private ReminderPolicy typed() {
    return new ReminderPolicy(
        Arrays.stream(daysBefore.getValue().split("[,;\\s]+"))
            .filter(text -> !text.isEmpty())
            .map(PolicyView::number)
            .toList(),
        // What is empty is no number that could be kept.
        everyAfter.getOptionalValue().orElse(0),
        headAfter.getOptionalValue().orElse(0),
        officeAfter.getOptionalValue().orElse(0),
        weeklyOn.getValue(),
        monthly.getValue());
  }

  private static Integer number(String text) {
    if (!text.matches("\\d{1,4}")) {
      throw new DomainException("reminderPolicy.daysBeforeNoNumber", text);
    }
    return Integer.valueOf(text);
  }

  private void save() {
    try {
      policies.set(union(), typed(), version);
    } catch (EditConflict changed) {
      version = policies.read(union()).version();
      throw changed;
    }
    read();
    Notification.show(getTranslation("reminderPolicy.saved"));
  }

  private void askReset() {
    Confirmation.ask(
        getTranslation("reminderPolicy.askReset"),
        getTranslation("reminderPolicy.reset"),
        () ->
            errors.run(
                () -> {
                  policies.reset(union());
                  read();
                }));
  }

  /** What the fields mean as they stand, also before they are saved. */
  private void tell() {
    if (filling || example == null) {
      return;
    }
    ReminderPolicy policy;
    try {
      policy = typed();
    } catch (DomainException unfinished) {
      // Told when it is saved; meanwhile there is nothing to show.
      words.removeAll();
      days.removeAll();
      words.add(new Paragraph(getTranslation(unfinished.key(), unfinished.args())));
      return;
    }
    words.removeAll();
    days.removeAll();
    words.add(words(policy));
    LocalDate dueOn = example.getValue();
    if (dueOn != null) {
      days.add(calendar(policy, dueOn));
    }
  }

  private Component words(ReminderPolicy policy) {
    UnorderedList list = new UnorderedList();
    list.addClassName("policy-words");
    if (policy.daysBefore().isEmpty()) {
      list.add(new ListItem(getTranslation("reminderPolicy.says.onlyTheDay")));
    } else {
      String before =
          policy.daysBefore().stream().map(String::valueOf).collect(Collectors.joining(", "));
      list.add(new ListItem(getTranslation("reminderPolicy.says.before", before)));
    }
    list.add(
        new ListItem(getTranslation("reminderPolicy.says.after", policy.everyAfter())),
        new ListItem(getTranslation("reminderPolicy.says.head", policy.headAfter())),
        new ListItem(getTranslation("reminderPolicy.says.office", policy.officeAfter())),
        new ListItem(getTranslation("reminderPolicy.says.chair", Weekdays.name(policy.weeklyOn()))),
        new ListItem(
            getTranslation(
                policy.monthly() ? "reminderPolicy.says.monthly" : "reminderPolicy.says.noMonth")),
        new ListItem(getTranslation("reminderPolicy.says.daysOff")));
    return list;
  }

  private Component calendar(ReminderPolicy policy, LocalDate dueOn) {
    WorkingDays.Calendar calendar = workingDays.of(union());
    SortedMap<LocalDate, Set<Comes>> all =
        PolicyExample.of(policy, calendar, dueOn, WORKING_DAYS_SHOWN_AFTER);
    Div months = new Div();
    months.addClassName("policy-months");
    LocalDate first = all.isEmpty() ? dueOn : all.firstKey();
    if (dueOn.isBefore(first)) {
      first = dueOn;
    }
    LocalDate last = all.isEmpty() || all.lastKey().isBefore(dueOn) ? dueOn : all.lastKey();
    for (YearMonth month = YearMonth.from(first);
        !month.isAfter(YearMonth.from(last));
        month = month.plusMonths(1)) {
      months.add(
          new MonthTable(
              month, day -> mark(day, dueOn, all.getOrDefault(day, Set.of()), calendar)));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("policy-days");
    all.forEach((day, comes) -> list.add(line(day, comes)));
    if (!all.containsKey(dueOn)) {
      list.addComponentAtIndex(
          (int) all.keySet().stream().filter(day -> day.isBefore(dueOn)).count(), dueLine(dueOn));
    }
    return new Div(legend(), months, list);
  }

  private ListItem line(LocalDate day, Set<Comes> comes) {
    Span when = new Span(DateFormats.longDay(day, getLocale()));
    when.addClassName("reminder-strong");
    return new ListItem(when, new Span(": " + what(comes)));
  }

  private ListItem dueLine(LocalDate dueOn) {
    Span when = new Span(DateFormats.longDay(dueOn, getLocale()));
    when.addClassName("reminder-strong");
    return new ListItem(when, new Span(": " + getTranslation("reminderPolicy.due")));
  }

  private String what(Set<Comes> comes) {
    return comes.stream()
        .map(c -> getTranslation("reminderPolicy.comes." + c))
        .collect(Collectors.joining("; "));
  }

  private MonthTable.Mark mark(
      LocalDate day, LocalDate dueOn, Set<Comes> comes, WorkingDays.Calendar calendar) {
    String look = calendar.isWorking(day) ? "" : "day-weekend";
    if (comes.contains(Comes.BEFORE) || comes.contains(Comes.ON_THE_DAY)) {
      look = "day-remind";
    } else if (!comes.isEmpty()) {
      look = comes.equals(Set.of(Comes.CHAIR)) ? "day-summary" : "day-late";
    }
    boolean due = day.equals(dueOn);
    if (due) {
      look += " day-due";
    }
    String says = what(comes);
    if (due) {
      says = getTranslation("reminderPolicy.due") + (says.isEmpty() ? "" : "; " + says);
    }
    return new MonthTable.Mark(
        look.strip(),
        says.isEmpty() ? null : says,
        comes.stream().map(c -> getTranslation("reminderPolicy.sign." + c)).distinct().toList());
  }

  private Component legend() {
    Div legend =
        new Div(
            example("day-due", "reminderPolicy.due"),
            example("day-remind", "reminderPolicy.legend.remind"),
            example("day-late", "reminderPolicy.legend.late"),
            example("day-summary", "reminderPolicy.legend.summary"),
            example("day-weekend", "reminderPolicy.legend.off"));
    legend.addClassName("calendar-legend");
    return legend;
  }

  private Component example(String className, String key) {
    Span square = new Span();
    square.addClassName(className);
    square.getElement().setAttribute("aria-hidden", "true");
    return new Span(square, new Span(getTranslation(key)));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("reminderPolicy.title");
  }

  @Override
  public List<String> helpKeys() {
    return List.of("reminderPolicy.help.workingDays", "reminderPolicy.help.stepUp");
  }
}
