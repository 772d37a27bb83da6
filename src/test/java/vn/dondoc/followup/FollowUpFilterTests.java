package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.SearchKey;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.FollowUpFilter.Order;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * Every filter, alone and together with others, finds what the same question asked of the rows in
 * plain Java finds, now and as it was.
 */
@DonDocTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowUpFilterTests {
  private static final int ROWS = 400;
  private static final List<String> WORDS =
      List.of("Lạng Sơn", "hội thảo", "đào tạo", "Dân vận", "tập huấn", "06 tháng", "100%", "a_b");

  /** How a follow-up stood from a moment on. */
  private record State(
      Instant from,
      @Nullable UUID review,
      UUID lead,
      Lifecycle lifecycle,
      @Nullable LocalDate due,
      @Nullable LocalDate original,
      @Nullable LocalDate submitted) {}

  private record Thing(
      UUID id,
      @Nullable UUID directive,
      String text,
      @Nullable String field,
      UUID assigner,
      LocalDate assigned,
      SourceKind source,
      Set<UUID> coordinating,
      List<State> states) {
    @Nullable State at(@Nullable Instant moment) {
      return moment == null
          ? states.getLast()
          : states.stream()
              .filter(s -> !s.from.isAfter(moment))
              .reduce((first, second) -> second)
              .orElse(null);
    }
  }

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired WorkingDays workingDays;
  @Autowired FollowUpSearch search;

  private final Random random = new Random(20190716);
  private final List<Thing> things = new ArrayList<>();
  private final List<UUID> reviews = List.of(UUID.randomUUID(), UUID.randomUUID());
  private final List<UUID> directives = List.of(UUID.randomUUID(), UUID.randomUUID());
  private TestUnion union;
  private WorkingDays.Calendar calendar;

  @BeforeAll
  void manyFollowUps() {
    clock.standAt(TestClock.START);
    union = unions.found(4);
    actingAs.person(
        union.office(),
        () -> workingDays.mark(union.id(), LocalDate.of(2019, 6, 5), false, "Nghỉ"));
    calendar = workingDays.of(union.id());
    for (int i = 0; i < ROWS; i++) {
      Thing thing = thing();
      things.add(thing);
      insert(thing);
    }
  }

  @BeforeEach
  void today() {
    clock.standAt(TestClock.START);
  }

  @Test
  void eachFilterAloneFindsWhatItSays() {
    List<Consumer<FollowUpFilter.With>> each = new ArrayList<>();
    reviews.forEach(r -> each.add(f -> f.reviewId(r)));
    directives.forEach(d -> each.add(f -> f.directiveId(d)));
    for (UUID unit : units()) {
      each.add(f -> f.unitId(unit));
      each.add(f -> f.unitId(unit).role(UnitRole.LEAD));
      each.add(f -> f.unitId(unit).role(UnitRole.COORDINATING));
    }
    for (Lifecycle lifecycle : Lifecycle.values()) {
      each.add(f -> f.lifecycle(lifecycle));
    }
    for (Timeliness timeliness : Timeliness.values()) {
      each.add(f -> f.timeliness(timeliness));
      each.add(f -> f.timeliness(timeliness).byOriginal(true));
    }
    for (SourceKind source : SourceKind.values()) {
      each.add(f -> f.source(source));
    }
    each.add(f -> f.field("Tuyên truyền"));
    each.add(f -> f.assignedBy(union.office()));
    each.add(f -> f.assignedFrom(LocalDate.of(2019, 4, 1)));
    each.add(f -> f.assignedUntil(LocalDate.of(2019, 4, 1)));
    each.add(f -> f.dueFrom(LocalDate.of(2019, 6, 3)));
    each.add(f -> f.dueUntil(LocalDate.of(2019, 6, 3)));
    each.add(f -> f.dueUntil(LocalDate.of(2019, 6, 3)).byOriginal(true));
    each.add(f -> f.openWithoutDeadline(true));
    for (String word :
        List.of("lang son", "SƠN lạng", "dao tao", "đao tao", "6 thang", "100%", "_", "xyz")) {
      each.add(f -> f.search(word));
    }
    each.add(f -> f.search(union.association(2).name()));
    each.add(f -> f.asOf(Instant.parse("2019-05-10T03:00:00Z")));
    each.add(f -> f.asOf(Instant.parse("2018-01-01T00:00:00Z")));
    int some = 0;
    for (Consumer<FollowUpFilter.With> one : each) {
      FollowUpFilter.With with = FollowUpFilter.ALL.with();
      one.accept(with);
      some += compare(with.filter()) > 0 ? 1 : 0;
    }
    assertThat(some).isGreaterThan(each.size() - 6);
  }

  @Test
  void combinationsFindWhatTheyAllSay() {
    int some = 0;
    for (int i = 0; i < 300; i++) {
      some += compare(combination()) > 0 ? 1 : 0;
    }
    assertThat(some).isGreaterThan(100);
  }

  @Test
  void anAssociationFindsOnlyItsOwnWhateverItAsks() {
    UUID own = union.association(0).id();
    for (int i = 0; i < 60; i++) {
      FollowUpFilter filter = combination();
      Set<UUID> expected =
          things.stream()
              .filter(t -> own.equals(t.states.getLast().lead) || t.coordinating.contains(own))
              .filter(t -> matches(t, filter))
              .map(Thing::id)
              .collect(Collectors.toSet());
      UUID officer = union.association(0).officer();
      assertThat(ids(officer, filter)).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(actingAs.person(officer, () -> search.count(filter)).all())
          .isEqualTo(expected.size());
      assertThat(ids(union.administrator(), filter)).isEmpty();
    }
  }

  /**
   * Each order, both ways, is complete, pages without gaps, and sorts as a Vietnamese reader would.
   */
  @Test
  void sortsByEveryColumn() {
    Collator vietnamese = Collator.getInstance(Locale.of("vi"));
    for (Order order : Order.values()) {
      for (boolean descending : List.of(false, true)) {
        for (@Nullable Instant asOf :
            java.util.Arrays.asList((Instant) null, Instant.parse("2019-06-01T00:00:00Z"))) {
          FollowUpFilter filter =
              FollowUpFilter.ALL.with().order(order).descending(descending).asOf(asOf).filter();
          List<FollowUpRow> rows = rows(union.chair(), filter);
          List<UUID> paged = new ArrayList<>();
          for (int offset = 0; offset < rows.size(); offset += 37) {
            int from = offset;
            actingAs
                .person(union.chair(), () -> search.list(filter, from, 37))
                .forEach(r -> paged.add(r.id()));
          }
          assertThat(paged).isEqualTo(rows.stream().map(FollowUpRow::id).toList());
          Comparator<FollowUpRow> expected =
              switch (order) {
                case DUE ->
                    Comparator.comparing((FollowUpRow r) -> r.lifecycle().isEnded())
                        .thenComparingLong(
                            r ->
                                r.dueOn() == null
                                    ? Long.MAX_VALUE
                                    : r.dueOn().toEpochDay() * (descending ? -1 : 1));
                case TEXT -> Comparator.comparing(FollowUpRow::text, vietnamese);
                case LEAD -> Comparator.comparing(FollowUpRow::lead, vietnamese);
                case ASSIGNED -> Comparator.comparing(FollowUpRow::assignedOn);
                case LIFECYCLE -> Comparator.comparing(FollowUpRow::lifecycle);
                case PERCENT -> Comparator.comparing(FollowUpRow::percent);
              };
          assertThat(rows)
              .as(order + (descending ? " down" : ""))
              .isSortedAccordingTo(
                  descending && order != Order.DUE ? expected.reversed() : expected);
        }
      }
    }
  }

  @Test
  void putsLettersAndTonesInVietnameseOrder() {
    TestUnion other = unions.found(1);
    List<String> inOrder =
        List.of(
            "Ăn", "Bàn", "Cá", "Dân", "Đá", "E", "Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Nơ", "Ơn");
    List<String> mixed = new ArrayList<>(inOrder);
    java.util.Collections.shuffle(mixed, random);
    mixed.forEach(
        text ->
            insert(
                other,
                new Thing(
                    UUID.randomUUID(),
                    null,
                    text,
                    null,
                    other.chair(),
                    LocalDate.of(2019, 1, 1),
                    SourceKind.MEETING,
                    Set.of(),
                    List.of(
                        new State(
                            TestClock.START,
                            null,
                            other.id(),
                            Lifecycle.ASSIGNED,
                            null,
                            null,
                            null)))));
    FollowUpFilter byText = FollowUpFilter.ALL.with().order(Order.TEXT).filter();
    assertThat(rows(other.chair(), byText)).extracting(FollowUpRow::text).isEqualTo(inOrder);
    assertThat(rows(other.chair(), byText.with().descending(true).filter()))
        .extracting(FollowUpRow::text)
        .isEqualTo(inOrder.reversed());
  }

  @Test
  void theChoicesBesideTheListAreWhatOccurs() {
    assertThat(actingAs.person(union.chair(), () -> search.fields(null)))
        .containsExactly("Đào tạo", "Tuyên truyền");
    assertThat(actingAs.person(union.chair(), () -> search.assigners(null)))
        .extracting(FollowUpSearch.Assigner::id)
        .containsExactlyInAnyOrder(union.chair(), union.office());
    assertThat(actingAs.person(union.association(1).head(), () -> search.fields(null)))
        .containsExactly("Đào tạo", "Tuyên truyền");
    TestUnion other = unions.found(1);
    for (UUID reader : List.of(other.chair(), other.association(0).head(), union.administrator())) {
      assertThat(actingAs.person(reader, () -> search.fields(union.id()))).isEmpty();
      assertThat(actingAs.person(reader, () -> search.assigners(union.id()))).isEmpty();
      assertThat(actingAs.person(reader, () -> search.reviews(union.id()))).isEmpty();
    }
  }

  @Test
  void selectedRowsAreOnlyThoseOfTheFilter() {
    FollowUpFilter filter = FollowUpFilter.ALL.with().lifecycle(Lifecycle.ASSIGNED).filter();
    List<UUID> all = things.stream().map(Thing::id).toList();
    assertThat(actingAs.person(union.chair(), () -> search.among(filter, all)))
        .extracting(FollowUpRow::id)
        .isEqualTo(ids(union.chair(), filter));
    assertThat(actingAs.person(union.chair(), () -> search.ids(filter, 10)))
        .isEqualTo(ids(union.chair(), filter).subList(0, 10));
    List<UUID> each = new ArrayList<>();
    actingAs.person(union.chair(), () -> search.each(filter, 9_999, row -> each.add(row.id())));
    assertThat(each).isEqualTo(ids(union.chair(), filter));
  }

  private int compare(FollowUpFilter filter) {
    List<Thing> expected = things.stream().filter(t -> matches(t, filter)).toList();
    List<FollowUpRow> found = rows(union.chair(), filter);
    assertThat(found)
        .as(FollowUpParameters.address(filter))
        .extracting(FollowUpRow::id)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(Thing::id).toList());
    FollowUpSearch.Counts counts = actingAs.person(union.chair(), () -> search.count(filter));
    assertThat(counts.all()).isEqualTo(expected.size());
    assertThat(counts.overdue())
        .isEqualTo(
            (int)
                found.stream().filter(r -> r.timing().timeliness() == Timeliness.OVERDUE).count());
    LocalDate today = day(filter);
    for (FollowUpRow row : found) {
      Thing thing = expected.stream().filter(t -> t.id.equals(row.id())).findFirst().orElseThrow();
      State state = Objects.requireNonNull(thing.at(filter.asOf()));
      assertThat(row.timing()).isEqualTo(timing(state, filter, today));
      assertThat(row.leadId()).isEqualTo(state.lead);
      assertThat(row.coordinating()).isEqualTo(thing.coordinating.size());
      assertThat(row.flagged()).isEqualTo(flagged(thing, state, today));
    }
    return found.size();
  }

  private boolean matches(Thing t, FollowUpFilter f) {
    State s = t.at(f.asOf());
    if (s == null) {
      return false;
    }
    LocalDate today = day(f);
    LocalDate due = f.byOriginal() ? s.original : s.due;
    boolean leads = s.lead.equals(f.unitId());
    boolean coordinates = f.unitId() != null && t.coordinating.contains(f.unitId());
    return (f.reviewId() == null || f.reviewId().equals(s.review))
        && (f.directiveId() == null || f.directiveId().equals(t.directive))
        && (f.unitId() == null
            || (f.role() != UnitRole.COORDINATING && leads)
            || (f.role() != UnitRole.LEAD && coordinates))
        && (f.lifecycle().isEmpty() || f.lifecycle().contains(s.lifecycle))
        && (f.timeliness().isEmpty() || f.timeliness().contains(timing(s, f, today).timeliness()))
        && (f.source().isEmpty() || f.source().contains(t.source))
        && (f.field() == null || f.field().equals(t.field))
        && (f.assignedBy() == null || f.assignedBy().equals(t.assigner))
        && (f.assignedFrom() == null || !t.assigned.isBefore(f.assignedFrom()))
        && (f.assignedUntil() == null || !t.assigned.isAfter(f.assignedUntil()))
        && (f.dueFrom() == null || (due != null && !due.isBefore(f.dueFrom())))
        && (f.dueUntil() == null || (due != null && !due.isAfter(f.dueUntil())))
        && (!f.openWithoutDeadline() || flagged(t, s, today))
        && (f.search() == null || says(t, s, f.search()));
  }

  private Timing timing(State s, FollowUpFilter f, LocalDate today) {
    return Timing.of(
        s.lifecycle, f.byOriginal() ? s.original : s.due, s.submitted, today, calendar);
  }

  private static boolean flagged(Thing t, State s, LocalDate today) {
    return !s.lifecycle.isEnded()
        && s.lifecycle != Lifecycle.SUSPENDED
        && s.due == null
        && t.assigned.isBefore(today.minusDays(90));
  }

  private boolean says(Thing t, State s, String words) {
    String key = SearchKey.of(words);
    String lead =
        s.lead.equals(union.id())
            ? ""
            : union.associations().stream()
                .filter(a -> a.id().equals(s.lead))
                .findFirst()
                .orElseThrow()
                .name();
    return SearchKey.of(lead).contains(key)
        || Stream.of(key.split(" ", -1)).allMatch(w -> SearchKey.of(t.text).contains(w));
  }

  private static LocalDate day(FollowUpFilter f) {
    return Days.of(f.asOf() == null ? TestClock.START : f.asOf());
  }

  private FollowUpFilter combination() {
    FollowUpFilter.With f = FollowUpFilter.ALL.with();
    for (int n = 2 + random.nextInt(2); n > 0; n--) {
      switch (random.nextInt(12)) {
        case 0 -> f.reviewId(any(reviews));
        case 1 -> f.unitId(any(units())).role(any(List.of(UnitRole.values())));
        case 2 -> f.unitId(any(units())).role(null);
        case 3 ->
            f.lifecycle(
                EnumSet.of(any(List.of(Lifecycle.values())), any(List.of(Lifecycle.values()))));
        case 4 -> f.timeliness(any(List.of(Timeliness.values())));
        case 5 ->
            f.timeliness(Set.of(Timeliness.values()[random.nextInt(3)], Timeliness.LATE))
                .byOriginal(random.nextBoolean());
        case 6 -> f.source(any(List.of(SourceKind.values())));
        case 7 -> f.search(any(List.of("lang son", "hoi thao", "dao tao", "100%")));
        case 8 -> f.dueFrom(TODAY.minusDays(random.nextInt(60)));
        case 9 -> f.assignedUntil(TODAY.minusDays(random.nextInt(150)));
        case 10 -> f.field("Đào tạo");
        default -> f.asOf(TestClock.START.minusSeconds(random.nextInt(60 * 24 * 3600)));
      }
    }
    return f.order(any(List.of(Order.values()))).descending(random.nextBoolean()).filter();
  }

  private static final LocalDate TODAY = Days.of(TestClock.START);

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private List<UUID> units() {
    return Stream.concat(
            Stream.of(union.id()),
            union.associations().stream().map(TestUnions.TestAssociation::id))
        .toList();
  }

  private Thing thing() {
    LocalDate today = Days.of(TestClock.START);
    LocalDate assigned = today.minusDays(1 + random.nextInt(200));
    List<State> states = new ArrayList<>();
    Instant at = assigned.atTime(9, 0).toInstant(ZoneOffset.ofHours(7));
    UUID review = random.nextInt(4) == 0 ? null : any(reviews);
    LocalDate original = random.nextInt(5) == 0 ? null : assigned.plusDays(random.nextInt(260));
    UUID lead = any(units());
    states.add(new State(at, review, lead, Lifecycle.ASSIGNED, original, original, null));
    Set<UUID> coordinating = random.nextInt(3) == 0 ? Set.of(any(units())) : Set.of();
    coordinating = coordinating.contains(lead) ? Set.of() : coordinating;
    for (int n = random.nextInt(4); n > 0; n--) {
      at = at.plusSeconds(1 + random.nextInt(40 * 24 * 3600));
      if (at.isAfter(TestClock.START)) {
        break;
      }
      State last = states.getLast();
      Lifecycle next = any(List.of(Lifecycle.values()));
      LocalDate due =
          last.due != null && random.nextInt(4) == 0
              ? today.plusDays(random.nextInt(30) - 10)
              : last.due;
      boolean reported = next == Lifecycle.AWAITING_CONFIRMATION || next == Lifecycle.COMPLETED;
      UUID leads = coordinating.isEmpty() && random.nextInt(6) == 0 ? any(units()) : last.lead;
      states.add(new State(at, review, leads, next, due, original, reported ? Days.of(at) : null));
    }
    return new Thing(
        UUID.randomUUID(),
        review == null || random.nextBoolean() ? null : any(directives),
        any(WORDS) + " " + any(WORDS),
        random.nextInt(3) == 0 ? null : any(List.of("Tuyên truyền", "Đào tạo")),
        any(List.of(union.chair(), union.office())),
        assigned,
        review != null
            ? SourceKind.CONCLUSION
            : any(List.of(SourceKind.DOCUMENT, SourceKind.MEETING, SourceKind.TELEPHONE)),
        coordinating,
        states);
  }

  private void insert(Thing thing) {
    insert(union, thing);
  }

  private void insert(TestUnion holder, Thing thing) {
    State first = thing.states.getFirst();
    jdbc.sql(
            """
            insert into follow_up (id, holder_id, review_id, directive_id, number, text, field, lead_id, original_due_on,
              due_on, lifecycle, percent, insisted, assigned_by, assigned_on, assigned_at, moved_by, submitted_on,
              sent_back, history_length, version, source_kind, changed_at)
            values (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?, 0, 1, 0, ?, ?)
            """)
        .params(
            thing.id,
            holder.id(),
            first.review,
            thing.directive,
            thing.text,
            thing.field,
            first.lead,
            first.original,
            first.due,
            first.lifecycle.name(),
            random.nextInt(100),
            thing.assigner,
            thing.assigned,
            first.from.atOffset(ZoneOffset.UTC),
            thing.assigner,
            first.submitted,
            thing.source.name(),
            first.from.atOffset(ZoneOffset.UTC))
        .update();
    int place = 0;
    for (UUID unit : thing.coordinating) {
      jdbc.sql("insert into follow_up_coordinating_unit values (?, ?, ?)")
          .params(thing.id, unit, place++)
          .update();
    }
    for (State next : thing.states.subList(1, thing.states.size())) {
      jdbc.sql(
              "update follow_up set lead_id = ?, lifecycle = ?, due_on = ?, submitted_on = ?, changed_at = ? where id = ?")
          .params(
              next.lead,
              next.lifecycle.name(),
              next.due,
              next.submitted,
              next.from.atOffset(ZoneOffset.UTC),
              thing.id)
          .update();
    }
  }

  private List<FollowUpRow> rows(UUID reader, FollowUpFilter filter) {
    return actingAs.person(reader, () -> search.list(filter));
  }

  private List<UUID> ids(UUID reader, FollowUpFilter filter) {
    return rows(reader, filter).stream().map(FollowUpRow::id).toList();
  }
}
