package vn.dondoc.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.conclusion.ReviewsToConclude.ReviewToConclude;
import vn.dondoc.discussion.Acceptance;
import vn.dondoc.discussion.Answering;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.workflow.StepTaken;

@DonDocTest
class ConcludingTests {
  private static final NoticeSignature SIGNATURE = new NoticeSignature("CHỦ TỊCH", null);
  private static final LocalDate DUE = LocalDate.of(2019, 9, 30);

  @Autowired TestUnions unions;
  @Autowired ReviewsToConclude reviews;
  @Autowired Concluding concluding;
  @Autowired Answering answering;
  @Autowired DirectiveReading reading;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void afterTheConference() {
    clock.standAt(Instant.parse("2019-07-16T04:00:00Z"));
  }

  @Test
  void theGateListsWhatIsMissingUntilNothingIs() {
    ReviewToConclude review = reviews.begin(unions.found(2), 1);
    asChair(
        review,
        () -> {
          assertThat(keys(review))
              .containsExactly("conclusion.gap.noDirective", "conclusion.gap.unanswered");
          UUID directive = concluding.addDirective(review.id(), "Tổ chức hội thảo", List.of());
          assertThat(keys(review))
              .containsExactly(
                  "conclusion.gap.leadMissing",
                  "conclusion.gap.deadlineMissing",
                  "conclusion.gap.unanswered");
          assertRefused("conclusion.incomplete", () -> concluding.issue(review.id(), SIGNATURE));

          int version = save(directive, 0, each(List.of(), null, true)).version();
          assertThat(keys(review))
              .containsExactly("conclusion.gap.unitsMissing", "conclusion.gap.unanswered");
          version = save(directive, version, noTask(" ")).version();
          assertThat(keys(review))
              .containsExactly("conclusion.gap.reasonMissing", "conclusion.gap.unanswered");
          save(directive, version, noTask("Yêu cầu chung"));
          assertThat(keys(review)).containsExactly("conclusion.gap.unanswered");
        });
    reviews.explainAll(review);
    asChair(review, () -> assertThat(concluding.gate(review.id())).isEmpty());
  }

  @Test
  void aProposalIsTakenUpOrAnsweredAgain() {
    ReviewToConclude review = reviews.begin(unions.found(2), 2);
    UUID first = review.opinions().getFirst();
    UUID second = review.opinions().getLast();
    actingAs.person(
        review.union().viceChair(),
        () -> {
          answering.accept(
              first, new Acceptance.ProposedDirective("Lập danh bạ chung"), "Giao Hội Tin học.");
          answering.accept(
              second, new Acceptance.ProposedDirective("Cấp kinh phí"), "Trình Chủ tịch.");
        });
    asChair(
        review,
        () -> {
          assertThat(keys(review))
              .containsExactly(
                  "conclusion.gap.noDirective",
                  "conclusion.gap.proposalNotTaken",
                  "conclusion.gap.proposalNotTaken");
          UUID taken = concluding.takeProposal(review.id(), first);
          assertRefused(
              "conclusion.proposalTaken", () -> concluding.takeProposal(review.id(), first));
          save(
              taken,
              0,
              new DirectiveDetails(
                  "Lập danh bạ chung",
                  Mode.TOGETHER,
                  review.union().association(0).id(),
                  List.of(),
                  List.of(),
                  DUE,
                  false,
                  null,
                  "Tổ chức",
                  null));
          assertThat(keys(review)).containsExactly("conclusion.gap.proposalNotTaken");
          concluding.reopenAnswer(second);
          assertThat(keys(review)).containsExactly("conclusion.gap.unanswered");
        });
    actingAs.person(
        review.union().viceChair(), () -> answering.explain(second, "Dự toán không có khoản này"));
    asChair(
        review,
        () -> {
          assertThat(concluding.conclusion(review.id()).directives().getFirst().sources())
              .singleElement()
              .satisfies(
                  source -> {
                    assertThat(source.source()).isEqualTo(Source.opinion(first));
                    assertThat(source.takenBy()).containsExactly(1);
                  });
          NoticeInfo notice = concluding.issue(review.id(), SIGNATURE);
          assertThat(notice.label()).startsWith("01/TB-LHH");
        });
  }

