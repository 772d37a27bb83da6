package vn.dondoc.standing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.followup.FollowUpParameters;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Right;
import vn.dondoc.review.ReviewReading;
import vn.dondoc.review.ReviewReading.ReviewRow;
import vn.dondoc.standing.Figure;
import vn.dondoc.standing.FrozenStandings;
import vn.dondoc.standing.FrozenStandings.Frozen;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;
import vn.dondoc.standing.StandingReading.DayStanding;
import vn.dondoc.standing.StandingReading.UnitStanding;
import vn.dondoc.standing.ui.BarChart.Bar;

/** Who stands where. What is asked for stands in the address. */
@Route(value = StandingAddress.PAGE, layout = Frame.class)
@PermitAll
@StyleSheet("context://standing.css")
class StandingView extends Div implements BeforeEnterObserver, HasDynamicTitle, PageHelp {
  private static final int NARROW = 800;
  private static final int UNITS_IN_CHART = 22;
  private static final int UNITS_AT_FIRST = 30;
  private static final int LATE_AT_FIRST = 20;

  /** A review, or what was assigned directly. */
  private record Group(Optional<UUID> reviewId, String name) {}

  private enum Deadline {
    IN_FORCE,
    ORIGINAL
  }

  private final StandingReading reading;
  private final FrozenStandings frozen;
  private final ReviewReading reviews;
  private final Organisations organisations;
  private final Access access;
  private final Clock clock;

  private final Select<UUID> holder = new Select<>();
  private final Select<Group> group = new Select<>();
  private final ComboBox<UnitStanding> unit = new ComboBox<>();
  private final Select<SourceKind> source = new Select<>();
  private final DayPicker asOf = new DayPicker(getTranslation("standing.asOf"));
  private final DayPicker from = new DayPicker(getTranslation("standing.from"));
  private final DayPicker until = new DayPicker(getTranslation("standing.until"));
  private final Select<Deadline> deadline = new Select<>();
  private final Anchor wall = new Anchor("", "");
  private final Button freeze = new Button();
  private final Div content = new Div();

  private final Map<UUID, String> titles = new HashMap<>();
  private StandingQuestion question = StandingQuestion.NOW;
  private boolean filling;

  StandingView(
      StandingReading reading,
      FrozenStandings frozen,
      ReviewReading reviews,
      Organisations organisations,
      Access access,
      Clock clock) {
    this.reading = reading;
    this.frozen = frozen;
    this.reviews = reviews;
    this.organisations = organisations;
    this.access = access;
    this.clock = clock;
    addClassName("standing-page");
    content.addClassName("standing-content");

    Button print = new Button(getTranslation("standing.print"), VaadinIcon.PRINT.create());
    print.addClickListener(e -> print.getElement().executeJs("window.print()"));
    wall.setText(getTranslation("standing.wall"));
    wall.addClassName("button-link");
    freeze.setText(getTranslation("standing.freeze"));
    freeze.addClickListener(e -> askToFreeze());
    PageHeader header = new PageHeader(getPageTitle()).actions(print, wall, freeze);
    add(header, filters(), content);
  }

  private Component filters() {
    holder.setLabel(getTranslation("standing.holder"));
    holder.setItemLabelGenerator(id -> organisations.get(id).label());
    group.setLabel(getTranslation("standing.group"));
    group.setEmptySelectionAllowed(true);
    group.setEmptySelectionCaption(getTranslation("standing.everything"));
    group.setItemLabelGenerator(g -> g == null ? getTranslation("standing.everything") : g.name());
    unit.setLabel(getTranslation("standing.unit"));
    unit.setPlaceholder(getTranslation("standing.everything"));
    unit.setItemLabelGenerator(UnitStanding::name);
    unit.setClearButtonVisible(true);
    source.setLabel(getTranslation("standing.source"));
    source.setItems(SourceKind.values());
    source.setEmptySelectionAllowed(true);
    source.setEmptySelectionCaption(getTranslation("standing.everything"));
    source.setItemLabelGenerator(
        kind ->
            kind == null
                ? getTranslation("standing.everything")
                : getTranslation("standing.source." + kind));
    deadline.setLabel(getTranslation("standing.deadline"));
    deadline.setItems(Deadline.values());
    deadline.setItemLabelGenerator(d -> getTranslation("standing.deadline." + d));
    Stream.of(asOf, from, until)
        .forEach(
            day -> {
              day.setClearButtonVisible(true);
              day.addClassName("standing-day");
            });
    fields().forEach(field -> field.addValueChangeListener(e -> changed()));

    Div row = new Div(holder, group, unit, source, asOf, from, until, deadline);
    row.addClassName("standing-filters");
    NativeDetails folded = new NativeDetails(getTranslation("standing.filters"), row);
    folded.addClassName("standing-folded");
    folded.setOpen(true);
    addAttachListener(
        e ->
            Signal.effect(
                this,
                () -> {
                  int width = e.getUI().getPage().windowSizeSignal().get().width();
                  folded.setOpen(width == 0 || width >= NARROW);
                }));
    return folded;
  }

