package vn.dondoc.review;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.Actor;

/** One cycle: a period under review and the period planned. */
@Entity
class Review {
  private static final int LONGEST_TITLE = 500;

  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID holderId;
  String title;
  LocalDate periodFrom;
  LocalDate periodTo;
  LocalDate plannedFrom;
  LocalDate plannedTo;
  LocalDate reportsDue;
  LocalDate conferenceOn;
  Instant openedAt;
  UUID openedBy;
  String openedIn;
  @Nullable UUID previousId;
  boolean illustrative;
  @Version int version;

  protected Review() {}

  Review(UUID holderId, ReviewPlan plan, @Nullable UUID previousId, Actor actor, Instant now) {
    String given = plan.title().strip();
    if (given.isEmpty()) {
      throw new DomainException("review.titleMissing");
    }
    if (given.length() > LONGEST_TITLE) {
      throw new DomainException("review.titleTooLong", LONGEST_TITLE);
    }
    if (plan.periodTo().isBefore(plan.periodFrom())) {
      throw new DomainException("review.periodEndsBeforeItBegins");
    }
    if (plan.plannedTo().isBefore(plan.plannedFrom())) {
      throw new DomainException("review.plannedEndsBeforeItBegins");
    }
    if (!plan.plannedTo().isAfter(plan.periodFrom())) {
      throw new DomainException("review.plannedBeforePeriod");
    }
    if (plan.conferenceOn().isBefore(plan.reportsDue())) {
      throw new DomainException("review.conferenceBeforeReports");
    }
    this.holderId = holderId;
    this.title = given;
    this.periodFrom = plan.periodFrom();
    this.periodTo = plan.periodTo();
    this.plannedFrom = plan.plannedFrom();
    this.plannedTo = plan.plannedTo();
    this.reportsDue = plan.reportsDue();
    this.conferenceOn = plan.conferenceOn();
    this.previousId = previousId;
    this.openedAt = now;
    this.openedBy = actor.personId();
    this.openedIn = actor.post().name();
  }
}
