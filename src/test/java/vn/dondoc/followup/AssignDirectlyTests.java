package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.conclusion.Warning;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Assigning outside of a review. */
@DonDocTest
@Import(AssignDirectlyTests.Heard.class)
class AssignDirectlyTests {
  private static final LocalDate DUE = LocalDate.of(2019, 9, 30);

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpReading reading;
  @Autowired FollowUpSearch search;
  @Autowired FollowUpActions actions;
  @Autowired Heard heard;

  private TestUnion union;

  /** What the others are told. */
  static class Heard {
    final List<FollowUpsAssigned> events = new ArrayList<>();

    @EventListener
    void on(FollowUpsAssigned event) {
      events.add(event);
    }
  }

  @BeforeEach
  void stand() {
    clock.standAt(TestClock.START);
    union = unions.found(3);
    heard.events.clear();
  }

  @Test
  void toAllAssociationsEachForItself() {
    List<UUID> units = union.associations().stream().map(TestAssociation::id).toList();
    List<UUID> made = asChair(assignment(To.each(units), DUE));

    assertThat(made).hasSize(3);
    assertThat(heard.events).containsExactly(new FollowUpsAssigned(made));
    assertThat(
            jdbc.sql("select distinct assignment_id from follow_up where id in (:ids)")
                .param("ids", made)
                .query(UUID.class)
                .list())
        .as("one assignment")
        .singleElement()
        .isNotNull();
    UUID assignment =
        actingAs.person(union.chair(), () -> assigning.assignmentOf(made.get(1))).orElseThrow();
    asChair(assignment(To.each(units), DUE));
    FollowUpFilter these = FollowUpFilter.ALL.with().assignmentId(assignment).filter();
    assertThat(actingAs.person(union.chair(), () -> search.list(these)))
        .extracting(FollowUpRow::id)
        .containsExactlyInAnyOrderElementsOf(made);
    for (int i = 0; i < 3; i++) {
      UUID id = made.get(i);
      FollowUpView followUp =
          actingAs.person(union.association(i).officer(), () -> reading.get(id));
      assertThat(followUp.lead().id()).isEqualTo(union.association(i).id());
      assertThat(followUp.reviewId()).isNull();
      assertThat(followUp.dueOn()).isEqualTo(DUE);
      assertThat(followUp.originalDueOn()).isEqualTo(DUE);
      assertThat(followUp.history())
          .singleElement()
          .satisfies(h -> assertThat(h.post()).isEqualTo(Post.CHAIR));
      actingAs.person(union.association(i).officer(), () -> actions.acknowledge(id));
    }
  }

  @Test
  void togetherWithALeadTheOfficeForTheChair() {
    Assignment assignment =
        new Assignment(
            union.id(),
            "  Góp ý dự thảo  ",
            "Tư vấn phản biện",
            To.together(
                union.association(0).id(), List.of(union.association(1).id(), union.partner())),
            null,
            LocalDate.of(2019, 9, 20),
            new Assignment.Source(
                SourceKind.TELEPHONE, "Sở gọi sáng nay", null, LocalDate.of(2019, 6, 3)));
    List<UUID> made = actingAs.person(union.office(), () -> assigning.assign(assignment));

    FollowUpView followUp = actingAs.person(union.chair(), () -> reading.get(made.getFirst()));
    assertThat(made).hasSize(1);
    assertThat(followUp.text()).isEqualTo("Góp ý dự thảo");
    assertThat(followUp.field()).isEqualTo("Tư vấn phản biện");
    assertThat(followUp.coordinating()).hasSize(2);
    assertThat(followUp.dueOn()).isNull();
    assertThat(followUp.partDueOn()).isEqualTo(LocalDate.of(2019, 9, 20));
    assertThat(followUp.history())
        .singleElement()
        .satisfies(h -> assertThat(h.post()).isEqualTo(Post.OFFICE));
    assertThat(
            jdbc.sql(
                    "select source_kind || ' ' || source_words || ' ' || source_on from follow_up where id = ?")
                .param(made.getFirst())
                .query(String.class)
                .single())
        .isEqualTo("TELEPHONE Sở gọi sáng nay 2019-06-03");
  }