  private List<HasValue<?, ?>> fields() {
    return List.of(holder, group, unit, source, asOf, from, until, deadline);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    question = StandingAddress.parse(event.getLocation().getQueryParameters());
    UUID asked = reading.holder(question.holderId());
    if (question.asOf() != null && !Days.of(question.asOf()).isBefore(Days.today(clock))) {
      question = question.at(null);
    }
    fill(asked);
    show();
  }

  private void fill(UUID asked) {
    filling = true;
    List<UUID> holders = new ArrayList<>(reading.holders());
    if (!holders.contains(asked)) {
      holders.add(asked);
    }
    holder.setItems(holders);
    holder.setValue(asked);
    holder.setVisible(holders.size() > 1);
    titles.clear();
    for (ReviewRow review : reviews.list()) {
      titles.put(review.id(), review.title());
    }
    StandingQuestion everything = StandingQuestion.NOW.ofHolder(asked);
    List<Group> groups =
        reading.byReview(everything).stream()
            .map(r -> new Group(Optional.ofNullable(r.reviewId()), title(r.reviewId())))
            .toList();
    group.setItems(groups);
    groups.stream()
        .filter(
            g ->
                g.reviewId().isPresent()
                    ? g.reviewId().get().equals(question.reviewId())
                    : question.sources().equals(StandingQuestion.DIRECT))
        .findFirst()
        .ifPresentOrElse(group::setValue, group::clear);
    List<UnitStanding> units = reading.byUnit(everything);
    unit.setItems((item, typed) -> SearchKey.of(item.name()).contains(SearchKey.of(typed)), units);
    units.stream()
        .filter(u -> u.unitId().equals(question.unitId()))
        .findFirst()
        .ifPresentOrElse(unit::setValue, unit::clear);
    if (question.sources().size() == 1) {
      source.setValue(question.sources().iterator().next());
    } else {
      source.clear();
    }
    asOf.setValue(question.asOf() == null ? null : Days.of(question.asOf()));
    asOf.setMax(Days.today(clock));
    from.setValue(question.assignedFrom());
    until.setValue(question.assignedUntil());
    deadline.setValue(question.byOriginal() ? Deadline.ORIGINAL : Deadline.IN_FORCE);
    freeze.setVisible(access.may(Right.FREEZE_STANDING, asked));
    filling = false;
  }

  private void changed() {
    if (filling || holder.getValue() == null) {
      return;
    }
    LocalDate day = asOf.getValue();
    Optional<Group> chosen = Optional.ofNullable(group.getValue());
    Set<SourceKind> sources =
        source.getValue() != null
            ? Set.of(source.getValue())
            : chosen.isPresent() && chosen.get().reviewId().isEmpty()
                ? StandingQuestion.DIRECT
                : Set.of();
    boolean otherHolder =
        question.holderId() != null && !question.holderId().equals(holder.getValue());
    question =
        new StandingQuestion(
            reading.holders().indexOf(holder.getValue()) == 0 ? null : holder.getValue(),
            otherHolder ? null : chosen.flatMap(Group::reviewId).orElse(null),
            otherHolder || unit.getValue() == null ? null : unit.getValue().unitId(),
            sources,
            from.getValue(),
            until.getValue(),
            null,
            deadline.getValue() == Deadline.ORIGINAL);
    if (day != null && day.isBefore(Days.today(clock))) {
      question = question.atTheEndOf(day);
    }
    if (otherHolder) {
      fill(holder.getValue());
    }
    show();
    getUI()
        .ifPresent(
            ui ->
                ui.getPage()
                    .getHistory()
                    .replaceState(
                        null, new Location(StandingAddress.PAGE, StandingAddress.of(question))));
  }

