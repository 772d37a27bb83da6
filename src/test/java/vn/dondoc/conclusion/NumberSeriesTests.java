package vn.dondoc.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.conclusion.ReviewsToConclude.ReviewToConclude;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

@DonDocTest
class NumberSeriesTests {
  private static final NoticeSignature SIGNATURE = new NoticeSignature("CHỦ TỊCH", null);

  @Autowired TestUnions unions;
  @Autowired ReviewsToConclude reviews;
  @Autowired Concluding concluding;
  @Autowired NumberSeries numbers;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;

  @AfterEach
  void setTheClockBack() {
    clock.standAt(TestClock.START);
  }

  @Test
  void eightThreadsIssueNoticesAtTheTurnOfTheYear() throws Exception {
    TestUnion union = unions.found(1);
    List<ReviewToConclude> waiting = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      waiting.add(readyToIssue(union));
    }
    // Midnight in Ho Chi Minh City, seven hours before the year ends in UTC.
    Instant midnight = LocalDate.of(2020, 1, 1).atStartOfDay(Days.ZONE).toInstant();
    clock.standAt(midnight.minusMillis(1));
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch together = new CountDownLatch(1);
    Map<Integer, List<Integer>> numbersByYear = new TreeMap<>();
    try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
      List<Future<NoticeInfo>> issued =
          waiting.stream()
              .map(
                  review ->
                      eight.submit(
                          () -> {
                            together.await();
                            if (begun.incrementAndGet() == 12) {
                              clock.standAt(midnight);
                            }
                            return actingAs.person(
                                union.chair(), () -> concluding.issue(review.id(), SIGNATURE));
                          }))
              .toList();
      together.countDown();
      for (Future<NoticeInfo> one : issued) {
        NoticeInfo notice = one.get();
        assertThat(notice.label())
            .isEqualTo("%02d/TB-%s".formatted(notice.number(), symbol(notice.label())));
        numbersByYear
            .computeIfAbsent(notice.issuedOn().getYear(), year -> new ArrayList<>())
            .add(notice.number());
      }
    }
    assertThat(numbersByYear).containsOnlyKeys(2019, 2020);
    numbersByYear.values().forEach(NumberSeriesTests::assertWithoutGapOrDouble);
  }

  @Test
  void aFailureLeavesNoGap() throws Exception {
    UUID holder = unions.found(0).id();
    List<Integer> given = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        boolean fails = i % 3 == 0;
        all.add(
            eight.submit(
                () ->
                    transaction.executeWithoutResult(
                        status -> {
                          int number = numbers.next(holder, 2019);
                          if (fails) {
                            status.setRollbackOnly();
                          } else {
                            given.add(number);
                          }
                        })));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(given).hasSize(53);
    assertWithoutGapOrDouble(given);
  }

  @Test
  void aUnionThatBeganOnPaperGoesOnFromThere() {
    TestUnion union = unions.found(1);
    actingAs.person(union.office(), () -> numbers.startAt(union.id(), 2019, 4));
    ReviewToConclude review = readyToIssue(union);
    actingAs.person(
        union.chair(),
        () -> assertThat(concluding.issue(review.id(), SIGNATURE).label()).startsWith("05/TB-"));
    actingAs.person(
        union.administrator(),
        () ->
            assertThatThrownBy(() -> numbers.startAt(union.id(), 2019, 7))
                .isInstanceOf(DomainException.class));
    actingAs.person(
        union.committeeMember(),
        () ->
            assertThatThrownBy(() -> numbers.startAt(union.id(), 2020, 7))
                .isInstanceOf(NotAllowed.class));
    ReviewToConclude next = readyToIssue(union);
    actingAs.person(
        union.chair(),
        () -> assertThat(concluding.issue(next.id(), SIGNATURE).number()).isEqualTo(6));
  }

  @Test
  void aNumberHasTwoDigitsAtLeast() {
    assertThat(Notice.label(5, "LHH")).isEqualTo("05/TB-LHH");
    assertThat(Notice.label(10, "LHH")).isEqualTo("10/TB-LHH");
    assertThat(Notice.label(123, "LHH")).isEqualTo("123/TB-LHH");
  }

  private ReviewToConclude readyToIssue(TestUnion union) {
    ReviewToConclude review = reviews.begin(union, 0);
    actingAs.person(
        union.chair(),
        () -> {
          UUID directive = concluding.addDirective(review.id(), "Phối hợp tốt hơn", List.of());
          concluding.saveDirective(
              directive,
              new DirectiveDetails(
                  "Phối hợp tốt hơn",
                  Mode.NO_TASK,
                  null,
                  List.of(),
                  List.of(),
                  null,
                  false,
                  null,
                  null,
                  "Yêu cầu chung"),
              0);
        });
    return review;
  }

  private static void assertWithoutGapOrDouble(List<Integer> given) {
    assertThat(given)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, given.size()).boxed().toList());
  }

  private static String symbol(String label) {
    return label.substring(label.indexOf('-') + 1);
  }
}
