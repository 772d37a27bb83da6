package vn.dondoc.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Deputies.Candidate;
import vn.dondoc.organisation.Deputies.PostOf;
import vn.dondoc.organisation.Deputies.StandIn;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Who stands in for somebody during an absence. */
@DonDocTest
class DeputiesTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired Deputies deputies;
  @Autowired OrganisationRegister register;
  @Autowired Access access;
  @Autowired JdbcClient jdbc;

  private TestUnion union;
  private LocalDate today;
  private UUID absent;
  private UUID deputy;
  private UUID association;

  @BeforeEach
  void found() {
    clock.standAt(TestClock.START);
    today = Days.today(clock);
    union = unions.found(2);
    absent = union.association(0).officer();
    deputy = union.office();
    association = union.association(0).id();
  }

  @Test
  void aDeputyHasTheRightsFromTheDayToTheDayAndItIsKnownWhose() {
    name(deputy, today.plusDays(1), today.plusDays(3));
    assertThat(mayActForUnit()).as("the day before").isFalse();
    day(1);
    Actor actor = actingAs.person(deputy, () -> access.require(Right.ACT_FOR_UNIT, association));
    assertThat(actor.deputyFor()).isEqualTo(absent);
    assertThat(actor.post()).isEqualTo(Post.ASSOCIATION_OFFICER);
    assertThat(actingAs.person(absent, () -> access.may(Right.ACT_FOR_UNIT, association)))
        .as("who is absent keeps their rights")
        .isTrue();
    day(3);
    assertThat(mayActForUnit()).as("the last day").isTrue();
    day(4);
    assertThat(mayActForUnit()).as("the day after").isFalse();
  }

  @Test
  void eachOwnPostInWhichTheyCanIsStoodInFor() {
    register(absent, union.id(), Post.SECRETARY_GENERAL);
    register(absent, union.id(), Post.COMMITTEE_MEMBER);
    name(deputy, today, today.plusDays(3));
    assertThat(mine())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.personId()).isEqualTo(deputy);
              assertThat(s.posts())
                  .extracting(PostOf::post)
                  .containsExactlyInAnyOrder(Post.ASSOCIATION_OFFICER, Post.SECRETARY_GENERAL);
            });
    assertThat(actingAs.person(deputy, deputies::iStandInFor))
        .singleElement()
        .satisfies(s -> assertThat(s.personId()).isEqualTo(absent));
    end(mine().getFirst().id());
    assertThat(mine()).as("what began today is gone").isEmpty();

    // The head of the association is no one's colleague in the union.
    name(union.association(0).head(), today, today.plusDays(3));
    assertThat(mine().getFirst().posts())
        .extracting(PostOf::post)
        .containsExactly(Post.ASSOCIATION_OFFICER);
  }

  @Test
  void onlyColleaguesWithAnAddressAndTheOfficeCan() {
    UUID unreachable = unions.person("No address", association, Post.ASSOCIATION_OFFICER);
    jdbc.sql("update person set email = null where id = ?").param(unreachable).update();
    UUID guest = unions.person("Guest", association, Post.OTHER);
    TestUnion elsewhere = unions.found(1);
    assertThat(actingAs.person(absent, deputies::candidates))
        .extracting(Candidate::personId)
        .containsExactlyInAnyOrder(
            union.association(0).head(),
            union.association(0).viceHead(),
            union.office(),
            union.chiefOfOffice());
    for (UUID other :
        List.of(
            unreachable,
            guest,
            union.viceChair(),
            union.association(1).officer(),
            elsewhere.office(),
            unions.stranger(),
            UUID.randomUUID())) {
      refused("deputy.personElsewhere", () -> name(other, today, today));
    }
  }

  @Test
  void whatIsRefusedSaysWhy() {
    LocalDate last = today.plusDays(9);
    refused("deputy.self", () -> name(absent, today, last));
    refused("deputy.fromPast", () -> name(deputy, today.minusDays(1), last));
    refused("appointment.endsBeforeItBegins", () -> name(deputy, today, today.minusDays(1)));
    refused("deputy.tooLong", () -> name(deputy, today, today.plusYears(1).plusDays(1)));
    name(deputy, today, last);
    refused("deputy.already", () -> name(union.association(0).head(), last, last.plusDays(5)));
    name(union.association(0).head(), last.plusDays(1), last.plusDays(5));
    refused(
        "deputy.absentToo",
        () ->
            actingAs.person(union.association(0).head(), () -> deputies.name(absent, today, last)));
  }

  @Test
  void theChairAndTheAdministratorNameNobody() {
    for (UUID person :
        List.of(union.chair(), union.administrator(), union.committeeMember(), unions.stranger())) {
      refused(
          "deputy.noPost",
          () -> actingAs.person(person, () -> deputies.name(union.office(), today, today)));
      assertThat(actingAs.person(person, deputies::posts)).isEmpty();
    }
  }

  @Test
  void aDeputyNamesNoFurtherDeputy() {
    name(deputy, today, today.plusDays(3));
    assertThat(actingAs.person(deputy, deputies::posts))
        .extracting(PostOf::post)
        .containsExactly(Post.OFFICE);
  }

  @Test
  void endingItTakesTheRightAwayFromTodayOn() {
    UUID id = name(deputy, today, today.plusDays(30));
    day(5);
    end(id);
    assertThat(mayActForUnit()).isFalse();
    assertThat(mine()).singleElement().extracting(StandIn::until).isEqualTo(today.plusDays(4));
    refused("deputy.ended", () -> end(id));
    assertThatThrownBy(() -> actingAs.person(deputy, () -> deputies.end(id)))
        .as("only who is absent ends it")
        .isInstanceOf(NotFound.class);
  }

  @Test
  void itEndsWithThePost() {
    name(deputy, today, today.plusDays(30));
    actingAs.person(
        union.administrator(), () -> register.endAppointment(postOf(absent), today.plusDays(2)));
    assertThat(mine()).singleElement().extracting(StandIn::until).isEqualTo(today.plusDays(2));
    day(3);
    assertThat(mayActForUnit()).isFalse();
  }

  @Test
  void neverBeyondTheKnownEndOfThePost() {
    actingAs.person(
        union.administrator(), () -> register.endAppointment(postOf(absent), today.plusDays(2)));
    name(deputy, today, today.plusDays(30));
    assertThat(mine()).singleElement().extracting(StandIn::until).isEqualTo(today.plusDays(2));
    end(mine().getFirst().id());
    refused("deputy.noPost", () -> name(deputy, today.plusDays(3), today.plusDays(4)));
  }

  @Test
  void whoLeavesTheOfficeStandsInNoLonger() {
    name(deputy, today, today.plusDays(30));
    actingAs.person(
        union.administrator(), () -> register.endAppointment(postOf(deputy), today.plusDays(4)));
    assertThat(mine()).singleElement().extracting(StandIn::until).isEqualTo(today.plusDays(4));
  }

  private UUID postOf(UUID person) {
    return jdbc.sql("select id from appointment where person_id = ? and deputy_of is null")
        .param(person)
        .query(UUID.class)
        .single();
  }

  private void register(UUID person, UUID organisation, Post post) {
    actingAs.person(
        union.administrator(),
        () ->
            register.appoint(
                person, organisation, post, null, null, today.minusDays(1), null, false));
  }

  private void day(int days) {
    clock.standAt(TestClock.START.plus(Duration.ofDays(days)));
  }

  private boolean mayActForUnit() {
    return actingAs.person(deputy, () -> access.may(Right.ACT_FOR_UNIT, association));
  }

  private UUID name(UUID person, LocalDate from, LocalDate until) {
    return actingAs.person(absent, () -> deputies.name(person, from, until));
  }

  private void end(UUID id) {
    actingAs.person(absent, () -> deputies.end(id));
  }

  private List<StandIn> mine() {
    return actingAs.person(absent, deputies::mine);
  }

  private static void refused(
      String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.key()).isEqualTo(key));
  }
}
