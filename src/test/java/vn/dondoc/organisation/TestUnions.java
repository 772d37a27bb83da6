package vn.dondoc.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes unions with all their posts filled, for tests: straight into the tables, since nobody may
 * do so otherwise.
 */
@Component
@Transactional
public class TestUnions {
  private static final LocalDate LONG_AGO = LocalDate.of(2016, 1, 1);
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A union: whoever holds a post in it, its associations, one partner without an account. */
  public record TestUnion(
      UUID id, Map<Post, UUID> people, List<TestAssociation> associations, UUID partner) {
    public UUID in(Post post) {
      return java.util.Objects.requireNonNull(people.get(post), post::name);
    }

    public UUID chair() {
      return in(Post.CHAIR);
    }

    public UUID viceChair() {
      return in(Post.STANDING_VICE_CHAIR);
    }

    public UUID secretaryGeneral() {
      return in(Post.SECRETARY_GENERAL);
    }

    public UUID office() {
      return in(Post.OFFICE);
    }

    /** A second person with the rights of the office. */
    public UUID chiefOfOffice() {
      return in(Post.CHIEF_OF_OFFICE);
    }

    public UUID committeeMember() {
      return in(Post.COMMITTEE_MEMBER);
    }

    public UUID administrator() {
      return in(Post.ADMINISTRATOR);
    }

    public TestAssociation association(int index) {
      return associations.get(index);
    }
  }

  public record TestAssociation(UUID id, String name, UUID head, UUID viceHead, UUID officer) {}

  private final OrganisationRepository organisations;
  private final PersonRepository people;
  private final AppointmentRepository appointments;

  TestUnions(
      OrganisationRepository organisations,
      PersonRepository people,
      AppointmentRepository appointments) {
    this.organisations = organisations;
    this.people = people;
    this.appointments = appointments;
  }

  public TestUnion found(int associations) {
    int number = COUNT.incrementAndGet();
    Organisation union = new Organisation(null, OrganisationKind.UNION, "Liên hiệp Hội " + number);
    union.shortName = "Liên hiệp Hội";
    union.symbol = "LHH" + number;
    union.place = "Lạng Sơn";
    organisations.save(union);
    Map<Post, UUID> holders = new EnumMap<>(Post.class);
    for (Post post :
        List.of(
            Post.CHAIR,
            Post.STANDING_VICE_CHAIR,
            Post.SECRETARY_GENERAL,
            Post.CHIEF_OF_OFFICE,
            Post.OFFICE,
            Post.STANDING_BOARD_MEMBER,
            Post.COMMITTEE_MEMBER,
            Post.ADMINISTRATOR)) {
      holders.put(post, person(post + " " + number, union.id, post));
    }
    List<TestAssociation> members = new ArrayList<>();
    for (int i = 0; i < associations; i++) {
      Organisation association =
          organisations.save(
              new Organisation(
                  union.id, OrganisationKind.ASSOCIATION, "Hội số " + number + "." + i));
      members.add(
          new TestAssociation(
              association.id,
              association.name,
              person("Head " + i, association.id, Post.ASSOCIATION_HEAD),
              person("Vice " + i, association.id, Post.ASSOCIATION_VICE_HEAD),
              person("Officer " + i, association.id, Post.ASSOCIATION_OFFICER)));
    }
    Organisation partner =
        organisations.save(new Organisation(union.id, OrganisationKind.PARTNER, "Sở số " + number));
    return new TestUnion(union.id, holders, members, partner.id);
  }

  /** Someone new in a post. */
  public UUID person(String name, UUID organisationId, Post post) {
    Person person = people.save(new Person(name, "p" + UUID.randomUUID() + "@test.example", null));
    appointments.save(new Appointment(person.id, organisationId, post, null, LONG_AGO));
    return person.id;
  }

  /** Someone with no post at all. */
  public UUID stranger() {
    return people.save(new Person("Stranger", "s" + UUID.randomUUID() + "@test.example", null)).id;
  }
}
