package vn.dondoc.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;

/** Keeps the register: organisations, people, their posts. The administrator's work. */
@Service
@Transactional
public class OrganisationRegister {
  private final OrganisationRepository organisations;
  private final PersonRepository people;
  private final AppointmentRepository appointments;
  private final Deputies deputies;
  private final Access access;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrganisationRegister(
      OrganisationRepository organisations,
      PersonRepository people,
      AppointmentRepository appointments,
      Deputies deputies,
      Access access,
      ApplicationEventPublisher events,
      Clock clock) {
    this.organisations = organisations;
    this.people = people;
    this.appointments = appointments;
    this.deputies = deputies;
    this.access = access;
    this.events = events;
    this.clock = clock;
  }

  /** What is told of a new organisation beside its kind and name. */
  public record OrganisationDetails(
      @Nullable String shortName,
      @Nullable String symbol,
      @Nullable String place,
      @Nullable String phone,
      boolean illustrative) {
    public static final OrganisationDetails NONE =
        new OrganisationDetails(null, null, null, null, false);
  }

  /** Sets up a union with its first administrator: only where there is no organisation yet. */
  public UUID foundUnion(
      String name, OrganisationDetails details, UUID administratorId, LocalDate from) {
    if (organisations.count() > 0) {
      throw new DomainException("organisation.alreadySetUp");
    }
    Organisation union = new Organisation(null, OrganisationKind.UNION, name);
    describe(union, details);
    organisations.save(union);
    Appointment first = new Appointment(administratorId, union.id, Post.ADMINISTRATOR, null, from);
    first.illustrative = details.illustrative();
    appointments.save(first);
    return union.id;
  }

  public UUID add(UUID holderId, OrganisationKind kind, String name, OrganisationDetails details) {
    access.require(Right.MANAGE_ORGANISATIONS, holderId);
    Organisation added = new Organisation(holderId, kind, name);
    describe(added, details);
    return organisations.save(added).id;
  }

  public void describe(UUID organisationId, OrganisationDetails details) {
    describe(managed(organisationId), details);
  }

  public void rename(UUID organisationId, String name, LocalDate from) {
    if (from.isAfter(Days.today(clock))) {
      throw new DomainException("organisation.renamedInFuture", from);
    }
    managed(organisationId).rename(name, from);
  }

  public void dissolve(UUID organisationId, LocalDate on) {
    end(managed(organisationId), on, null);
  }

  /** The successor takes its place from that day. */
  public void merge(UUID organisationId, UUID intoId, LocalDate on) {
    if (organisationId.equals(intoId)) {
      throw new DomainException("organisation.mergedIntoItself");
    }
    Organisation into = managed(intoId);
    Organisation ending = managed(organisationId);
    if (!Objects.equals(into.parentId, ending.parentId) || !into.existsOn(on)) {
      throw new DomainException("organisation.mergedIntoNone", into.name);
    }
    end(ending, on, intoId);
  }

  private void end(Organisation ending, LocalDate on, @Nullable UUID intoId) {
    if (on.isAfter(Days.today(clock))) {
      throw new DomainException("organisation.endsInFuture", on);
    }
    ending.dissolve(on, intoId);
    organisations.flush();
    events.publishEvent(
        new OrganisationEnded(
            ending.id,
            intoId,
            access.require(Right.MANAGE_ORGANISATIONS, Objects.requireNonNull(ending.parentId))));
  }

  /** Registers a person of a union; the first administrator registers before there is one. */
  public UUID addPerson(
      UUID holderId,
      String name,
      @Nullable String email,
      @Nullable String phone,
      boolean illustrative) {
    access.require(Right.MANAGE_ORGANISATIONS, holderId);
    return register(people, name, email, phone, illustrative);
  }

  /** Says on every page that shows this person that they are made up. */
  public void markIllustrative(UUID personId) {
    person(personId).illustrative = true;
  }

  public UUID appoint(
      UUID personId,
      UUID organisationId,
      Post post,
      @Nullable String title,
      @Nullable UUID representingId,
      LocalDate from,
      @Nullable LocalDate until,
      boolean illustrative) {
    person(personId);
    Organisation where = managed(organisationId);
    if (!post.existsIn(where.kind)) {
      throw new DomainException("appointment.postElsewhere", where.name);
    }
    if (post.isNamedByChair()) {
      throw new DomainException("appointment.namedByChair");
    }
    if (representingId != null) {
      requireManager(representingId);
    }
    Appointment appointment = new Appointment(personId, organisationId, post, title, from);
    appointment.representingId = representingId;
    appointment.illustrative = illustrative;
    if (until != null) {
      appointment.endOn(until);
    }
    return appointments.save(appointment).id;
  }