  private void show() {
    UUID asked = holder.getValue();
    RowLinks links = new RowLinks(reading, asked);
    content.removeAll();
    String query = StandingAddress.of(question).getQueryString();
    wall.setHref("standing/wall" + (query.isEmpty() ? "" : "?" + query));

    Standing standing = reading.of(question);
    content.add(told());
    if (standing.everything() == 0) {
      content.add(new EmptyState(getTranslation("standing.nothing")));
    } else {
      content.add(new StandingFigures(standing, question, links));
      if (!reading.mayReadRows(asked, question.unitId())) {
        Paragraph note = new Paragraph(getTranslation("standing.rowsNote"));
        note.addClassName("standing-note");
        content.add(note);
      }
      if (question.unitId() == null) {
        content.add(units(links));
      }
      content.add(months(links), late(standing, asked), groups(links));
    }
    content.add(kept(asked));
  }

  /** As of when, and judged how: also for whoever reads it on paper. */
  private Component told() {
    List<String> parts = new ArrayList<>();
    parts.add(
        question.asOf() == null
            ? getTranslation("standing.asOfNow", DateFormats.dayTime(clock.instant()))
            : getTranslation("standing.asOfDay", Days.of(question.asOf())));
    Optional.ofNullable(group.getValue()).map(Group::name).ifPresent(parts::add);
    Optional.ofNullable(unit.getValue()).map(UnitStanding::name).ifPresent(parts::add);
    Optional.ofNullable(source.getValue())
        .map(kind -> getTranslation("standing.source." + kind))
        .ifPresent(parts::add);
    if (question.assignedFrom() != null) {
      parts.add(getTranslation("standing.assignedFrom", question.assignedFrom()));
    }
    if (question.assignedUntil() != null) {
      parts.add(getTranslation("standing.assignedUntil", question.assignedUntil()));
    }
    parts.add(
        getTranslation(
            question.byOriginal() ? "standing.judgedByOriginal" : "standing.judgedInForce"));
    Paragraph told = new Paragraph(String.join(" · ", parts));
    told.addClassName("standing-told");
    told.getElement().setAttribute("aria-live", "polite");
    return told;
  }

  private Component units(RowLinks links) {
    List<UnitStanding> units = reading.byUnit(question);
    Section section = section("standing.byUnit");
    section.add(
        BarChart.ofUnits(
            units.stream()
                .limit(UNITS_IN_CHART)
                .map(u -> new Bar(u.name(), u.standing()))
                .toList()));
    List<StandingTable.Line> lines =
        units.stream()
            .map(
                u -> {
                  StandingQuestion ofUnit = question.ofUnit(u.unitId());
                  return new StandingTable.Line(
                      u.name(), StandingAddress.address(ofUnit), ofUnit, u.standing());
                })
            .toList();
    Div table = new Div();
    table.add(unitTable(lines.subList(0, Math.min(lines.size(), UNITS_AT_FIRST)), links));
    section.add(table);
    if (lines.size() > UNITS_AT_FIRST) {
      Button all = new Button(getTranslation("standing.allUnits", lines.size()));
      all.addClickListener(
          e -> {
            table.removeAll();
            table.add(unitTable(lines, links));
            all.setVisible(false);
          });
      section.add(all);
    }
    return section;
  }

  private StandingTable unitTable(List<StandingTable.Line> lines, RowLinks links) {
    return new StandingTable(
        getTranslation("standing.byUnit"), getTranslation("standing.unit"), lines, links);
  }

  private Component months(RowLinks links) {
    List<DayStanding> months = reading.byMonth(question);
    Section section = section("standing.byMonth");
    section.add(
        BarChart.ofMonths(
            months.stream()
                .map(m -> new Bar(DateFormats.shortDay(m.day()), m.standing()))
                .toList()));
    List<StandingTable.Line> lines =
        months.stream()
            .map(
                m -> {
                  boolean last = m.equals(months.getLast());
                  StandingQuestion then = last ? question : question.atTheEndOf(m.day());
                  return new StandingTable.Line(
                      DateFormats.day(m.day()),
                      last ? null : StandingAddress.address(then),
                      then,
                      m.standing());
                })
            .toList();
    section.add(
        new StandingTable(
            getTranslation("standing.byMonth"), getTranslation("standing.day"), lines, links));
    return section;
  }