  @Test
  void aKeyTaskIsTakenWholeOrSplit() {
    ReviewToConclude review = reviews.begin(unions.found(1), 0);
    UUID whole = review.keyTasks().getFirst();
    UUID two = review.keyTasks().getLast();
    asChair(
        review,
        () -> {
          concluding.takeKeyTask(review.id(), whole, List.of());
          concluding.takeKeyTask(
              review.id(), two, List.of("Nghiên cứu khoa học", "Tổ chức tập huấn"));
          var rows = concluding.conclusion(review.id()).directives();
          assertThat(rows)
              .extracting(row -> row.details().text())
              .containsExactly("Phối hợp giữa các Hội", "Nghiên cứu khoa học", "Tổ chức tập huấn");
          assertThat(rows.getLast().sources().getFirst().source())
              .isEqualTo(new Source(Source.Kind.KEY_TASK, two, "Tổ chức tập huấn"));
          assertRefused(
              "conclusion.textMissing",
              () -> concluding.takeKeyTask(review.id(), whole, List.of("Một", " ")));

          concluding.linkSource(rows.getFirst().id(), Source.section(review.sectionId()));
          concluding.linkSource(rows.getFirst().id(), Source.section(review.sectionId()));
          assertThat(concluding.conclusion(review.id()).directives().getFirst().sources())
              .hasSize(2);
          assertThatThrownBy(
                  () ->
                      concluding.linkSource(
                          rows.getFirst().id(), Source.opinion(UUID.randomUUID())))
              .isInstanceOf(NotFound.class);

          concluding.move(rows.getLast().id(), 1);
          concluding.removeDirective(rows.getFirst().id());
          assertThat(concluding.conclusion(review.id()).directives())
              .extracting(row -> row.number() + " " + row.details().text())
              .containsExactly("1 Tổ chức tập huấn", "2 Nghiên cứu khoa học");
        });
  }

  @Test
  void oddDeadlinesWarnAndWrongOnesAreRefused() {
    TestUnion union = unions.found(2);
    ReviewToConclude review = reviews.begin(union, 0);
    UUID lead = union.association(0).id();
    asChair(
        review,
        () -> {
          UUID directive = concluding.addDirective(review.id(), "Tổ chức hội thảo", List.of());
          DirectiveSaved saved =
              save(directive, 0, together(lead, List.of(), LocalDate.of(2019, 6, 30)));
          assertThat(saved.warnings())
              .extracting(Warning::key)
              .containsExactly(
                  "conclusion.warning.past",
                  "conclusion.warning.outsidePlan",
                  "conclusion.warning.dayOff");
          assertThat(save(directive, saved.version(), together(lead, List.of(), DUE)).warnings())
              .isEmpty();
          int version = saved.version() + 1;
          assertRefused(
              "conclusion.leadCoordinates",
              () -> save(directive, version, together(lead, List.of(lead), DUE)));
          assertRefused(
              "conclusion.unitUnknown",
              () ->
                  save(
                      directive,
                      version,
                      together(unions.found(1).association(0).id(), List.of(), DUE)));
          assertRefused(
              "conclusion.textTooLong",
              () -> concluding.addDirective(review.id(), "x".repeat(10_000), List.of()));
          assertRefused(
              "conclusion.textMissing",
              () -> concluding.addDirective(review.id(), " \u00a0", List.of()));
          assertRefused(
              "conclusion.partAfterDeadline",
              () ->
                  save(
                      directive,
                      version,
                      new DirectiveDetails(
                          "Tổ chức hội thảo",
                          Mode.TOGETHER,
                          lead,
                          List.of(union.partner()),
                          List.of(),
                          DUE,
                          false,
                          DUE.plusDays(1),
                          null,
                          null)));
          assertThatThrownBy(() -> save(directive, 0, together(lead, List.of(), DUE)))
              .isInstanceOf(EditConflict.class);
        });
  }

  @Test
  void issuingFixesTheNoticeAndStartsItsFollowUps() {
    TestUnion union = unions.found(3);
    ReviewToConclude review = reviews.begin(union, 1);
    reviews.explainAll(review);
    asChair(
        review,
        () -> {
          UUID each = concluding.addDirective(review.id(), "Thống nhất một việc chung", List.of());
          save(each, 0, each(union.associations().stream().map(a -> a.id()).toList(), DUE, false));
          UUID general = concluding.addDirective(review.id(), "Phối hợp tốt hơn", List.of());
          save(general, 0, noTask("Yêu cầu chung"));
          assertThat(concluding.conclusion(review.id()).followUps()).isEqualTo(3);
          NoticeInfo notice =
              concluding.issue(
                  review.id(),
                  new NoticeSignature("TL. CHỦ TỊCH - TỔNG THƯ KÝ", union.secretaryGeneral()));
          assertThat(notice.issuedOn()).isEqualTo(LocalDate.of(2019, 7, 16));
          assertThat(notice.issuedBy()).isEqualTo(union.chair());
          assertThatThrownBy(() -> concluding.issue(review.id(), SIGNATURE))
              .isInstanceOf(StepTaken.class);
          assertThatThrownBy(() -> concluding.addDirective(review.id(), "Muộn", List.of()))
              .isInstanceOf(StepTaken.class);
          assertThat(followUps(review)).isEqualTo(3);
          transaction.executeWithoutResult(
              status ->
                  assertThat(reading.notice(review.id())).map(NoticeInfo::number).contains(1));
        });
    String issuedName = union.association(0).name();
    jdbc.sql("update organisation set name = 'Tên mới' where id = ?")
        .param(union.association(0).id())
        .update();
    actingAs.person(
        union.association(1).officer(),
        () -> {
          NoticeDocument document = concluding.document(review.id());
          assertThat(document.lines().getFirst().units()).contains(issuedName);
          assertThat(document.signatureText()).isEqualTo("TL. CHỦ TỊCH - TỔNG THƯ KÝ");
          assertThat(concluding.conclusion(review.id()).mayConclude()).isFalse();
        });
  }