  @Test
  void whoeverElseMayNot() {
    Assignment assignment = assignment(To.each(List.of(union.association(0).id())), DUE);
    for (UUID person :
        List.of(
            union.viceChair(),
            union.secretaryGeneral(),
            union.administrator(),
            union.association(0).head(),
            unions.found(1).chair())) {
      assertThatThrownBy(() -> actingAs.person(person, () -> assigning.assign(assignment)))
          .isInstanceOf(NotAllowed.class);
    }
  }

  @Test
  void whatIsRefusedSaysWhy() {
    UUID unit = union.association(0).id();
    UUID gone = union.association(1).id();
    jdbc.sql("update organisation set dissolved_on = ? where id = ?")
        .params(LocalDate.of(2019, 6, 3), gone)
        .update();
    UUID elsewhere = unions.found(1).association(0).id();
    To one = To.each(List.of(unit));
    refused(
        "assign.textMissing",
        () -> with(a -> new Assignment(a.holderId(), "  ", null, one, DUE, null, a.source())));
    refused(
        "assign.sourceMissing",
        () ->
            with(
                a ->
                    new Assignment(
                        a.holderId(),
                        a.text(),
                        null,
                        one,
                        DUE,
                        null,
                        new Assignment.Source(SourceKind.MEETING, " ", null, null))));
    refused(
        "assign.sourceInFuture",
        () ->
            with(
                a ->
                    new Assignment(
                        a.holderId(),
                        a.text(),
                        null,
                        one,
                        DUE,
                        null,
                        new Assignment.Source(
                            SourceKind.MEETING, "Giao ban", null, LocalDate.of(2019, 12, 1)))));
    refused("assign.duePast", () -> assignment(one, LocalDate.of(2019, 6, 2)));
    refused(
        "assign.partAfterDue",
        () ->
            with(
                a ->
                    new Assignment(
                        a.holderId(),
                        a.text(),
                        null,
                        To.together(unit, List.of(union.partner())),
                        DUE,
                        DUE.plusDays(1),
                        a.source())));
    refused("assign.unitsMissing", () -> assignment(To.each(List.of()), DUE));
    refused("assign.leadMissing", () -> assignment(To.together(null, List.of(unit)), DUE));
    refused("followUp.leadCoordinates", () -> assignment(To.together(unit, List.of(unit)), DUE));
    refused("followUp.unitUnknown", () -> assignment(To.each(List.of(unit, gone)), DUE));
    refused("followUp.unitUnknown", () -> assignment(To.each(List.of(unit, elsewhere)), DUE));
    assertThat(
            jdbc.sql("select count(*) from follow_up where holder_id = ?")
                .param(union.id())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aDayOffAndAYearMistypedAreWarnedOf() {
    List<Warning> warnings =
        actingAs.person(
            union.chair(),
            () ->
                assigning.warnings(
                    union.id(), LocalDate.of(2029, 9, 30), LocalDate.of(2019, 9, 28)));
    assertThat(warnings)
        .extracting(Warning::key)
        .containsExactly(
            "assign.warning.dayOff", "assign.warning.far", "assign.warning.partDayOff");
    assertThat(actingAs.person(union.chair(), () -> assigning.warnings(union.id(), DUE, null)))
        .isEmpty();
    assertThat(actingAs.person(union.office(), () -> assigning.units(union.id())))
        .extracting(OrganisationInfo::id)
        .contains(union.id(), union.partner(), union.association(0).id());
  }

  private void refused(String key, java.util.function.Supplier<Assignment> assignment) {
    assertThatThrownBy(() -> asChair(assignment.get()))
        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private Assignment with(Function<Assignment, Assignment> change) {
    return change.apply(assignment(To.each(List.of(union.association(0).id())), DUE));
  }

  private Assignment assignment(To to, @Nullable LocalDate dueOn) {
    return new Assignment(
        union.id(),
        "Góp ý dự thảo quy định quản lý kiến trúc thị trấn.",
        null,
        to,
        dueOn,
        null,
        new Assignment.Source(
            SourceKind.DOCUMENT, "Công văn của UBND tỉnh", "12/UBND", LocalDate.of(2019, 6, 1)));
  }

  private List<UUID> asChair(Assignment assignment) {
    return Objects.requireNonNull(
        actingAs.person(union.chair(), () -> assigning.assign(assignment)));
  }
}
