package vn.dondoc.mail.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.MailLog;
import vn.dondoc.mail.MailLog.Filter;
import vn.dondoc.mail.MailLog.LoggedMail;
import vn.dondoc.mail.MailState;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;

/**
 * Every mail and what became of it, the newest first. What is looked for stands in the address, so
 * that a link shows the same.
 */
@Route(value = "mail", layout = Frame.class)
@PermitAll
@StyleSheet("context://mail.css")
class MailLogView extends Div implements BeforeEnterObserver, HasDynamicTitle, PageHelp {
  private static final int NARROW = 800;
  private static final int PAGE = 50;

  private final MailLog log;
  private final List<UUID> holders;
  private final Select<OrganisationInfo> union = new Select<>();
  private final TextField words = new TextField();
  private final Select<MailState> state = new Select<>();
  private final Select<MailKind> kind = new Select<>();
  private final DayPicker from = new DayPicker(getTranslation("mailLog.from"));
  private final DayPicker until = new DayPicker(getTranslation("mailLog.until"));
  private final Paragraph count = new Paragraph();
  private final Div nothing = new Div();
  private final Grid<LoggedMail> grid = new Grid<>();
  private final Grid.Column<LoggedMail> card;
  private final List<Grid.Column<LoggedMail>> wide;
  private Filter filter = Filter.ALL;
  private @Nullable UUID holder;
  private boolean readable;

  /** Whether the fields are being filled from the address. */
  private boolean filling;

  MailLogView(MailLog log, Access access, Organisations organisations) {
    this.log = log;
    holders = access.organisationsWith(Right.WATCH_MAIL);
    union.setLabel(getTranslation("organisation.kind.UNION"));
    union.setItems(holders.stream().map(organisations::get).toList());
    union.setItemLabelGenerator(OrganisationInfo::name);
    union.setVisible(holders.size() > 1);
    words.setLabel(getTranslation("mailLog.words"));
    words.setClearButtonVisible(true);
    words.setValueChangeMode(ValueChangeMode.LAZY);
    state.setLabel(getTranslation("mailLog.state"));
    state.setItems(MailState.values());
    state.setItemLabelGenerator(
        s -> getTranslation(s == null ? "mailLog.any" : "mailLog.state." + s));
    state.setEmptySelectionAllowed(true);
    state.setEmptySelectionCaption(getTranslation("mailLog.any"));
    kind.setLabel(getTranslation("mailLog.kind"));
    kind.setItems(MailKind.values());
    kind.setItemLabelGenerator(k -> k == null ? getTranslation("mailLog.any") : MailBadges.kind(k));
    kind.setEmptySelectionAllowed(true);
    kind.setEmptySelectionCaption(getTranslation("mailLog.any"));
    from.setClearButtonVisible(true);
    until.setClearButtonVisible(true);
    union.addValueChangeListener(e -> apply());
    words.addValueChangeListener(e -> apply());
    state.addValueChangeListener(e -> apply());
    kind.addValueChangeListener(e -> apply());
    from.addValueChangeListener(e -> apply());
    until.addValueChangeListener(e -> apply());
    Div bar = new Div(words, state, kind, from, until, union);
    bar.addClassName("mail-filters");

    card = grid.addComponentColumn(this::card).setHeader(getPageTitle());
    card.setVisible(false);
    wide =
        List.of(
            grid.addColumn(mail -> DateFormats.dayTime(mail.postedAt()))
                .setHeader(getTranslation("mailLog.when"))
                .setAutoWidth(true)
                .setFlexGrow(0),
            grid.addComponentColumn(MailLogView::recipient)
                .setHeader(getTranslation("mailLog.to"))
                .setFlexGrow(2),
            grid.addComponentColumn(this::about)
                .setHeader(getTranslation("mailLog.about"))
                .setFlexGrow(4),
            grid.addComponentColumn(MailLogView::standing)
                .setHeader(getTranslation("mailLog.state"))
                .setFlexGrow(3));
    grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(PAGE);
    grid.setAriaLabel(getPageTitle());
    grid.addClassName("mail-grid");
    grid.addItemClickListener(e -> UI.getCurrent().navigate(path(e.getItem())));
    count.addClassName("mail-count");
    count.getElement().setAttribute("aria-live", "polite");
    add(new PageHeader(getPageTitle()), bar, count, nothing, grid);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    Signal.effect(
        this,
        () -> {
          int width = event.getUI().getPage().windowSizeSignal().get().width();
          boolean narrow = width > 0 && width < NARROW;
          card.setVisible(narrow);
          wide.forEach(column -> column.setVisible(!narrow));
        });
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (holders.isEmpty()) {
      throw new NotAllowed();
    }
    QueryParameters query = event.getLocation().getQueryParameters();
    Filter asked =
        new Filter(
            constant(query, "state", MailState.values()),
            constant(query, "kind", MailKind.values()),
            query.getSingleParameter("q").orElse(""),
            day(query, "from"),
            day(query, "until"));
    UUID chosen =
        query
            .getSingleParameter("union")
            .flatMap(id -> holders.stream().filter(h -> h.toString().equals(id)).findFirst())
            .orElse(holders.getFirst());
    filling = true;
    state.setValue(asked.state());
    kind.setValue(asked.kind());
    words.setValue(asked.words());
    from.setValue(asked.from());
    until.setValue(asked.until());
    union
        .getListDataView()
        .getItems()
        .filter(o -> o.id().equals(chosen))
        .findFirst()
        .ifPresent(union::setValue);
    filling = false;
    show(chosen, asked);
  }

