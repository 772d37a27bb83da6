package vn.dondoc.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.OrganisationRegister.OrganisationDetails;
import vn.dondoc.organisation.OrganisationRegister.PersonDetails;
import vn.dondoc.organisation.OrganisationRegister.PostDetails;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Who may read and who may keep the register, post by post. */
@DonDocTest
class RegisterAccessTests {
  private static final LocalDate DAY = LocalDate.of(2019, 6, 1);
  private static final Set<Post> READERS =
      EnumSet.of(
          Post.CHAIR,
          Post.STANDING_VICE_CHAIR,
          Post.SECRETARY_GENERAL,
          Post.CHIEF_OF_OFFICE,
          Post.OFFICE,
          Post.ADMINISTRATOR);

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired OrganisationRegister register;
  @Autowired RegisterReading reading;
  @Autowired Accounts accounts;

  @ParameterizedTest
  @EnumSource
  void onlyTheAdministratorKeepsTheRegister(Post post) {
    acts()
        .forEach(
            (name, act) -> {
              TestUnion union = unions.found(2);
              actingAs.person(
                  holder(union, post),
                  () -> {
                    if (post == Post.ADMINISTRATOR) {
                      assertThatCode(() -> act.accept(union, union))
                          .as(name)
                          .doesNotThrowAnyException();
                    } else {
                      assertThatThrownBy(() -> act.accept(union, union))
                          .as(name)
                          .isInstanceOfAny(NotAllowed.class, NotFound.class);
                    }
                  });
            });
  }

  @ParameterizedTest
  @EnumSource
  void nobodyKeepsTheRegisterOfAnotherUnion(Post post) {
    TestUnion own = unions.found(2);
    TestUnion other = unions.found(2);
    acts()
        .forEach(
            (name, act) ->
                actingAs.person(
                    holder(own, post),
                    () ->
                        assertThatThrownBy(() -> act.accept(other, own))
                            .as(name)
                            .isInstanceOfAny(NotAllowed.class, NotFound.class)));
  }

  @ParameterizedTest
  @EnumSource
  void whoReadsTheRegister(Post post) {
    TestUnion union = unions.found(2);
    TestUnion other = unions.found(1);
    UUID own = union.association(0).id();
    boolean association = post.existsIn(OrganisationKind.ASSOCIATION) && post != Post.OTHER;
    actingAs.person(
        holder(union, post),
        () -> {
          allowed(READERS.contains(post), () -> reading.organisations(union.id()));
          allowed(READERS.contains(post), () -> reading.organisation(union.association(1).id()));
          allowed(READERS.contains(post), () -> reading.posts(union.association(1).id()));
          allowed(READERS.contains(post) || association, () -> reading.organisation(own));
          allowed(READERS.contains(post) || association, () -> reading.posts(own));
          allowed(post == Post.ADMINISTRATOR, () -> reading.people(union.id()));
          allowed(false, () -> reading.organisations(other.id()));
          allowed(false, () -> reading.organisation(other.association(0).id()));
          allowed(false, () -> reading.posts(other.id()));
          allowed(false, () -> reading.people(other.id()));
        });
  }

  @Test
  void theRegisterOfOneUnionHoldsNothingOfTheOther() {
    TestUnion union = unions.found(2);
    TestUnion other = unions.found(2);
    actingAs.person(
        union.administrator(),
        () -> {
          assertThat(reading.organisations(union.id()))
              .extracting(row -> row.organisation().id())
              .hasSize(4)
              .doesNotContain(other.id(), other.association(0).id(), other.partner());
          assertThat(reading.people(union.id()))
              .extracting(RegisterReading.PersonRow::id)
              .contains(union.chair(), union.association(1).officer())
              .doesNotContain(other.chair(), other.association(1).officer());
        });
  }

  @Test
  void nobodyTakesOverAPersonOfAnotherUnion() {
    TestUnion union = unions.found(1);
    TestUnion other = unions.found(1);
    actingAs.person(
        union.administrator(),
        () ->
            assertThatThrownBy(
                    () ->
                        register.appoint(
                            other.chair(),
                            new PostDetails(union.id(), Post.OFFICE, null, null, DAY, null)))
                .isInstanceOf(NotFound.class));
  }

  @Test
  void aPostFromAboveMansAUnionBelow() {
    TestUnion federation = unions.found(0);
    actingAs.person(
        federation.administrator(),
        () -> {
          UUID below =
              register.add(
                  federation.id(),
                  OrganisationKind.UNION,
                  "Liên hiệp dưới",
                  OrganisationDetails.NONE);
          UUID first =
              register.addPerson(
                  below,
                  new PersonDetails("Người đầu tiên", "", "", "ông"),
                  new PostDetails(below, Post.ADMINISTRATOR, null, null, DAY, null));
          actingAs.person(
              first,
              () -> {
                assertThatCode(() -> reading.people(below)).doesNotThrowAnyException();
                assertThatThrownBy(() -> reading.people(federation.id()))
                    .isInstanceOf(NotAllowed.class);
              });
        });
  }

  /** Every act of the register, on things of the first union, with a person of the second. */
  private Map<String, BiConsumer<TestUnion, TestUnion>> acts() {
    Map<String, BiConsumer<TestUnion, TestUnion>> acts = new LinkedHashMap<>();
    acts.put(
        "add",
        (u, p) ->
            register.add(u.id(), OrganisationKind.ASSOCIATION, "Hội", OrganisationDetails.NONE));
    acts.put(
        "describe", (u, p) -> register.describe(u.association(0).id(), OrganisationDetails.NONE));
    acts.put("rename", (u, p) -> register.rename(u.association(0).id(), "Hội mới", DAY));
    acts.put("dissolve", (u, p) -> register.dissolve(u.association(0).id(), DAY));
    acts.put("merge", (u, p) -> register.merge(u.association(0).id(), u.association(1).id(), DAY));
    acts.put("addPerson", (u, p) -> register.addPerson(u.id(), "Người mới", null, null, false));
    acts.put(
        "addPerson with a post",
        (u, p) ->
            register.addPerson(
                u.id(),
                new PersonDetails("Người mới", null, null, "bà"),
                new PostDetails(u.id(), Post.OFFICE, null, null, DAY, null)));
    acts.put(
        "changePerson",
        (u, p) ->
            register.changePerson(
                u.id(), u.chair(), new PersonDetails("Tên khác", null, null, "ông")));
    acts.put(
        "appoint",
        (u, p) ->
            register.appoint(
                p.committeeMember(), new PostDetails(u.id(), Post.OFFICE, null, null, DAY, null)));
    acts.put("invite", (u, p) -> accounts.invite(u.id(), u.office()));
    return acts;
  }

  private UUID holder(TestUnion union, Post post) {
    return switch (post) {
      case ASSOCIATION_HEAD -> union.association(0).head();
      case ASSOCIATION_VICE_HEAD -> union.association(0).viceHead();
      case ASSOCIATION_OFFICER -> union.association(0).officer();
      case CHAIR_DELEGATE, UNION_DELEGATE -> unions.person("Delegate", union.id(), post);
      case OTHER -> unions.person("Other", union.id(), Post.OTHER);
      default -> union.in(post);
    };
  }

  private static void allowed(boolean expected, Runnable read) {
    if (expected) {
      assertThatCode(read::run).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(read::run).isInstanceOf(NotAllowed.class);
    }
  }
}
