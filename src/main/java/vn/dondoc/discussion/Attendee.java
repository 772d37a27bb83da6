package vn.dondoc.discussion;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Someone invited, or who came without; with the organisation for which they are there. */
@Embeddable
record Attendee(
    @Column(name = "person_id") UUID personId,
    @Column(name = "organisation_id") UUID organisationId,
    @Column(name = "invited") boolean invited,
    @Enumerated(EnumType.STRING) @Column(name = "attendance") Attendance attendance,
    @Column(name = "absent_reason") @Nullable String absentReason) {

  static Attendee invited(Speaker speaker) {
    return new Attendee(
        speaker.personId(), speaker.organisationId(), true, Attendance.NOT_NOTED, null);
  }

  static Attendee uninvited(Speaker speaker) {
    return new Attendee(
        speaker.personId(), speaker.organisationId(), false, Attendance.PRESENT, null);
  }

  Attendee noted(Attendance now, @Nullable String reason) {
    return new Attendee(personId, organisationId, invited, now, reason);
  }
}
