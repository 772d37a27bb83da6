package vn.dondoc.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;

/** The report as it stood at a save that matters. Never changed. */
@Entity
@Immutable
class ReportVersion {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID reviewId;
  int number;
  Instant savedAt;
  UUID savedBy;

  @Enumerated(EnumType.STRING)
  Post savedIn;

  @Nullable String note;

  @JdbcTypeCode(SqlTypes.JSON)
  VersionContent content;

  protected ReportVersion() {}

  ReportVersion(
      UUID reviewId,
      int number,
      Instant savedAt,
      Actor savedBy,
      @Nullable String note,
      VersionContent content) {
    this.reviewId = reviewId;
    this.number = number;
    this.savedAt = savedAt;
    this.savedBy = savedBy.personId();
    this.savedIn = savedBy.post();
    this.note = note;
    this.content = content;
  }
}