  public void endAppointment(UUID appointmentId, LocalDate lastDay) {
    Appointment appointment = appointments.findById(appointmentId).orElseThrow(NotFound::new);
    requireManager(appointment.organisationId);
    appointment.endOn(lastDay);
    deputies.postEnds(appointment, lastDay);
  }

  /** A post as it is given. */
  public record PostDetails(
      UUID organisationId,
      Post post,
      @Nullable String title,
      @Nullable UUID representingId,
      LocalDate from,
      @Nullable LocalDate until) {}

  /** Registers a person with their first post: without one they would belong nowhere. */
  public UUID addPerson(UUID holderId, PersonDetails details, PostDetails post) {
    UUID id =
        addPerson(
            holderId,
            details.name(),
            blankToNull(details.email()),
            blankToNull(details.phone()),
            false);
    people.findById(id).orElseThrow(NotFound::new).salutation = details.salutation();
    appoint(id, post);
    return id;
  }

  public UUID appoint(UUID personId, PostDetails post) {
    return appoint(
        personId,
        post.organisationId(),
        post.post(),
        blankToNull(post.title()),
        post.representingId(),
        post.from(),
        post.until(),
        false);
  }

  /** How a person can be reached and is addressed. */
  public record PersonDetails(
      String name, @Nullable String email, @Nullable String phone, String salutation) {}

  public void changePerson(UUID holderId, UUID personId, PersonDetails details) {
    access.require(Right.MANAGE_ORGANISATIONS, holderId);
    Person person = person(personId);
    String email = blankToNull(details.email());
    check(details.name(), email);
    if (email != null
        && people.findByEmailIgnoreCase(email).filter(p -> !p.id.equals(personId)).isPresent()) {
      throw new DomainException("person.emailTaken", email);
    }
    person.name = details.name().strip();
    person.email = email;
    person.phone = blankToNull(details.phone());
    person.salutation = details.salutation();
  }

  /**
   * A person whom the signed-in administrator may handle: without a post yet, or with all posts
   * where they manage. Nobody takes over an account of another union.
   */
  Person person(UUID personId) {
    // Of someone without a post, the posts alone would keep nobody away.
    if (access.organisationsWith(Right.MANAGE_ORGANISATIONS).isEmpty()) {
      throw new NotAllowed();
    }
    Person person = people.findById(personId).orElseThrow(NotFound::new);
    List<UUID> where =
        appointments.findByPersonIdOrderByFromDay(personId).stream()
            .map(a -> a.organisationId)
            .distinct()
            .toList();
    if (!where.stream().allMatch(this::mayManage)) {
      throw new NotFound();
    }
    return person;
  }

  static UUID register(
      PersonRepository people,
      String name,
      @Nullable String email,
      @Nullable String phone,
      boolean illustrative) {
    check(name, email);
    if (email != null && people.findByEmailIgnoreCase(email).isPresent()) {
      throw new DomainException("person.emailTaken", email);
    }
    Person person = new Person(name, email, phone);
    person.illustrative = illustrative;
    return people.save(person).id;
  }

  private static void check(String name, @Nullable String email) {
    if (name.isBlank()) {
      throw new DomainException("person.nameMissing");
    }
    if (email != null
        && (email.length() > 254
            || !email.matches("[\\x21-\\x7E&&[^@<>,;:\"\\\\]]+@[^@\\s<>,;:\"\\\\]+"))) {
      throw new DomainException("person.emailWrong", email);
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private Organisation managed(UUID organisationId) {
    requireManager(organisationId);
    return organisations.findById(organisationId).orElseThrow(NotFound::new);
  }

  private void requireManager(UUID organisationId) {
    access.require(Right.MANAGE_ORGANISATIONS, organisationId);
  }

  private boolean mayManage(UUID organisationId) {
    return access.may(Right.MANAGE_ORGANISATIONS, organisationId);
  }

  private static void describe(Organisation organisation, OrganisationDetails details) {
    organisation.shortName = details.shortName();
    organisation.symbol = details.symbol();
    organisation.place = details.place();
    organisation.phone = details.phone();
    organisation.illustrative = details.illustrative();
  }
}
