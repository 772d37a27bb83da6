package vn.dondoc.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.standing.FrozenStandings.FrozenFigures;
import vn.dondoc.standing.StandingReading.DayStanding;
import vn.dondoc.standing.StandingReading.ReviewStanding;
import vn.dondoc.standing.StandingReading.SourceStanding;
import vn.dondoc.standing.StandingReading.UnitStanding;

/** The figures: against a plain model, frozen, and asked for by everyone. */
@DonDocTest
class StandingTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired WorkingDays workingDays;
  @Autowired StandingReading reading;
  @Autowired StandingFold fold;
  @Autowired FrozenStandings frozen;
  @Autowired JdbcConnectionDetails database;

  private TestUnion union;
  private RandomFollowUps given;
  private WorkingDays.Calendar calendar;

  @BeforeEach
  void stand() {
    clock.standAt(TestClock.START);
    union = unions.found(4);
    given = new RandomFollowUps(jdbc, union, 20190603);
    LocalDate day = LocalDate.of(2019, 6, 3);
    actingAs.person(
        union.office(),
        () -> {
          workingDays.mark(union.id(), day.plusDays(3), false, "Nghỉ");
          workingDays.mark(union.id(), day.plusDays(5), true, "Làm bù");
        });
    calendar = workingDays.of(union.id());
  }

  /**
   * Whatever is folded when, and whichever day it becomes: now is always what a count would say.
   */
  @Test
  void nowIsWhatACountWouldSay() {
    given.add(150, clock.instant());
    assertNow();
    for (int round = 0; round < 8; round++) {
      if (round % 3 != 1) {
        fold.fold();
      }
      assertNow();
      given.change(60, clock.instant());
      given.add(5, clock.instant());
      assertNow();
      fold.fold();
      assertNow();
      given.change(20, clock.instant());
      // Forward, and once back: the clock of the demonstration can be moved.
      clock.standAt(clock.instant().plus(Duration.ofDays(round == 5 ? -2 : 1 + round % 3)));
      assertNow();
    }
    jdbc.sql("delete from follow_up_span where holder_id = ?").param(union.id()).update();
    jdbc.sql("delete from follow_up where holder_id = ?").param(union.id()).update();
    assertThat(asked(StandingQuestion.NOW)).isEqualTo(Standing.NONE);
    fold.fold();
    assertThat(asked(StandingQuestion.NOW)).isEqualTo(Standing.NONE);
    assertThat(
            jdbc.sql("select count(*) from standing_due where holder_id = ?")
                .param(union.id())
                .query(Integer.class)
                .single())
        .isZero();
  }

  private void assertNow() {
    for (StandingQuestion question : questions()) {
      assertThat(asked(question))
          .as(question.toString())
          .isEqualTo(given.standing(question, clock.instant(), calendar));
    }
    assertParts(StandingQuestion.NOW);
  }

  private List<StandingQuestion> questions() {
    List<StandingQuestion> questions = new ArrayList<>();
    questions.add(StandingQuestion.NOW);
    questions.add(StandingQuestion.NOW.ofDirect());
    questions.add(StandingQuestion.NOW.from(Set.of(SourceKind.MEETING, SourceKind.CONCLUSION)));
    given.reviews.forEach(review -> questions.add(StandingQuestion.NOW.ofReview(review)));
    given.units.forEach(unit -> questions.add(StandingQuestion.NOW.ofUnit(unit)));
    questions.add(StandingQuestion.NOW.ofUnit(given.units.getFirst()).ofDirect());
    questions.add(
        StandingQuestion.NOW.ofUnit(given.units.getFirst()).ofReview(given.reviews.getFirst()));
    return questions;
  }

  /** However it is told apart, the parts are what is asked for one by one, and add up to it all. */
  private void assertParts(StandingQuestion question) {
    actingAs.person(
        union.chair(),
        () -> {
          Standing all = reading.of(question);
          List<UnitStanding> units = reading.byUnit(question);
          assertThat(sum(units.stream().map(UnitStanding::standing).toList())).isEqualTo(all);
          for (UnitStanding unit : units) {
            assertThat(unit.standing())
                .isEqualTo(
                    given.standing(question.ofUnit(unit.unitId()), clock.instant(), calendar));
          }
          List<ReviewStanding> reviews = reading.byReview(question);
          assertThat(sum(reviews.stream().map(ReviewStanding::standing).toList())).isEqualTo(all);
          for (ReviewStanding review : reviews) {
            assertThat(review.standing())
                .isEqualTo(
                    given.standing(
                        review.reviewId() == null
                            ? question.ofDirect()
                            : question.ofReview(review.reviewId()),
                        clock.instant(),
                        calendar));
          }
          List<SourceStanding> sources = reading.bySource(question);
          assertThat(sum(sources.stream().map(SourceStanding::standing).toList())).isEqualTo(all);
          for (SourceStanding source : sources) {
            assertThat(source.standing())
                .isEqualTo(
                    given.standing(
                        question.from(Set.of(source.source())), clock.instant(), calendar));
          }
        });
  }

  @Test
  void aPastDayIsToldAsItWas() {
    given.add(120, clock.instant());
    List<LocalDate> days = new ArrayList<>();
    for (int day = 0; day < 12; day++) {
      days.add(Days.today(clock));
      clock.standAt(clock.instant().plus(Duration.ofHours(5)));
      given.change(15, clock.instant());
      given.add(3, clock.instant());
      clock.standAt(clock.instant().plus(Duration.ofHours(day == 4 ? 19 + 24 * 9 : 19)));
    }
    for (LocalDate day : days) {
      for (StandingQuestion asked : questions()) {
        for (StandingQuestion question :
            List.of(
                asked.atTheEndOf(day),
                asked.atTheEndOf(day).againstOriginal(true),
                asked.atTheEndOf(day).assigned(days.get(2), days.get(7)))) {
          assertThat(asked(question))
              .as(question.toString())
              .isEqualTo(given.standing(question, clock.instant(), calendar));
        }
      }
      assertParts(StandingQuestion.NOW.atTheEndOf(day));
    }
    assertParts(StandingQuestion.NOW.againstOriginal(true));
    assertParts(StandingQuestion.NOW.assigned(days.get(3), null));
    List<DayStanding> months =
        actingAs.person(union.chair(), () -> reading.byMonth(StandingQuestion.NOW));
    assertThat(months).hasSize(1);
    clock.standAt(Instant.parse("2019-08-20T02:00:00Z"));
    months = actingAs.person(union.chair(), () -> reading.byMonth(StandingQuestion.NOW));
    assertThat(months)
        .extracting(DayStanding::day)
        .containsExactly(
            LocalDate.of(2019, 6, 30), LocalDate.of(2019, 7, 31), LocalDate.of(2019, 8, 20));
    for (DayStanding month : months.subList(0, 2)) {
      assertThat(month.standing())
          .isEqualTo(
              given.standing(
                  StandingQuestion.NOW.atTheEndOf(month.day()), clock.instant(), calendar));
    }
  }

  /** The counts of the Government's working group, published in 2017. */
  @Test
  void thePublishedFiguresGiveThePublishedRates() {
    PublishedFigures.fill(jdbc, union, clock.instant());
    for (int fresh = 0; fresh < 2; fresh++) {
      Standing standing = asked(StandingQuestion.NOW);
      assertThat(standing.onTime()).isEqualTo(14_068);
      assertThat(standing.late()).isEqualTo(1_983);
      assertThat(standing.completed()).isEqualTo(16_051);
      assertThat(standing.openWithin()).isEqualTo(5_640);
      assertThat(standing.overdue()).isEqualTo(223);
      assertThat(standing.open()).isEqualTo(5_863);
      assertThat(standing.dated()).isEqualTo(21_914);
      assertThat(standing.completedOfAll().orElseThrow()).isEqualTo(16_051d / 21_914);
      assertThat(standing.completedOfDue().orElseThrow()).isEqualTo(16_051d / 16_274);
      assertThat(asked(StandingQuestion.NOW.againstOriginal(true))).isEqualTo(standing);
      fold.fold();
    }
  }

  @Test
  void whatIsFrozenStaysTheSame() {
    given.add(100, clock.instant());
    clock.standAt(clock.instant().plus(Duration.ofDays(2)));
    given.change(30, clock.instant().minusSeconds(60));
    Standing then = given.standing(StandingQuestion.NOW, clock.instant(), calendar);
    assertThatThrownBy(() -> actingAs.person(union.chair(), () -> freeze("Báo cáo")))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> actingAs.person(union.office(), () -> freeze("  ")))
        .isInstanceOf(DomainException.class);
    UUID id = actingAs.person(union.office(), () -> freeze("Báo cáo tháng 6"));
    FrozenFigures before = figures(id, false);
    assertThat(before.all()).isEqualTo(then);
    assertThat(figures(id, true).all())
        .isEqualTo(
            given.standing(StandingQuestion.NOW.againstOriginal(true), clock.instant(), calendar));
    assertThat(sum(before.units().stream().map(UnitStanding::standing).toList())).isEqualTo(then);
    assertThat(sum(before.sources().stream().map(SourceStanding::standing).toList()))
        .isEqualTo(then);
    // At the very same moment, and later.
    given.change(40, clock.instant());
    given.add(20, clock.instant());
    clock.standAt(clock.instant().plus(Duration.ofDays(9)));
    given.change(40, clock.instant());
    assertThat(asked(StandingQuestion.NOW)).isNotEqualTo(then);
    assertThat(figures(id, false)).isEqualTo(before);
    StandingQuestion question = actingAs.person(union.chair(), () -> frozen.get(id).question());
    assertThat(asked(question)).as("the rows behind it").isEqualTo(then);
    for (String statement :
        List.of(
            "update frozen_figures set on_time = 0",
            "delete from frozen_figures",
            "update frozen_standing set words = ''",
            "delete from frozen_standing",
            "truncate frozen_standing cascade")) {
      assertThatThrownBy(() -> jdbc.sql(statement).update()).hasStackTraceContaining("append-only");
    }
  }

  private UUID freeze(String words) {
    return frozen.freeze(union.id(), words);
  }

  private FrozenFigures figures(UUID id, boolean byOriginal) {
    return actingAs.person(union.chair(), () -> frozen.figures(id, byOriginal));
  }

  @Test
  void nobodyOutsideTheUnionSeesAFigure() {
    given.add(20, clock.instant().minusSeconds(60));
    UUID id = actingAs.person(union.office(), () -> freeze("Báo cáo"));
    Standing all = given.standing(StandingQuestion.NOW, clock.instant(), calendar);
    TestUnion other = unions.found(1);
    StandingQuestion question = StandingQuestion.NOW.ofHolder(union.id());
    for (UUID reader :
        List.of(
            union.chair(),
            union.office(),
            union.committeeMember(),
            union.association(0).head(),
            union.association(3).officer())) {
      assertThat(actingAs.person(reader, () -> reading.of(question))).isEqualTo(all);
      assertThat(actingAs.person(reader, () -> reading.of(StandingQuestion.NOW))).isEqualTo(all);
      assertThat(actingAs.person(reader, () -> frozen.list(null))).hasSize(1);
      assertThat(actingAs.person(reader, () -> frozen.figures(id, false).units())).isNotEmpty();
    }
    for (UUID reader :
        List.of(
            union.administrator(), other.chair(), other.association(0).head(), unions.stranger())) {
      assertThatThrownBy(() -> actingAs.person(reader, () -> reading.byUnit(question)))
          .isInstanceOf(NotAllowed.class);
      assertThatThrownBy(() -> actingAs.person(reader, () -> frozen.list(union.id())))
          .isInstanceOf(NotAllowed.class);
      assertThatThrownBy(() -> actingAs.person(reader, () -> frozen.figures(id, false)))
          .isInstanceOf(NotFound.class);
    }
    // The rows are another matter.
    assertThat(actingAs.person(union.chair(), () -> reading.mayReadRows(union.id(), null)))
        .isTrue();
    UUID own = union.association(0).id();
    assertThat(
            actingAs.person(
                union.association(0).head(), () -> reading.mayReadRows(union.id(), null)))
        .isFalse();
    assertThat(
            actingAs.person(
                union.association(0).head(), () -> reading.mayReadRows(union.id(), own)))
        .isTrue();
    assertThat(
            actingAs.person(
                union.association(1).head(), () -> reading.mayReadRows(union.id(), own)))
        .isFalse();
  }

  /** Another node changes a row: it is folded by whoever folds, and this node hears of it. */
  @Test
  void hearsOfWhatAnotherNodeChanged() throws Exception {
    TestUnion other = unions.found(1);
    fold.fold();
    StandingNews news = new StandingNews(database);
    CountDownLatch connected = new CountDownLatch(1);
    CountDownLatch heard = new CountDownLatch(1);
    CountDownLatch unheard = new CountDownLatch(2);
    news.subscribe(other.id(), unheard::countDown);
    try (var listening =
        news.subscribe(
            union.id(), () -> (connected.getCount() > 0 ? connected : heard).countDown())) {
      news.start();
      assertThat(connected.await(10, TimeUnit.SECONDS)).as("told once on connecting").isTrue();
      try (var connection =
          java.sql.DriverManager.getConnection(
              database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
        JdbcClient elsewhere =
            JdbcClient.create(
                new org.springframework.jdbc.datasource.SingleConnectionDataSource(
                    connection, true));
        new RandomFollowUps(elsewhere, union, 1).add(1, clock.instant());
      }
      fold.fold();
      assertThat(heard.await(10, TimeUnit.SECONDS)).as("told of the change").isTrue();
      assertThat(unheard.getCount()).as("another union's page").isEqualTo(1);
    } finally {
      news.stop();
    }
  }

  @Test
  void everyFigureSaysWhichRowsAreBehindIt() {
    FollowUpFilter rows = StandingQuestion.NOW.ofUnit(union.id()).rows(Figure.ALL);
    assertThat(rows.lifecycle()).doesNotContain(Lifecycle.WITHDRAWN).hasSize(6);
    assertThat(StandingQuestion.DIRECT)
        .containsExactlyInAnyOrder(SourceKind.DOCUMENT, SourceKind.MEETING, SourceKind.TELEPHONE);
    Map<Figure, Integer> numbers = new java.util.EnumMap<>(Figure.class);
    Standing one = new Standing(1, 2, 4, 8, 16, 32, 64, 128, 256);
    for (Figure figure : Figure.values()) {
      numbers.put(figure, figure.of(one));
    }
    assertThat(numbers)
        .containsEntry(Figure.DATED, 31)
        .containsEntry(Figure.ALL, 255)
        .containsEntry(Figure.ALL_COMPLETED, 35)
        .containsEntry(Figure.DUE, 19)
        .containsEntry(Figure.WITHIN, 12)
        .containsEntry(Figure.WITHOUT_DEADLINE, 96);
  }

  private Standing asked(StandingQuestion question) {
    return actingAs.person(union.chair(), () -> reading.of(question));
  }

  private static Standing sum(List<Standing> parts) {
    return parts.stream().reduce(Standing.NONE, Standing::plus);
  }
}