  private void apply() {
    if (filling) {
      return;
    }
    OrganisationInfo chosen = union.getValue();
    Filter next =
        new Filter(
            state.getValue(),
            kind.getValue(),
            words.getValue().strip(),
            from.getValue(),
            until.getValue());
    UUID of = chosen == null ? holders.getFirst() : chosen.id();
    if (!next.equals(filter) || !of.equals(holder)) {
      show(of, next);
      getUI()
          .ifPresent(
              ui ->
                  ui.getPage()
                      .getHistory()
                      .replaceState(null, new Location("mail", query(of, next))));
    }
  }

  private void show(UUID of, Filter next) {
    holder = of;
    filter = next;
    readable = log.mayRead(of);
    int all = log.count(of, next);
    grid.setItems(query -> log.list(of, next, query.getOffset(), query.getLimit()).stream())
        .setItemCountCallback(query -> all);
    grid.setAllRowsVisible(all <= PAGE);
    grid.setVisible(all > 0);
    nothing.removeAll();
    if (all == 0) {
      nothing.add(
          new EmptyState(getTranslation(next.isPlain() ? "mailLog.none" : "mailLog.noMatch")));
    }
    count.setText(all == 0 ? "" : getTranslation("mailLog.count", all));
  }

  private QueryParameters query(UUID of, Filter shown) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    put(query, "q", shown.words().isEmpty() ? null : shown.words());
    put(query, "state", shown.state());
    put(query, "kind", shown.kind());
    put(query, "from", shown.from());
    put(query, "until", shown.until());
    put(query, "union", of.equals(holders.getFirst()) ? null : of);
    return new QueryParameters(query);
  }

  private static void put(Map<String, List<String>> query, String name, @Nullable Object value) {
    if (value != null) {
      query.put(name, List.of(value.toString()));
    }
  }

  private static <E extends Enum<E>> @Nullable E constant(
      QueryParameters query, String name, E[] values) {
    Optional<String> asked = query.getSingleParameter(name);
    return Arrays.stream(values)
        .filter(value -> asked.filter(value.name()::equals).isPresent())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LocalDate day(QueryParameters query, String name) {
    try {
      return query.getSingleParameter(name).map(LocalDate::parse).orElse(null);
    } catch (DateTimeParseException e) {
      return null; // Not a day: nothing is asked.
    }
  }

  private static Component recipient(LoggedMail mail) {
    Span name = new Span(mail.person());
    name.addClassName("mail-name");
    Span address = new Span(Objects.requireNonNullElse(mail.address(), ""));
    address.addClassName("mail-second");
    return cell(name, address);
  }

  private Component about(LoggedMail mail) {
    Anchor link = new Anchor(path(mail), MailBadges.about(mail, readable));
    Span kindOf = new Span(MailBadges.kind(mail.kind()));
    kindOf.addClassName("mail-second");
    return cell(link, kindOf);
  }

  private static Component standing(LoggedMail mail) {
    Div cell = cell(MailBadges.of(mail.state()));
    List<String> facts = MailBadges.facts(mail);
    if (!facts.isEmpty()) {
      Span second = new Span(String.join(" · ", facts));
      second.addClassName("mail-second");
      cell.add(second);
    }
    return cell;
  }

  /** A mail on a phone. */
  private Component card(LoggedMail mail) {
    Anchor link = new Anchor(path(mail), MailBadges.about(mail, readable));
    link.addClassName("mail-name");
    List<String> facts = new java.util.ArrayList<>();
    facts.add(DateFormats.dayTime(mail.postedAt()));
    facts.add(MailBadges.kind(mail.kind()));
    facts.addAll(MailBadges.facts(mail));
    Span second = new Span(String.join(" · ", facts));
    second.addClassName("mail-second");
    return cell(
        link,
        new Span(mail.address() == null ? mail.person() : mail.person() + " · " + mail.address()),
        new Div(MailBadges.of(mail.state())),
        second);
  }

  private static Div cell(Component... parts) {
    Div cell = new Div(parts);
    cell.addClassName("mail-cell");
    return cell;
  }

  private static String path(LoggedMail mail) {
    return "mail/" + mail.id();
  }

  @Override
  public List<String> helpKeys() {
    return List.of("mailLog.help.states", "mailLog.help.resend");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("mailLog.title");
  }
}
