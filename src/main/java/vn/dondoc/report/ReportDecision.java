package vn.dondoc.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;

/** That a version was approved, or sent back and why. */
@Entity
class ReportDecision {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID reviewId;
  int onVersion;
  boolean approved;
  @Nullable String reason;
  UUID decidedBy;

  @Enumerated(EnumType.STRING)
  Post decidedIn;

  Instant decidedAt;

  protected ReportDecision() {}

  ReportDecision(
      UUID reviewId,
      int onVersion,
      boolean approved,
      @Nullable String reason,
      Actor by,
      Instant at) {
    this.reviewId = reviewId;
    this.onVersion = onVersion;
    this.approved = approved;
    this.reason = reason;
    this.decidedBy = by.personId();
    this.decidedIn = by.post();
    this.decidedAt = at;
  }
}
