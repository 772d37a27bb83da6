package vn.dondoc.reminder.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.Messages;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Accounts;
import vn.dondoc.organisation.Deputies;
import vn.dondoc.organisation.Right;
import vn.dondoc.reminder.CalendarFeed;
import vn.dondoc.reminder.Choices;
import vn.dondoc.reminder.Choices.Choice;
import vn.dondoc.reminder.Frequency;

/** How the signed-in person is reminded, who stands in for them, and their calendar. */
@Route(value = "reminders", layout = Frame.class)
@PermitAll
@StyleSheet("reminder.css")
class MyRemindersView extends Div implements BeforeEnterObserver, HasDynamicTitle, PageHelp {
  private final Choices choices;
  private final Accounts accounts;
  private final Access access;
  private final Deputies deputies;
  private final CalendarFeed feed;
  private final Clock clock;
  private final RadioButtonGroup<Frequency> frequency = new RadioButtonGroup<>();
  private final RadioButtonGroup<Locale> language = new RadioButtonGroup<>();
  private final Checkbox monthly = new Checkbox();
  private @Nullable DayPicker quietUntil;
  private int version;

  MyRemindersView(
      Choices choices,
      Accounts accounts,
      Access access,
      Deputies deputies,
      CalendarFeed feed,
      Clock clock) {
    this.choices = choices;
    this.accounts = accounts;
    this.access = access;
    this.deputies = deputies;
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    addClassName("my-reminders");
    add(
        new PageHeader(getPageTitle()),
        mails(),
        new DeputyPanel(deputies, Days.today(clock)),
        new FeedPanel(feed, choices));
  }

  private Div mails() {
    Paragraph where =
        new Paragraph(
            accounts
                .ownAddress()
                .map(address -> getTranslation("myReminders.address", address))
                .orElseGet(() -> getTranslation("myReminders.noAddress")));
    frequency.setLabel(getTranslation("myReminders.frequency"));
    frequency.addClassName("one-per-line");
    frequency.setItems(Frequency.values());
    frequency.setItemLabelGenerator(
        f -> getTranslation("myReminders.frequency." + f, weekday(choices)));
    Paragraph always = new Paragraph(getTranslation("myReminders.always"));
    always.addClassName("hint");
    DayPicker quiet = new DayPicker(getTranslation("myReminders.quietUntil"));
    quiet.setHelperText(getTranslation("myReminders.quietHelp"));
    quiet.setClearButtonVisible(true);
    quiet.notBefore(Days.today(clock), getTranslation("myReminders.quietFromToday"));
    quietUntil = quiet;
    monthly.setLabel(getTranslation("myReminders.monthly"));
    monthly.setVisible(!access.organisationsWith(Right.READ_OWN).isEmpty());
    language.setLabel(getTranslation("myReminders.language"));
    language.setItems(Messages.LANGUAGES);
    language.setItemLabelGenerator(l -> getTranslation("myReminders.language." + l.getLanguage()));
    show(choices.mine());
    language.setValue(accounts.ownLanguage());
    FieldErrors errors =
        new FieldErrors()
            .at("reminderChoice.quietPassed", quiet)
            .at("reminderChoice.quietTooLong", quiet);
    Button save = new Button(getTranslation("action.save"));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.addClickListener(e -> errors.run(this::save));
    Div form = new Div(where, frequency, always, quiet, monthly, language, errors, save);
    form.addClassName("form-column");
    return new Div(new H2(getTranslation("myReminders.mails")), form);
  }

  /** What was typed and is no day is not taken for an empty field. */
  private void save() {
    DayPicker quiet = Objects.requireNonNull(quietUntil);
    if (quiet.isInvalid()) {
      quiet.focus();
      return;
    }
    try {
      show(
          choices.set(
              new Choice(frequency.getValue(), quiet.getValue(), monthly.getValue(), version)));
    } catch (EditConflict changed) {
      // Next time it is theirs to overwrite: a link in a mail may have switched them off.
      version = choices.mine().version();
      throw changed;
    }
    accounts.writeToMeIn(language.getValue());
    Notification.show(
        quiet.getValue() == null
            ? getTranslation("myReminders.saved")
            : getTranslation("myReminders.savedQuiet", quiet.getValue()));
  }

  private void show(Choice choice) {
    frequency.setValue(choice.frequency());
    Objects.requireNonNull(quietUntil).setValue(choice.quietUntil());
    monthly.setValue(choice.monthly());
    version = choice.version();
  }

  private String weekday(Choices of) {
    return Weekdays.name(of.weeklyOn());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("myReminders.title");
  }

  @Override
  public List<String> helpKeys() {
    return List.of("myReminders.help.digest", "myReminders.help.deputy");
  }
}
