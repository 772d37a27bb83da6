package vn.dondoc.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A section's memory of where a passage came from. */
@Entity
class PulledPassage {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID sectionId;
  UUID associationReportId;
  UUID organisationId;

  @Enumerated(EnumType.STRING)
  Passage passage;

  String text;
  UUID pulledBy;
  Instant pulledAt;

  protected PulledPassage() {}

  PulledPassage(
      UUID sectionId,
      AssociationReport from,
      Passage passage,
      String text,
      UUID pulledBy,
      Instant pulledAt) {
    this.sectionId = sectionId;
    this.associationReportId = from.id;
    this.organisationId = from.organisationId;
    this.passage = passage;
    this.text = text;
    this.pulledBy = pulledBy;
    this.pulledAt = pulledAt;
  }

  PassageInfo info() {
    return new PassageInfo(associationReportId, organisationId, passage, text);
  }
}
