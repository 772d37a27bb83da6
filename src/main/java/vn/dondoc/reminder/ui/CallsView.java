package vn.dondoc.reminder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Right;
import vn.dondoc.reminder.Calls;
import vn.dondoc.reminder.Calls.Call;
import vn.dondoc.reminder.Calls.CallMade;
import vn.dondoc.reminder.Calls.Matter;
import vn.dondoc.workflow.Step;

/** Whom the office rings up today, with the number and what to say. */
@Route(value = "calls", layout = Frame.class)
@PermitAll
@StyleSheet("context://calls.css")
class CallsView extends Div implements BeforeEnterObserver, HasDynamicTitle, PageHelp {
  private static final int LONGEST_NOTE = 2_000;

  private final Calls calls;
  private final Access access;
  private final Organisations organisations;
  private final Clock clock;

  CallsView(Calls calls, Access access, Organisations organisations, Clock clock) {
    this.calls = calls;
    this.access = access;
    this.organisations = organisations;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  private void show() {
    List<UUID> holders = access.organisationsWith(Right.CALL);
    if (holders.isEmpty()) {
      throw new NotAllowed();
    }
    removeAll();
    add(new PageHeader(getPageTitle()).meta(getTranslation("calls.about")));
    for (UUID holder : holders) {
      if (holders.size() > 1) {
        add(new H2(organisations.get(holder).name()));
      }
      List<Call> open = calls.open(holder);
      if (open.isEmpty()) {
        add(new EmptyState(getTranslation("calls.none")));
      }
      open.forEach(call -> add(card(call)));
      List<CallMade> made = calls.made(holder);
      if (!made.isEmpty()) {
        UnorderedList list = new UnorderedList();
        list.addClassName("calls-made");
        made.forEach(call -> list.add(made(call)));
        add(new Details(getTranslation("calls.made", made.size()), list));
      }
    }
  }

  private Component card(Call call) {
    Div name = new Div(new H2(who(call)));
    String person = call.person();
    if (person != null) {
      name.add(second(call.unit()));
    }
    String phone = call.phone();
    Component number =
        phone == null ? second(getTranslation("calls.noNumber")) : phone(phone, who(call));
    Button done = new Button(getTranslation("calls.done"), e -> ask(call));
    Div actions = new Div(number, done);
    actions.addClassName("calls-actions");
    Div head = new Div(name, actions);
    head.addClassName("calls-head");
    UnorderedList matters = new UnorderedList();
    matters.addClassName("calls-matters");
    call.matters().forEach(matter -> matters.add(matter(matter)));
    Div card = new Div(head, matters);
    card.addClassName("calls-card");
    return card;
  }

  private String who(Call call) {
    String person = call.person();
    if (person == null) {
      return getTranslation("calls.nobody", call.unit());
    }
    return person;
  }

  private Component phone(String number, String who) {
    Anchor link = new Anchor("tel:" + number.replaceAll("[^+0-9]", ""));
    link.add(VaadinIcon.PHONE.create(), new Span(number));
    link.getElement().setAttribute("aria-label", getTranslation("calls.callOn", who, number));
    link.addClassName("calls-number");
    return link;
  }

  private ListItem matter(Matter matter) {
    String step = matter.step();
    String what =
        step != null
            ? getTranslation(stepKey(step))
            : getTranslation("mailLog.kind." + matter.kind());
    Div line = new Div(title(matter));
    line.addClassName("calls-title");
    Div facts = new Div(new Span(what));
    facts.addClassName("calls-facts");
    LocalDate due = matter.dueOn();
    if (due != null && matter.reviewId() != null) {
      String day = DateFormats.longDay(due, getLocale());
      LocalTime at = matter.at();
      facts.add(new Span(at == null ? day : DateFormats.time(at) + ", " + day));
    } else if (due != null) {
      facts.add(new Span(getTranslation("calls.due", DateFormats.longDay(due, getLocale()))));
      LocalDate today = Days.today(clock);
      if (due.isBefore(today)) {
        facts.add(
            new StatusBadge(
                VaadinIcon.WARNING, Accent.RED, "calls.late", ChronoUnit.DAYS.between(due, today)));
      }
    }
    if (!matter.kind().equals("WORK") && step != null) {
      facts.add(new Span(getTranslation("calls.stepUp." + matter.kind())));
    }
    return new ListItem(line, facts);
  }

  private static Component title(Matter matter) {
    if (matter.followUpId() != null) {
      return new Anchor("follow-ups/" + matter.followUpId(), matter.title());
    }
    return matter.reviewId() == null
        ? new Span(matter.title())
        : new Anchor("reviews/" + matter.reviewId(), matter.title());
  }

  /** Its name in the processes, where two of them share one. */
  private static String stepKey(String step) {
    return "step." + Step.valueOf(step).id();
  }

  private void ask(Call call) {
    TextArea note = new TextArea(getTranslation("calls.note"));
    note.setMaxLength(LONGEST_NOTE);
    note.setHelperText(getTranslation("calls.noteHelp"));
    ActDialog dialog =
        new ActDialog(getTranslation("calls.doneFor", who(call)), note)
            .act(
                getTranslation("calls.done"),
                () -> {
                  calls.called(call.matters().stream().map(Matter::id).toList(), note.getValue());
                  show();
                  Frame.refresh();
                  Notification.show(getTranslation("calls.noted"));
                });
    dialog.errors().at("calls.noteTooLong", note);
    dialog.open();
  }

  private ListItem made(CallMade call) {
    String person = call.person();
    ListItem item =
        new ListItem(
            new Div(
                (person == null ? call.unit() : person + ", " + call.unit())
                    + ": "
                    + String.join("; ", call.titles())),
            second(getTranslation("calls.madeBy", DateFormats.dayTime(call.at()), call.by())));
    String note = call.note();
    if (note != null) {
      Div words = new Div(note);
      words.addClassName("calls-note");
      item.add(words);
    }
    return item;
  }

  private static Component second(String text) {
    Div line = new Div(text);
    line.addClassName("calls-second");
    return line;
  }

  @Override
  public List<String> helpKeys() {
    return List.of("calls.help");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("calls.title");
  }
}
