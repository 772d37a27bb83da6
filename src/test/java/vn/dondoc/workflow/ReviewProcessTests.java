package vn.dondoc.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.DomainException;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.discussion.Answering;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpInfo;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.ReportDrafting;

/** Every way through {@code review}, named by where it ends. */
@DonDocTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewProcessTests {
  @Autowired TestUnions unions;
  @Autowired Cycles given;
  @Autowired Paths paths;
  @Autowired ReportDrafting drafting;
  @Autowired Answering answering;
  @Autowired Concluding concluding;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired Steps steps;
  @Autowired ActingAs actingAs;
  @Autowired TransactionTemplate transaction;

  TestUnion union;
  UUID review;

  @BeforeEach
  void opened() {
    given.on(LocalDate.of(2019, 6, 3));
    union = unions.found(2);
    review = given.open(union);
    assertThat(waiting()).containsExactly(Step.DRAFT_REPORT);
  }

  @Test
  void finishedAtOnceWhereNothingIsToBeFollowed() {
    given.discussed(union, review, 0);
    given.conclude(union, review);

    endedAs("finished");
  }

  @Test
  void finishedAfterTheDraftWasSentBackTwice() {
    given.draft(union, review);
    for (int i = 1; i <= 2; i++) {
      assertThat(waiting()).containsExactly(Step.APPROVE_DRAFT);
      actingAs.person(union.viceChair(), () -> drafting.sendBack(review, "Thiếu số liệu hội viên"));
      assertThat(waiting()).containsExactly(Step.DRAFT_REPORT);
      actingAs.person(union.secretaryGeneral(), () -> drafting.submitForApproval(review));
    }
    given.approve(union, review);
    assertThat(waiting()).containsExactly(Step.CONVENE);
    given.convene(union, review);
    assertThat(waiting()).containsExactly(Step.RECORD_DISCUSSION);
    given.on(Cycles.CONFERENCE);
    given.discuss(union, review, 0);
    assertThat(waiting()).containsExactly(Step.CONCLUDE);
    given.conclude(union, review);

    endedAs("finished");
  }

  @Test
  void finishedWithAllOpinionsExplained() {
    List<UUID> opinions = given.discussed(union, review, 3);
    assertThat(waiting())
        .containsExactlyInAnyOrder(
            Step.ANSWER_OPINION, Step.ANSWER_OPINION, Step.ANSWER_OPINION, Step.CONCLUDE);
    opinions.subList(0, 2).forEach(opinion -> given.explain(union, opinion));
    given.direct(union, review);
    assertThatThrownBy(() -> given.issue(union, review)).isInstanceOf(DomainException.class);
    assertThat(waiting()).containsExactlyInAnyOrder(Step.ANSWER_OPINION, Step.CONCLUDE);
    given.explain(union, opinions.getLast());
    given.issue(union, review);

    endedAs("answerReleased", "answerReleased", "answerReleased", "finished");
  }

  @Test
  void finishedAfterAnAnswerWasReopenedTwice() {
    List<UUID> opinions = given.discussed(union, review, 2);
    opinions.forEach(opinion -> given.explain(union, opinion));
    given.direct(union, review);
    actingAs.person(union.chair(), () -> concluding.reopenAnswer(opinions.getFirst()));
    assertThatThrownBy(() -> given.issue(union, review)).isInstanceOf(DomainException.class);
    given.explain(union, opinions.getFirst());
    actingAs.person(union.viceChair(), () -> answering.reopen(opinions.getFirst()));
    given.explain(union, opinions.getFirst());
    given.issue(union, review);

    endedAs("answerReleased", "answerReleased", "finished");
  }

  @Test
  void releasingTheAnswersOfOneReviewLeavesThoseOfAnotherAlone() {
    TestUnion neighbour = unions.found(1);
    UUID its = given.open(neighbour);
    given.discussed(neighbour, its, 1).forEach(opinion -> given.explain(neighbour, opinion));
    given.discussed(union, review, 1).forEach(opinion -> given.explain(union, opinion));
    given.conclude(union, review);

    endedAs("answerReleased", "finished");
    assertThat(paths.ends(its)).isEmpty();
    given.conclude(neighbour, its);
    assertThat(paths.ends(its)).containsExactly("answerReleased", "finished");
  }

  @Test
  void finishedWithTheLastFollowUpBeItCompletedOrWithdrawn() {
    given.discussed(union, review, 0);
    given.conclude(union, review, union.association(0).id(), union.association(1).id());
    List<FollowUpInfo> followUps = given.followUps(review);
    assertThat(followUps).hasSize(2);
    complete(followUps.getFirst());
    FollowUpInfo last = followUps.getLast();
    actingAs.person(officerOf(last), () -> actions.decline(last.id(), "Không đúng lĩnh vực"));
    assertThat(paths.ends(review)).isEmpty();
    actingAs.person(union.chair(), () -> decisions.withdraw(last.id(), "Không còn phù hợp"));

    endedAs("finished");
  }

  @Test
  void takenOverByTheNextReview() {
    given.discussed(union, review, 0);
    given.conclude(union, review, union.association(0).id(), union.association(1).id());
    List<FollowUpInfo> followUps = given.followUps(review);
    complete(followUps.getFirst());
    given.on(LocalDate.of(2019, 11, 18));
    UUID next = given.open(union);

    endedAs("takenOver");
    assertThat(paths.isOver(next)).isFalse();
    // A follow-up outlives its review.
    FollowUpInfo unfinished = followUps.getLast();
    assertThat(given.followUp(unfinished.id()).lifecycle()).isEqualTo(Lifecycle.ASSIGNED);
    complete(unfinished);
    assertThat(paths.ends(unfinished.id())).last().isEqualTo("completed");
    assertThat(paths.ends(review)).containsExactly("takenOver");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void noWayWasLeftOut() {
    assertThat(paths.neverTaken(Process.REVIEW)).isEmpty();
  }

  private void complete(FollowUpInfo followUp) {
    actingAs.person(
        officerOf(followUp),
        () -> actions.complete(followUp.id(), new ProgressEntry(100, "Đã tổ chức")));
    actingAs.person(union.office(), () -> actions.confirm(followUp.id()));
  }

  private UUID officerOf(FollowUpInfo followUp) {
    return union.associations().stream()
        .filter(a -> a.id().equals(followUp.leadId()))
        .findFirst()
        .orElseThrow()
        .officer();
  }

  /** What waits in this review, its associations' reports and follow-ups left aside. */
  private List<Step> waiting() {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                steps.ofCase(review).stream()
                    .filter(s -> s.endedAt() == null && s.step().process() == Process.REVIEW)
                    .map(OpenStep::step)
                    .toList()));
  }

  private void endedAs(String... ends) {
    assertThat(paths.ends(review)).containsExactly(ends);
    assertThat(paths.isOver(review)).isTrue();
    assertThat(waiting()).isEmpty();
  }
}
