package vn.dondoc.standing.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.fullscreen.Fullscreen;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.wakelock.WakeLock;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.shared.communication.PushMode;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.standing.Figure;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingNews;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;
import vn.dondoc.standing.StandingReading.UnitStanding;

/**
 * The standing on the wall of the conference room: large, without the frame and without scroll
 * bars. It shows what changes by itself, whoever changed it on whichever node, and says since when
 * it can not.
 */
@Route("standing/wall")
@PermitAll
@StyleSheet("context://standing.css")
class WallView extends Main implements BeforeEnterObserver, HasDynamicTitle {
  private static final int MOST_UNITS = 22;

  /** Asks by itself now and then, should no word come; and so notices that nobody answers. */
  private static final int POLL_MILLIS = 20_000;

  /** Says since when, by the time that was last shown: this screen's own clock may be another. */
  private static final String WATCH =
      """
      const lost = $0, words = $1, host = this;
      const two = n => String(n).padStart(2, '0');
      const state = window.Vaadin.connectionState;
      const tell = () => {
        const away = state.state === 'connection-lost' || state.state === 'reconnecting';
        if (away && lost.hidden) {
          const minutes = host.shownMinutes + Math.floor((performance.now() - host.shownSince) / 60000);
          lost.textContent = words.replace('HH:mm', two(Math.floor(minutes / 60) % 24) + ':' + two(minutes % 60));
        }
        lost.hidden = !away;
      };
      const silent = setInterval(() => {
        if (performance.now() - host.heard > 3 * $2 && lost.hidden) {
          const minutes = host.shownMinutes + Math.floor((host.heard - host.shownSince) / 60000);
          lost.textContent = words.replace('HH:mm', two(Math.floor(minutes / 60) % 24) + ':' + two(minutes % 60));
          lost.hidden = false;
        }
      }, 5000);
      state.addStateChangeListener(tell);
      host.wallEnd = () => { clearInterval(silent); state.removeStateChangeListener(tell); };
      """;

  private final StandingReading reading;
  private final StandingNews news;
  private final Organisations organisations;
  private final Clock clock;
  private final H1 heading = new H1();
  private final Span updated = new Span();
  private final Span lost = new Span();
  private final Div figures = new Div();
  private final OrderedList units = new OrderedList();
  private StandingQuestion question = StandingQuestion.NOW;
  private UUID holder;
  private StandingNews.@Nullable Subscription subscription;
  private @Nullable Registration polling;

  WallView(StandingReading reading, StandingNews news, Organisations organisations, Clock clock) {
    this.reading = reading;
    this.news = news;
    this.organisations = organisations;
    this.clock = clock;
    this.holder = reading.holder(null);
    addClassName("wall");
    updated.addClassName("wall-updated");
    lost.addClassName("wall-lost");
    lost.getElement().setAttribute("role", "alert");
    lost.getElement().setAttribute("hidden", true);
    Button whole =
        new Button(getTranslation("standing.fullscreen"), VaadinIcon.EXPAND_FULL.create());
    whole.addThemeVariants(ButtonVariant.TERTIARY);
    whole.addClickListener(e -> WakeLock.request());
    Fullscreen.onClick(whole).enter();
    Anchor back = new Anchor(StandingAddress.PAGE, getTranslation("standing.leaveWall"));
    back.addClassName("wall-back");
    Div state = new Div(lost, updated, whole, back);
    state.addClassName("wall-state");
    Header head = new Header(heading, state);
    head.addClassName("wall-head");
    figures.addClassName("wall-figures");
    units.addClassName("wall-units");
    Div body = new Div(figures, units);
    body.addClassName("wall-body");
    add(head, body);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    question = StandingAddress.parse(event.getLocation().getQueryParameters());
    holder = reading.holder(question.holderId());
    heading.setText(getTranslation("standing.wallTitle", organisations.get(holder).name()));
    show();
    listen();
  }

  /** To the union that is shown now. */
  private void listen() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
    getUI().ifPresent(ui -> subscription = news.subscribe(holder, () -> ui.access(this::show)));
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    super.onAttach(attach);
    UI ui = attach.getUI();
    ui.getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
    ui.setPollInterval(POLL_MILLIS);
    polling = ui.addPollListener(e -> show());
    listen();
    getElement().executeJs(WATCH, lost.getElement(), getTranslation("standing.lost"), POLL_MILLIS);
    heard();
  }

  @Override
  protected void onDetach(DetachEvent detach) {
    if (subscription != null) {
      subscription.close();
    }
    if (polling != null) {
      polling.remove();
    }
    detach.getUI().setPollInterval(-1);
    detach.getUI().getPushConfiguration().setPushMode(PushMode.DISABLED);
    super.onDetach(detach);
  }

  private void show() {
    Standing standing = reading.of(question);
    figures.removeAll();
    figures.add(
        figure(Figure.COMPLETED, standing, "wall-sum"),
        figure(Figure.ON_TIME, standing, Palette.ON_TIME.css()),
        figure(Figure.LATE, standing, Palette.LATE.css()),
        figure(Figure.OPEN, standing, "wall-sum"),
        figure(Figure.WITHIN, standing, Palette.WITHIN.css()),
        figure(Figure.OVERDUE, standing, Palette.OVERDUE.css()),
        rate("standing.rate.all", standing.completedOfAll()),
        rate("standing.rate.due", standing.completedOfDue()));
    units.removeAll();
    List<UnitStanding> worst = reading.byUnit(question);
    worst.stream().limit(MOST_UNITS).forEach(unit -> units.add(line(unit)));
    updated.setText(getTranslation("standing.updated", DateFormats.time(clock.instant())));
    if (isAttached()) {
      heard();
    }
  }

  private void heard() {
    LocalTime time = Days.timeOf(clock.instant()).toLocalTime();
    getElement()
        .executeJs(
            "this.shownMinutes = $0; this.shownSince = this.heard = performance.now(); $1.hidden = true",
            time.getHour() * 60 + time.getMinute(),
            lost.getElement());
  }

  private Component figure(Figure figure, Standing standing, String css) {
    Div cell =
        new Div(
            new Span(getTranslation("standing.figure." + figure.name())),
            number(DateFormats.number(figure.of(standing), getLocale())));
    cell.addClassNames("wall-figure", css);
    return cell;
  }

  private Component rate(String nameKey, OptionalDouble share) {
    Div cell =
        new Div(
            new Span(getTranslation(nameKey)),
            number(
                share.isPresent()
                    ? DateFormats.percent(share.getAsDouble(), getLocale())
                    : getTranslation("standing.rate.none")));
    cell.addClassNames("wall-figure", "wall-rate");
    return cell;
  }

  private static Span number(String words) {
    Span number = new Span(words);
    number.addClassName("wall-number");
    return number;
  }

  private Component line(UnitStanding unit) {
    Standing standing = unit.standing();
    Span name = new Span(unit.name());
    name.addClassName("wall-name");
    Span overdue =
        new Span(
            standing.overdue() == 0
                ? ""
                : getTranslation("standing.wallOverdue", standing.overdue()));
    overdue.addClassName("wall-overdue");
    Span done =
        new Span(
            getTranslation(
                "standing.wallDone",
                DateFormats.number(standing.allCompleted(), getLocale()),
                DateFormats.number(standing.all(), getLocale())));
    done.addClassName("wall-done");
    return new ListItem(name, StandingTable.bar(standing), done, overdue);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("standing.title");
  }
}
