package vn.dondoc.report;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** The drafter's word on why two key tasks that read the same are both kept. */
@Entity
class KeptDuplicate {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID keyTaskId;
  UUID duplicateOf;
  String reason;
  UUID keptBy;
  Instant keptAt;

  protected KeptDuplicate() {}

  KeptDuplicate(UUID keyTaskId, UUID duplicateOf, String reason, UUID keptBy, Instant keptAt) {
    this.keyTaskId = keyTaskId;
    this.duplicateOf = duplicateOf;
    this.reason = reason;
    this.keptBy = keptBy;
    this.keptAt = keptAt;
  }

  boolean isAbout(UUID one, UUID other) {
    return keyTaskId.equals(one) && duplicateOf.equals(other)
        || keyTaskId.equals(other) && duplicateOf.equals(one);
  }
}
