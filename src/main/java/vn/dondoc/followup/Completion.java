package vn.dondoc.followup;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;

/** A report that a follow-up is done, and what the office decided on it. */
@Entity
class Completion {
  enum Decision {
    CONFIRMED,
    SENT_BACK,
    /** Withdrawn, or given to another lead, before the office had decided. */
    DROPPED
  }

  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID followUpId;
  UUID progressId;

  /** On time or late is judged on this day, if it is this report that gets confirmed. */
  LocalDate submittedOn;

  Instant submittedAt;
  UUID submittedBy;
  int percentBefore;

  @Enumerated(EnumType.STRING)
  @Nullable Decision decision;

  @Nullable String reason;
  @Nullable Instant decidedAt;
  @Nullable UUID decidedBy;
  @Version int version;

  protected Completion() {}

  Completion(Progress report, int percentBefore) {
    this.followUpId = report.followUpId;
    this.progressId = report.id;
    this.submittedOn = report.reportedOn;
    this.submittedAt = report.reportedAt;
    this.submittedBy = report.reportedBy;
    this.percentBefore = percentBefore;
  }

  /** Nobody confirms what they submitted or entered, in whichever post. */
  void confirm(UUID by, Instant at) {
    if (by.equals(submittedBy)) {
      throw new DomainException("followUp.ownCompletion");
    }
    decide(Decision.CONFIRMED, null, by, at);
  }

  void sendBack(String why, UUID by, Instant at) {
    decide(Decision.SENT_BACK, why, by, at);
  }

  void drop(UUID by, Instant at) {
    decide(Decision.DROPPED, null, by, at);
  }

  private void decide(Decision how, @Nullable String why, UUID by, Instant at) {
    decision = how;
    reason = why;
    decidedBy = by;
    decidedAt = at;
  }
}
