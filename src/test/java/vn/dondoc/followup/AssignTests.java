package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.MovableClock;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;

@DonDocTest
class AssignTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @Autowired FollowUpSteps steps;
  @Autowired FollowUpLookup lookup;
  @Autowired FollowUpActions actions;

  @BeforeEach
  void stand() {
    clock.standAt(TestClock.START);
  }

  @Test
  void oneTogetherOneForEachNoneWithoutTask() {
    TestUnion union = unions.found(3);
    List<UUID> units = union.associations().stream().map(TestAssociation::id).toList();
    IssuedConclusion conclusion = new IssuedConclusion(jdbc, union, clock.instant());
    UUID together =
        conclusion.together("Phối hợp", LocalDate.of(2019, 9, 30), union.id(), union.partner());
    UUID each = conclusion.each("Báo cáo", null, units);
    UUID noTask = conclusion.noTask("Tăng cường phối hợp");
    conclusion.assign(transaction, steps);

    transaction.executeWithoutResult(
        status -> {
          assertThat(lookup.ofDirective(together))
              .singleElement()
              .satisfies(
                  f -> {
                    assertThat(f.leadId()).isEqualTo(union.id());
                    assertThat(f.timeliness()).isEqualTo(Timeliness.WITHIN);
                  });
          assertThat(lookup.ofDirective(each))
              .extracting(FollowUpInfo::leadId)
              .containsExactlyInAnyOrderElementsOf(units);
          assertThat(lookup.ofDirective(each))
              .extracting(FollowUpInfo::timeliness)
              .containsOnly(Timeliness.WITHOUT_DEADLINE);
          assertThat(lookup.ofDirective(noTask)).isEmpty();
          assertThat(lookup.ofReview(conclusion.reviewId)).hasSize(4);
          assertThat(lookup.unfinished(conclusion.reviewId)).hasSize(4);
          assertThat(steps.unfinished(conclusion.reviewId)).isTrue();
        });
    UUID unionsOwn = transaction.execute(status -> lookup.ofDirective(together).getFirst().id());
    // The union as lead is acted for by the secretary-general.
    actingAs.person(union.secretaryGeneral(), () -> actions.acknowledge(unionsOwn));
    assertThat(stepsOf(conclusion.reviewId))
        .as("four to acknowledge, one to carry out and the partner's part of it")
        .isEqualTo(6);
  }

  @Test
  void nothingToFollowWhereEverythingIsWithoutTask() {
    TestUnion union = unions.found(1);
    IssuedConclusion conclusion = new IssuedConclusion(jdbc, union, clock.instant());
    conclusion.noTask("Tăng cường phối hợp");
    conclusion.assign(transaction, steps);
    transaction.executeWithoutResult(
        status -> assertThat(steps.unfinished(conclusion.reviewId)).isFalse());
  }

  /** Twenty directives for fifty associations: a thousand processes in one transaction, or none. */
  @Test
  void aThousandAtOnceOrNone() {
    TestUnion union = unions.found(50);
    List<UUID> units = union.associations().stream().map(TestAssociation::id).toList();
    IssuedConclusion conclusion = new IssuedConclusion(jdbc, union, clock.instant());
    for (int i = 1; i <= 20; i++) {
      conclusion.each("Nội dung " + i, LocalDate.of(2019, 9, 30), units);
    }
    transaction.executeWithoutResult(
        status -> {
          steps.assign(conclusion.reviewId);
          status.setRollbackOnly();
        });
    assertThat(count(conclusion.reviewId)).isZero();
    assertThat(stepsOf(conclusion.reviewId)).isZero();

    long start = System.nanoTime();
    conclusion.assign(transaction, steps);
    System.out.printf(
        "1,000 follow-ups assigned in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    assertThat(count(conclusion.reviewId)).isEqualTo(1_000);
    assertThat(stepsOf(conclusion.reviewId)).isEqualTo(1_000);
  }

  private int count(UUID reviewId) {
    return jdbc.sql("select count(*) from follow_up where review_id = ?")
        .param(reviewId)
        .query(Integer.class)
        .single();
  }

  private int stepsOf(UUID reviewId) {
    return jdbc.sql("select count(*) from step where case_id = ?")
        .param(reviewId)
        .query(Integer.class)
        .single();
  }
}
