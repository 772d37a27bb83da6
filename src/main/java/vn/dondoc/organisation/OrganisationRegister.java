package vn.dondoc.organisation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;

/** Keeps the register: organisations, people, their posts. The administrator's work. */
@Service
@Transactional
public class OrganisationRegister {
  private final OrganisationRepository organisations;
  private final PersonRepository people;
  private final AppointmentRepository appointments;
  private final Access access;

  OrganisationRegister(
      OrganisationRepository organisations,
      PersonRepository people,
      AppointmentRepository appointments,
      Access access) {
    this.organisations = organisations;
    this.people = people;
    this.appointments = appointments;
    this.access = access;
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
    managed(organisationId).rename(name, from);
  }

  public void dissolve(UUID organisationId, LocalDate on) {
    managed(organisationId).dissolve(on, null);
  }

  /** The successor takes its place from that day. */
  public void merge(UUID organisationId, UUID intoId, LocalDate on) {
    if (organisationId.equals(intoId)) {
      throw new DomainException("organisation.mergedIntoItself");
    }
    managed(intoId);
    managed(organisationId).dissolve(on, intoId);
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
    appointments
        .findByPersonIdOrderByFromDay(personId)
        .forEach(a -> requireManager(a.organisationId));
    people.findById(personId).orElseThrow(NotFound::new).illustrative = true;
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
    requireManager(organisationId);
    if (!people.existsById(personId)) {
      throw new NotFound();
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
  }

  static UUID register(
      PersonRepository people,
      String name,
      @Nullable String email,
      @Nullable String phone,
      boolean illustrative) {
    if (name.isBlank()) {
      throw new DomainException("person.nameMissing");
    }
    if (email != null
        && (email.length() > 254 || !email.matches("[^@\\s<>,;:\"\\\\]+@[^@\\s<>,;:\"\\\\]+"))) {
      throw new DomainException("person.emailWrong", email);
    }
    if (email != null && people.findByEmailIgnoreCase(email).isPresent()) {
      throw new DomainException("person.emailTaken", email);
    }
    Person person = new Person(name, email, phone);
    person.illustrative = illustrative;
    return people.save(person).id;
  }

  private Organisation managed(UUID organisationId) {
    requireManager(organisationId);
    return organisations.findById(organisationId).orElseThrow(NotFound::new);
  }

  private void requireManager(UUID organisationId) {
    UUID holder = Optional.ofNullable(access.holderOf(organisationId)).orElse(organisationId);
    access.require(Right.MANAGE_ORGANISATIONS, holder);
  }

  private static void describe(Organisation organisation, OrganisationDetails details) {
    organisation.shortName = details.shortName();
    organisation.symbol = details.symbol();
    organisation.place = details.place();
    organisation.phone = details.phone();
    organisation.illustrative = details.illustrative();
  }
}
