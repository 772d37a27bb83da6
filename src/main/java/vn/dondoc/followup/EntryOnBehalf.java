package vn.dondoc.followup;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Something that the office entered for a unit, and what the unit says to it. */
@Entity
class EntryOnBehalf {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID followUpId;
  UUID unitId;

  @Enumerated(EnumType.STRING)
  FollowUpEvent kind;

  Instant enteredAt;
  UUID enteredBy;
  String source;
  @Nullable UUID fileId;
  @Nullable UUID progressId;
  @Nullable UUID contributionId;

  @Enumerated(EnumType.STRING)
  EntryState state = EntryState.TO_CONFIRM;

  @Nullable String disputeReason;
  @Nullable Instant answeredAt;
  @Nullable UUID answeredBy;
  @Nullable String correction;
  @Nullable Integer correctedPercent;
  @Nullable Instant correctedAt;
  @Nullable UUID correctedBy;
  @Version int version;

  protected EntryOnBehalf() {}

  EntryOnBehalf(
      UUID followUpId,
      UUID unitId,
      FollowUpEvent kind,
      UUID enteredBy,
      Instant enteredAt,
      String source,
      @Nullable UUID fileId) {
    this.followUpId = followUpId;
    this.unitId = unitId;
    this.kind = kind;
    this.enteredBy = enteredBy;
    this.enteredAt = enteredAt;
    this.source = source;
    this.fileId = fileId;
  }

  void confirm(UUID by, Instant at) {
    state = EntryState.CONFIRMED;
    answeredBy = by;
    answeredAt = at;
  }

  void dispute(String why, UUID by, Instant at) {
    state = EntryState.DISPUTED;
    disputeReason = why;
    answeredBy = by;
    answeredAt = at;
  }

  /** The unit is asked once more. */
  void correct(String how, @Nullable Integer percent, UUID by, Instant at) {
    state = EntryState.TO_CONFIRM;
    correction = how;
    // Without another percent the one given before stands.
    if (percent != null) {
      correctedPercent = FollowUp.percent(percent);
    }
    correctedBy = by;
    correctedAt = at;
  }
}