  @Test
  void whoMayConcludeAndWhoMayRead() {
    TestUnion union = unions.found(1);
    ReviewToConclude review = reviews.begin(union, 0);
    TestUnion other = unions.found(1);
    for (UUID someone : List.of(union.viceChair(), union.office(), other.chair())) {
      actingAs.person(
          someone,
          () -> {
            assertThatThrownBy(() -> concluding.addDirective(review.id(), "Nội dung", List.of()))
                .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> concluding.issue(review.id(), SIGNATURE))
                .isInstanceOf(NotAllowed.class);
          });
    }
    for (UUID someone :
        List.of(other.chair(), union.association(0).officer(), union.administrator())) {
      actingAs.person(
          someone,
          () -> {
            assertThatThrownBy(() -> concluding.conclusion(review.id()))
                .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> concluding.document(review.id())).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> concluding.gate(review.id())).isInstanceOf(NotFound.class);
          });
    }
    actingAs.person(
        union.committeeMember(),
        () -> assertThat(concluding.conclusion(review.id()).mayConclude()).isFalse());
  }

  @Test
  void twoIssuingAtOnceGiveOneNoticeAndOneMessage() throws Exception {
    TestUnion union = unions.found(2);
    ReviewToConclude review = reviews.begin(union, 0);
    asChair(
        review,
        () -> {
          UUID directive = concluding.addDirective(review.id(), "Tổ chức hội thảo", List.of());
          save(directive, 0, together(union.id(), List.of(union.partner()), DUE));
        });
    CountDownLatch together = new CountDownLatch(1);
    Callable<@Nullable RuntimeException> issue =
        () -> {
          together.await();
          try {
            asChair(review, () -> concluding.issue(review.id(), SIGNATURE));
            return null;
          } catch (RuntimeException e) {
            return e;
          }
        };
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Future<@Nullable RuntimeException>> both = List.of(two.submit(issue), two.submit(issue));
      together.countDown();
      RuntimeException first = both.getFirst().get();
      RuntimeException second = both.getLast().get();
      assertThat(first == null).isNotEqualTo(second == null);
      assertThat(first == null ? second : first).isInstanceOf(StepTaken.class);
    }
    assertThat(followUps(review)).isEqualTo(1);
    assertThat(
            jdbc.sql("select last from number_series where holder_id = ?")
                .param(union.id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private long followUps(ReviewToConclude review) {
    return jdbc.sql("select count(*) from follow_up where review_id = ?")
        .param(review.id())
        .query(Long.class)
        .single();
  }

  private void asChair(ReviewToConclude review, Runnable act) {
    actingAs.person(review.union().chair(), act);
  }

  private List<String> keys(ReviewToConclude review) {
    return concluding.gate(review.id()).stream().map(Gap::key).toList();
  }

  private DirectiveSaved save(UUID directive, int version, DirectiveDetails details) {
    return concluding.saveDirective(directive, details, version);
  }

  private static DirectiveDetails together(UUID lead, List<UUID> coordinating, LocalDate due) {
    return new DirectiveDetails(
        "Tổ chức hội thảo",
        Mode.TOGETHER,
        lead,
        coordinating,
        List.of(),
        due,
        false,
        null,
        null,
        null);
  }

  private static DirectiveDetails each(
      List<UUID> units, @Nullable LocalDate due, boolean withoutDeadline) {
    return new DirectiveDetails(
        "Tổ chức hội thảo",
        Mode.EACH,
        null,
        List.of(),
        units,
        due,
        withoutDeadline,
        null,
        null,
        null);
  }

  private static DirectiveDetails noTask(String reason) {
    return new DirectiveDetails(
        "Phối hợp tốt hơn",
        Mode.NO_TASK,
        null,
        List.of(),
        List.of(),
        null,
        false,
        null,
        null,
        reason);
  }

  private static void assertRefused(String key, ThrowingCallable act) {
    assertThatThrownBy(act)
        .asInstanceOf(type(DomainException.class))
        .extracting(DomainException::key)
        .isEqualTo(key);
  }
}
