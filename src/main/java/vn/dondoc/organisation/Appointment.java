package vn.dondoc.organisation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;

/** A person in a post in an organisation, from a day until a day. */
@Entity
class Appointment {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID personId;
  UUID organisationId;

  @Enumerated(EnumType.STRING)
  Post post;

  @Nullable String title;

  /** For a committee member: the association they speak for. */
  @Nullable UUID representingId;

  LocalDate fromDay;

  /** The last day in the post, if known. */
  @Nullable LocalDate untilDay;

  boolean illustrative;

  /** The appointment whose holder this one stands in for. */
  @Nullable UUID deputyOf;

  @Version int version;

  protected Appointment() {}

  Appointment(
      UUID personId, UUID organisationId, Post post, @Nullable String title, LocalDate fromDay) {
    this.personId = personId;
    this.organisationId = organisationId;
    this.post = post;
    this.title = title;
    this.fromDay = fromDay;
  }

  void endOn(LocalDate lastDay) {
    if (lastDay.isBefore(fromDay)) {
      throw new DomainException("appointment.endsBeforeItBegins");
    }
    untilDay = lastDay;
  }
}
