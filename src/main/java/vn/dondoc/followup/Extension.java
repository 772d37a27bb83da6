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
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;

/** A request for a later deadline, and what was decided on it. */
@Entity
class Extension {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID followUpId;
  LocalDate askedOn;
  Instant askedAt;
  UUID askedBy;

  @Enumerated(EnumType.STRING)
  Post post;

  @Nullable UUID onBehalfOf;
  @Nullable String source;
  LocalDate dueOnBefore;
  LocalDate wantedDueOn;
  String reason;

  @Enumerated(EnumType.STRING)
  @Nullable ExtensionDecision decision;

  @Nullable LocalDate grantedDueOn;
  @Nullable String decisionReason;
  @Nullable Instant decidedAt;
  @Nullable UUID decidedBy;
  @Version int version;

  protected Extension() {}

  /**
   * @throws DomainException when there is no deadline to extend, or the date wanted is not later
   */
  Extension(
      FollowUp followUp,
      LocalDate wanted,
      String reason,
      Actor actor,
      @Nullable UUID onBehalfOf,
      @Nullable String source,
      Instant now) {
    if (!followUp.lifecycle.isWithUnit()) {
      throw followUp.notNow();
    }
    if (followUp.dueOn == null) {
      throw new DomainException("followUp.nothingToExtend");
    }
    LocalDate today = Days.of(now);
    LocalDate last =
        followUp.dueOn.isBefore(today.minusDays(1)) ? today.minusDays(1) : followUp.dueOn;
    if (!wanted.isAfter(last)) {
      throw new DomainException("followUp.notLater", DateFormats.day(last));
    }
    FollowUp.requireNear(wanted, today);
    this.followUpId = followUp.id;
    this.dueOnBefore = followUp.dueOn;
    this.wantedDueOn = wanted;
    this.reason = reason;
    this.askedBy = actor.personId();
    this.post = actor.post();
    this.onBehalfOf = onBehalfOf;
    this.source = source;
    this.askedAt = now;
    this.askedOn = today;
  }

  /** The asker never decides. */
  void decide(
      ExtensionDecision how, @Nullable LocalDate due, @Nullable String why, UUID by, Instant at) {
    if (by.equals(askedBy)) {
      throw new DomainException("followUp.ownExtension");
    }
    decision = how;
    grantedDueOn = due;
    decisionReason = why;
    decidedBy = by;
    decidedAt = at;
  }

  /** Nobody decided: there was nothing to decide any more. */
  void lapse(Instant at) {
    decision = ExtensionDecision.LAPSED;
    decidedAt = at;
  }
}
