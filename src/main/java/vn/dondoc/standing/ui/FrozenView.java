package vn.dondoc.standing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.standing.Figure;
import vn.dondoc.standing.FrozenStandings;
import vn.dondoc.standing.FrozenStandings.Frozen;
import vn.dondoc.standing.FrozenStandings.FrozenFigures;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;
import vn.dondoc.standing.StandingReading.UnitStanding;

/** A frozen standing, and beside it how it stands now. */
@Route(value = "standing/frozen/:id", layout = Frame.class)
@PermitAll
@StyleSheet("context://standing.css")
class FrozenView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final List<Figure> FIGURES =
      List.of(
          Figure.COMPLETED,
          Figure.ON_TIME,
          Figure.LATE,
          Figure.OPEN,
          Figure.WITHIN,
          Figure.OVERDUE,
          Figure.DATED,
          Figure.WITHOUT_DEADLINE,
          Figure.SUSPENDED,
          Figure.WITHDRAWN);
  private static final List<Figure> OF_UNITS =
      List.of(Figure.COMPLETED, Figure.LATE, Figure.WITHIN, Figure.OVERDUE);

  /** A unit then and now. */
  private record Pair(String name, Standing then, Standing now) {}

  private final FrozenStandings frozen;
  private final StandingReading reading;
  private String title = "";

  FrozenView(FrozenStandings frozen, StandingReading reading) {
    this.frozen = frozen;
    this.reading = reading;
    addClassName("standing-page");
  }

  static String title(Frozen one, Component in) {
    return in.getTranslation(
        one.reviewId() == null ? "standing.frozenByOffice" : "standing.frozenWithNotice",
        one.words(),
        one.day());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Frozen one = frozen.get(id(event.getRouteParameters().get("id").orElse("")));
    boolean byOriginal =
        event.getLocation().getQueryParameters().getSingleParameter("original").isPresent();
    title = title(one, this);
    FrozenFigures then = frozen.figures(one.id(), byOriginal);
    StandingQuestion asThen = one.question().againstOriginal(byOriginal);
    StandingQuestion asNow =
        StandingQuestion.NOW.ofHolder(one.holderId()).againstOriginal(byOriginal);
    RowLinks links = new RowLinks(reading, one.holderId());

    removeAll();
    Anchor other =
        new Anchor(
            "standing/frozen/" + one.id() + (byOriginal ? "" : "?original=1"),
            getTranslation(byOriginal ? "standing.showInForce" : "standing.showOriginal"));
    other.addClassName("button-link");
    PageHeader header =
        new PageHeader(title)
            .back(StandingAddress.PAGE, getTranslation("standing.title"))
            .actions(other)
            .meta(
                getTranslation("standing.frozenAsOf", one.asOf()),
                getTranslation("standing.keptBy", one.frozenAt(), one.frozenBy()),
                getTranslation(
                    byOriginal ? "standing.judgedByOriginal" : "standing.judgedInForce"));
    add(header);
    Div content = new Div();
    content.addClassName("standing-content");
    content.add(
        new StandingFigures(then.all(), asThen, links),
        compared(then.all(), reading.of(asNow), asThen, asNow, links),
        units(then, asThen, asNow, links));
    add(content);
  }

  private Component compared(
      Standing then,
      Standing now,
      StandingQuestion asThen,
      StandingQuestion asNow,
      RowLinks links) {
    NativeTable table = new NativeTable();
    table.addClassNames("standing-table", "standing-compared");
    table.setCaptionText(getTranslation("standing.compared"));
    NativeTableRow head = table.getHead().addRow();
    for (String key :
        List.of("standing.figure", "standing.then", "standing.now", "standing.difference")) {
      head.add(header(getTranslation(key), "col"));
    }
    for (Figure figure : FIGURES) {
      String name = getTranslation("standing.figure." + figure.name());
      NativeTableRow row = table.getBody().addRow();
      row.add(header(name, "row"));
      row.add(cell("standing.then", links.number(asThen, figure, then, name)));
      row.add(cell("standing.now", links.number(asNow, figure, now, name)));
      row.add(cell("standing.difference", difference(figure.of(now) - figure.of(then))));
    }
    rate(table, "standing.rate.all", then, now, Standing::completedOfAll);
    rate(table, "standing.rate.due", then, now, Standing::completedOfDue);
    Div frame = new Div(table);
    frame.addClassName("standing-table-frame");
    return section("standing.compared", frame);
  }

  private void rate(
      NativeTable table,
      String nameKey,
      Standing then,
      Standing now,
      Function<Standing, OptionalDouble> rate) {
    NativeTableRow row = table.getBody().addRow();
    row.add(header(getTranslation(nameKey), "row"));
    row.add(cell("standing.then", new Span(percent(rate.apply(then)))));
    row.add(cell("standing.now", new Span(percent(rate.apply(now)))));
    row.add(cell("standing.difference", new Span(points(rate.apply(then), rate.apply(now)))));
  }

  private Component units(
      FrozenFigures then, StandingQuestion asThen, StandingQuestion asNow, RowLinks links) {
    Map<UUID, Pair> pairs = new LinkedHashMap<>();
    for (UnitStanding unit : then.units()) {
      pairs.put(unit.unitId(), new Pair(unit.name(), unit.standing(), Standing.NONE));
    }
    for (UnitStanding unit : reading.byUnit(asNow)) {
      pairs.merge(
          unit.unitId(),
          new Pair(unit.name(), Standing.NONE, unit.standing()),
          (known, also) -> new Pair(known.name(), known.then(), also.now()));
    }
    NativeTable table = new NativeTable();
    table.addClassNames("standing-table", "standing-compared");
    table.setCaptionText(getTranslation("standing.byUnit"));
    NativeTableRow head = table.getHead().addRow();
    head.add(header(getTranslation("standing.unit"), "col"));
    for (Figure figure : OF_UNITS) {
      head.add(header(getTranslation("standing.figure." + figure.name()), "col"));
    }
    pairs.forEach(
        (id, pair) -> {
          NativeTableRow row = table.getBody().addRow();
          row.add(header(pair.name(), "row"));
          for (Figure figure : OF_UNITS) {
            String name = getTranslation("standing.figure." + figure.name());
            Span arrow = new Span("→");
            arrow.addClassName("standing-arrow");
            Div both =
                new Div(
                    links.number(asThen.ofUnit(id), figure, pair.then(), pair.name() + ", " + name),
                    arrow,
                    links.number(asNow.ofUnit(id), figure, pair.now(), pair.name() + ", " + name));
            both.addClassName("standing-both");
            NativeTableCell cell = new NativeTableCell(both);
            cell.getElement().setAttribute("data-column", name);
            row.add(cell);
          }
        });
    Div frame = new Div(table);
    frame.addClassName("standing-table-frame");
    return section("standing.thenAndNow", frame);
  }

  private Section section(String titleKey, Component content) {
    Section section = new Section(new H2(getTranslation(titleKey)), content);
    section.addClassName("standing-section");
    return section;
  }

  private Span difference(int number) {
    return new Span(
        (number > 0 ? "+" : number < 0 ? "−" : "")
            + DateFormats.number(Math.abs(number), getLocale()));
  }

  private String percent(OptionalDouble share) {
    return share.isPresent()
        ? DateFormats.percent(share.getAsDouble(), getLocale())
        : getTranslation("standing.rate.none");
  }

  private String points(OptionalDouble then, OptionalDouble now) {
    if (then.isEmpty() || now.isEmpty()) {
      return getTranslation("standing.rate.none");
    }
    // Of what is shown, so that the three agree.
    double change = shown(now) - shown(then);
    String points = DateFormats.percent(Math.abs(change), getLocale()).replace("%", "");
    return getTranslation("standing.points", (change > 0 ? "+" : change < 0 ? "−" : "") + points);
  }

  private static double shown(OptionalDouble share) {
    return Math.round(share.getAsDouble() * 1000) / 1000.0;
  }

  private NativeTableCell cell(String columnKey, Component content) {
    NativeTableCell cell = new NativeTableCell(content);
    cell.getElement().setAttribute("data-column", getTranslation(columnKey));
    return cell;
  }

  private static NativeTableHeaderCell header(String text, String scope) {
    NativeTableHeaderCell header = new NativeTableHeaderCell(text);
    header.getElement().setAttribute("scope", scope);
    return header;
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }

  @Override
  public String getPageTitle() {
    return title;
  }
}
