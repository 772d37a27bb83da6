package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Nobody confirms what they, or somebody they stand in for, or their deputy has reported. */
@DonDocTest
class StandingInTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpReading reading;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private TestUnion union;
  private UUID followUp;

  @BeforeEach
  void assigned() {
    clock.standAt(TestClock.START);
    union = unions.found(1);
    followUp =
        actingAs
            .person(
                union.chair(),
                () ->
                    assigning.assign(
                        new Assignment(
                            union.id(),
                            "Tổ chức hội thảo",
                            null,
                            Assignment.To.together(union.association(0).id(), List.of()),
                            LocalDate.of(2019, 6, 28),
                            null,
                            new Assignment.Source(
                                SourceKind.TELEPHONE, "Gọi", null, LocalDate.of(2019, 6, 3)))))
            .getFirst();
  }

  @Test
  void theDeputyDoesNotConfirmWhatTheAbsentHasReported() {
    UUID deputy = unions.person("Deputy", union.id(), Post.OTHER);
    standIn(deputy, union.office());
    actingAs.person(
        union.office(),
        () ->
            actions.complete(
                followUp,
                new ProgressEntry(100, "Đã xong"),
                java.util.Set.of(),
                new OnBehalf("Điện thoại")));
    refused(deputy);
    confirmed(union.chiefOfOffice());
  }

  @Test
  void theAbsentDoesNotConfirmWhatTheDeputyHasReported() {
    UUID deputy = unions.person("Deputy", union.id(), Post.OTHER);
    standIn(deputy, union.office());
    actingAs.person(
        deputy,
        () ->
            actions.complete(
                followUp,
                new ProgressEntry(100, "Đã xong"),
                java.util.Set.of(),
                new OnBehalf("Điện thoại")));
    refused(union.office());
    refused(deputy);
    // Nor does who stands in for the same person besides.
    UUID second = unions.person("Second deputy", union.id(), Post.OTHER);
    standIn(second, union.office());
    refused(second);
    confirmed(union.chiefOfOffice());
  }

  /** As whoever they stand in for would: the own absence is no reason for others to wait. */
  @Test
  void theDeputyConfirmsWhatOthersHaveReported() {
    UUID deputy = unions.person("Deputy", union.id(), Post.OTHER);
    standIn(deputy, union.office());
    actingAs.person(
        union.association(0).officer(),
        () -> actions.complete(followUp, new ProgressEntry(100, "Đã xong")));
    confirmed(deputy);
    assertThat(view(union.chair()).history().getFirst().deputyFor()).startsWith("OFFICE");
  }

  private void refused(UUID person) {
    assertThat(view(person).acts()).doesNotContain(FollowUpView.Act.CONFIRM);
    assertThatThrownBy(() -> actingAs.person(person, () -> actions.confirm(followUp)))
        .isInstanceOfSatisfying(
            DomainException.class, e -> assertThat(e.key()).isEqualTo("followUp.ownCompletion"));
  }

  private void confirmed(UUID person) {
    assertThat(view(person).acts()).contains(FollowUpView.Act.CONFIRM);
    actingAs.person(person, () -> actions.confirm(followUp));
    assertThat(view(person).lifecycle()).isEqualTo(Lifecycle.COMPLETED);
  }

  private FollowUpView view(UUID person) {
    return actingAs.person(person, () -> reading.get(followUp));
  }

  private void standIn(UUID deputy, UUID absent) {
    jdbc.sql(
            """
            insert into appointment (id, person_id, organisation_id, post, from_day, until_day, deputy_of, version)
            select gen_random_uuid(), :deputy, organisation_id, post, date '2019-06-01', date '2019-06-30', id, 0
            from appointment where person_id = :absent
            """)
        .param("deputy", deputy)
        .param("absent", absent)
        .update();
  }
}
