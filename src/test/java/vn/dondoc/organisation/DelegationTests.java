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
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.organisation.Delegation.Candidate;
import vn.dondoc.organisation.Delegation.Delegate;
import vn.dondoc.organisation.OrganisationRegister.PostDetails;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** The chair names for a time who decides in the chair's place or acts for the union. */
@DonDocTest
class DelegationTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired Delegation delegation;
  @Autowired OrganisationRegister register;
  @Autowired Access access;

  private TestUnion union;
  private LocalDate today;

  @BeforeEach
  void found() {
    clock.standAt(TestClock.START);
    today = Days.today(clock);
    union = unions.found(1);
  }

  @Test
  void whoIsNamedDecidesFromTheDayToTheDay() {
    UUID person = union.viceChair();
    name(person, Post.CHAIR_DELEGATE, today.plusDays(1), today.plusDays(3));
    assertThat(may(person, Right.DECIDE)).as("the day before").isFalse();
    clock.standAt(TestClock.START.plus(Duration.ofDays(1)));
    assertThat(may(person, Right.DECIDE)).isTrue();
    assertThat(actingAs.person(person, () -> access.require(Right.DECIDE, union.id())).post())
        .isEqualTo(Post.CHAIR_DELEGATE);
    assertThat(may(person, Right.CONCLUDE)).as("only what is delegated").isFalse();
    assertThat(may(person, Right.NAME_DELEGATE)).isFalse();
    clock.standAt(TestClock.START.plus(Duration.ofDays(3)));
    assertThat(may(person, Right.DECIDE)).as("the last day").isTrue();
    clock.standAt(TestClock.START.plus(Duration.ofDays(4)));
    assertThat(may(person, Right.DECIDE)).as("the day after").isFalse();
  }

  @Test
  void someoneOfAnAssociationActsForTheUnion() {
    UUID person = union.association(0).officer();
    name(person, Post.UNION_DELEGATE, today, today.plusYears(1));
    assertThat(may(person, Right.ACT_FOR_UNIT)).isTrue();
    assertThat(may(person, Right.DECIDE)).isFalse();
  }

  @Test
  void endingItTakesTheRightAway() {
    UUID person = union.viceChair();
    UUID id = name(person, Post.CHAIR_DELEGATE, today, today.plusDays(30));
    clock.standAt(TestClock.START.plus(Duration.ofDays(5)));
    actingAs.person(union.chair(), () -> delegation.end(id));
    assertThat(may(person, Right.DECIDE)).isFalse();
    assertThat(list()).singleElement().extracting(Delegate::until).isEqualTo(today.plusDays(4));
    refused("delegation.ended", () -> actingAs.person(union.chair(), () -> delegation.end(id)));

    UUID later = name(person, Post.CHAIR_DELEGATE, today.plusDays(10), today.plusDays(12));
    actingAs.person(union.chair(), () -> delegation.end(later));
    assertThat(list()).as("what never began is gone").hasSize(1);
  }

  @Test
  void whatIsRefusedSaysWhy() {
    UUID person = union.viceChair();
    LocalDate last = today.plusDays(9);
    refused("delegation.postOther", () -> name(person, Post.CHAIR, today, last));
    refused(
        "delegation.fromPast", () -> name(person, Post.CHAIR_DELEGATE, today.minusDays(1), last));
    refused(
        "appointment.endsBeforeItBegins",
        () -> name(person, Post.CHAIR_DELEGATE, today, today.minusDays(1)));
    refused(
        "delegation.tooLong",
        () -> name(person, Post.CHAIR_DELEGATE, today, today.plusYears(1).plusDays(1)));
    refused("delegation.self", () -> name(union.chair(), Post.CHAIR_DELEGATE, today, last));
    TestUnion elsewhere = unions.found(1);
    for (UUID other : List.of(elsewhere.viceChair(), unions.stranger(), UUID.randomUUID())) {
      refused("delegation.personElsewhere", () -> name(other, Post.CHAIR_DELEGATE, today, last));
    }
    name(person, Post.CHAIR_DELEGATE, today, last);
    refused("delegation.already", () -> name(person, Post.CHAIR_DELEGATE, last, last.plusDays(5)));
    name(person, Post.UNION_DELEGATE, today, last);
    assertThat(list()).hasSize(2);
  }

  @Test
  void onlyTheChairOfTheUnionNames() {
    TestUnion elsewhere = unions.found(0);
    for (UUID person :
        List.of(union.office(), union.viceChair(), union.administrator(), elsewhere.chair())) {
      assertThatThrownBy(
              () ->
                  actingAs.person(
                      person,
                      () ->
                          delegation.name(
                              union.id(), union.office(), Post.CHAIR_DELEGATE, today, today)))
          .isInstanceOf(NotAllowed.class);
    }
    UUID id = name(union.office(), Post.CHAIR_DELEGATE, today, today);
    assertThatThrownBy(() -> actingAs.person(elsewhere.chair(), () -> delegation.end(id)))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void theAdministratorCannotGiveThesePosts() {
    for (Post post : List.of(Post.CHAIR_DELEGATE, Post.UNION_DELEGATE)) {
      refused(
          "appointment.namedByChair",
          () ->
              actingAs.person(
                  union.administrator(),
                  () ->
                      register.appoint(
                          union.administrator(),
                          new PostDetails(union.id(), post, null, null, today, today))));
    }
  }

  @Test
  void theOnesToChooseFromHaveAPostToday() {
    assertThat(actingAs.person(union.chair(), () -> delegation.candidates(union.id())))
        .extracting(Candidate::personId)
        .contains(union.viceChair(), union.association(0).officer())
        .doesNotContain(union.chair())
        .doesNotHaveDuplicates();
  }

  private void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private List<Delegate> list() {
    return actingAs.person(union.chair(), () -> delegation.list(union.id()));
  }

  private boolean may(UUID person, Right right) {
    return actingAs.person(person, () -> access.may(right, union.id()));
  }

  private UUID name(UUID person, Post post, LocalDate from, LocalDate until) {
    return actingAs.person(
        union.chair(), () -> delegation.name(union.id(), person, post, from, until));
  }
}