  /** By review and source, where that is not what was asked for. */
  private Component groups(RowLinks links) {
    Div both = new Div();
    both.addClassName("standing-content");
    if (question.reviewId() == null && !question.sources().equals(StandingQuestion.DIRECT)) {
      Section section = section("standing.byReview");
      section.add(
          new StandingTable(
              getTranslation("standing.byReview"),
              getTranslation("standing.group"),
              reading.byReview(question).stream()
                  .map(
                      r -> {
                        StandingQuestion of =
                            r.reviewId() != null
                                ? question.ofReview(r.reviewId())
                                : question.sources().isEmpty() ? question.ofDirect() : question;
                        return new StandingTable.Line(
                            title(r.reviewId()), StandingAddress.address(of), of, r.standing());
                      })
                  .toList(),
              links));
      both.add(section);
    }
    if (question.sources().size() != 1) {
      Section section = section("standing.bySource");
      section.add(
          new StandingTable(
              getTranslation("standing.bySource"),
              getTranslation("standing.source"),
              reading.bySource(question).stream()
                  .map(
                      s -> {
                        StandingQuestion of = question.from(Set.of(s.source()));
                        return new StandingTable.Line(
                            getTranslation("standing.source." + s.source()),
                            StandingAddress.address(of),
                            of,
                            s.standing());
                      })
                  .toList(),
              links));
      both.add(section);
    }
    return both;
  }

  private Component late(Standing standing, UUID asked) {
    Section section = section("standing.late");
    List<FollowUpRow> rows = reading.overdue(question, LATE_AT_FIRST);
    if (rows.isEmpty()) {
      section.add(
          new Paragraph(
              getTranslation(
                  standing.overdue() == 0 ? "standing.nobodyLate" : "standing.noneOfOnesOwnLate")));
      return section;
    }
    section.add(new FollowUpLines(rows, Days.today(clock)));
    if (rows.size() >= LATE_AT_FIRST) {
      Anchor all =
          new Anchor(
              FollowUpParameters.address(question.ofHolder(asked).rows(Figure.OVERDUE)),
              getTranslation("standing.allLate"));
      all.addClassName("button-link");
      section.add(all);
    }
    return section;
  }

  private Component kept(UUID asked) {
    Section section = section("standing.kept");
    List<Frozen> all = frozen.list(asked);
    if (all.isEmpty()) {
      section.add(new Paragraph(getTranslation("standing.noneKept")));
      return section;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("standing-kept");
    for (Frozen one : all) {
      Anchor link = new Anchor("standing/frozen/" + one.id(), FrozenView.title(one, this));
      link.addClassName("standing-name");
      Span by = new Span(getTranslation("standing.keptBy", one.frozenAt(), one.frozenBy()));
      by.addClassName("standing-facts");
      list.add(new ListItem(link, by));
    }
    section.add(list);
    return section;
  }

  private void askToFreeze() {
    TextField words = new TextField(getTranslation("standing.freeze.words"));
    words.setHelperText(getTranslation("standing.freeze.hint"));
    words.setMaxLength(200);
    ActDialog dialog = new ActDialog(getTranslation("standing.freeze"), words);
    dialog.act(
        getTranslation("standing.freeze"),
        () -> {
          frozen.freeze(holder.getValue(), words.getValue());
          show();
        });
    dialog
        .errors()
        .at("standing.freeze.wordsMissing", words)
        .at("standing.freeze.wordsTooLong", words);
    dialog.open();
  }

  private Section section(String titleKey) {
    Section section = new Section(new H2(getTranslation(titleKey)));
    section.addClassName("standing-section");
    return section;
  }

  private String title(@Nullable UUID reviewId) {
    return reviewId == null
        ? getTranslation("standing.direct")
        : titles.getOrDefault(reviewId, getTranslation("standing.oneReview"));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("standing.title");
  }

  @Override
  public List<String> helpKeys() {
    return List.of(
        "standing.help.numbers",
        "standing.help.day",
        "standing.help.original",
        "standing.help.kept",
        "standing.help.link");
  }
}
