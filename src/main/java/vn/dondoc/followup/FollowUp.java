package vn.dondoc.followup;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.Actor;

/**
 * A task with one lead unit, any number of coordinating units, and a deadline or none. It keeps the
 * rules of its own life; who may do what is the services' business.
 */
@Entity
class FollowUp {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID holderId;
  @Nullable UUID reviewId;
  @Nullable UUID directiveId;

  /** The directive's number in its notice. */
  @Nullable Integer number;

  String text;
  @Nullable String field;
  UUID leadId;

  @ElementCollection
  @CollectionTable(
      name = "follow_up_coordinating_unit",
      joinColumns = @JoinColumn(name = "follow_up_id"))
  @OrderColumn(name = "position")
  @Column(name = "unit_id")
  List<UUID> coordinatingIds = new ArrayList<>();

  @Nullable LocalDate originalDueOn;

  /** The deadline in force. */
  @Nullable LocalDate dueOn;

  @Nullable LocalDate partDueOn;

  @Enumerated(EnumType.STRING)
  Lifecycle lifecycle = Lifecycle.ASSIGNED;

  int percent;

  /** The chair has insisted: it cannot be declined again. */
  boolean insisted;

  UUID assignedBy;
  LocalDate assignedOn;
  Instant assignedAt;
  UUID movedBy;
  @Nullable LocalDate submittedOn;

  /** Since when its lead leads, where that is not the first: only what is reported since counts. */
  @Nullable Instant ledSince;

  int sentBack;

  @Enumerated(EnumType.STRING)
  SourceKind sourceKind = SourceKind.CONCLUSION;

  @Nullable String sourceWords;
  @Nullable String sourceNumber;
  @Nullable LocalDate sourceOn;

  /** Shared by all that one direct assignment gave out. */
  @Nullable UUID assignmentId;

  /** The state it left when it was suspended. */
  @Enumerated(EnumType.STRING)
  @Nullable Lifecycle lifecycleLeft;

  Instant changedAt;

  /** When the unit was last asked how it stands. */
  @Nullable LocalDate remindedOn;

  /** How many entries its history has; the next one counts on. */
  int historyLength = 1;

  @Version int version;

  protected FollowUp() {}

  FollowUp(
      UUID holderId, String text, UUID leadId, List<UUID> coordinatingIds, UUID by, Instant at) {
    if (coordinatingIds.contains(leadId)) {
      throw new DomainException("followUp.leadCoordinates");
    }
    this.holderId = holderId;
    this.text = text;
    this.leadId = leadId;
    this.coordinatingIds.addAll(coordinatingIds.stream().distinct().toList());
    this.assignedBy = by;
    this.movedBy = by;
    this.assignedAt = at;
    this.changedAt = at;
    this.assignedOn = Days.of(at);
  }

  /** The entry with which its history begins, once it has its id. */
  HistoryEntry assigned(Actor actor) {
    return new HistoryEntry(id, 1, FollowUpEvent.ASSIGNED, actor, assignedAt);
  }

  /** The next entry of its history, to be stored. */
  HistoryEntry entry(FollowUpEvent event, Actor actor, Instant at) {
    changedAt = at;
    return new HistoryEntry(id, ++historyLength, event, actor, at);
  }

  void acknowledge(UUID by) {
    become(Lifecycle.IN_PROGRESS, by, Lifecycle.ASSIGNED);
  }

  void decline(UUID by) {
    if (lifecycle == Lifecycle.ASSIGNED && insisted) {
      throw new DomainException("followUp.insistedUpon");
    }
    become(Lifecycle.DECLINED, by, Lifecycle.ASSIGNED);
  }

  void insist(UUID by) {
    become(Lifecycle.ASSIGNED, by, Lifecycle.DECLINED);
    insisted = true;
  }

  /** Another unit takes the lead and answers anew; as a coordinating unit it is none any more. */
  void reassign(UUID newLeadId, UUID by, Instant at) {
    if (newLeadId.equals(leadId)) {
      throw new DomainException("followUp.sameLead");
    }
    become(Lifecycle.ASSIGNED, by, Lifecycle.DECLINED);
    lead(newLeadId, at);
    coordinatingIds.remove(newLeadId);
  }

  void withdraw(UUID by) {
    become(Lifecycle.WITHDRAWN, by);
    lifecycleLeft = null;
  }

  /** Nothing is asked of anyone until it is resumed. */
  void suspend(UUID by) {
    Lifecycle left = lifecycle;
    become(
        Lifecycle.SUSPENDED,
        by,
        Lifecycle.ASSIGNED,
        Lifecycle.IN_PROGRESS,
        Lifecycle.AWAITING_CONFIRMATION);
    lifecycleLeft = left;
  }

  /** Goes on where it was left. */
  void resume(UUID by) {
    if (lifecycle != Lifecycle.SUSPENDED || lifecycleLeft == null) {
      throw notNow();
    }
    become(lifecycleLeft, by);
    lifecycleLeft = null;
  }

  /**
   * Another deadline is in force, or none; the original one is kept.
   *
   * @param today no deadline is set that has passed already
   */
  void changeDeadline(@Nullable LocalDate newDueOn, LocalDate today) {
    if (lifecycle.isEnded()) {
      throw notNow();
    }
    if (Objects.equals(newDueOn, dueOn)) {
      throw new DomainException("followUp.sameDeadline");
    }
    if (newDueOn != null && newDueOn.isBefore(today)) {
      throw new DomainException("followUp.deadlinePassed");
    }
    requireNear(newDueOn, today);
    become(newDueOn);
  }

  /**
   * The deadline that was asked for, or another one that is later than the current.
   *
   * @param today no deadline is set that has passed already
   */
  void extendTo(LocalDate newDueOn, LocalDate today) {
    if (!lifecycle.isWithUnit()) {
      throw notNow();
    }
    if (dueOn == null || !newDueOn.isAfter(dueOn)) {
      throw new DomainException("followUp.notLater", dueOn == null ? "" : DateFormats.day(dueOn));
    }
    if (newDueOn.isBefore(today)) {
      throw new DomainException("followUp.deadlinePassed");
    }
    requireNear(newDueOn, today);
    become(newDueOn);
  }

  /**
   * Nobody means a deadline so far away: a year was mistyped.
   *
   * @throws DomainException when it is more than ten years from a day
   */
  static void requireNear(@Nullable LocalDate due, LocalDate today) {
    if (due != null && due.isAfter(today.plusYears(10))) {
      throw new DomainException("followUp.deadlineFar", DateFormats.day(due));
    }
  }

  /** The parts are never wanted later than the whole. */
  private void become(@Nullable LocalDate newDueOn) {
    dueOn = newDueOn;
    if (partDueOn != null && newDueOn != null && partDueOn.isAfter(newDueOn)) {
      partDueOn = null;
    }
  }

  /** Other units carry it out; another lead answers anew. */
  void changeUnits(UUID newLeadId, List<UUID> newCoordinatingIds, UUID by, Instant at) {
    if (lifecycle.isEnded()) {
      throw notNow();
    }
    if (newCoordinatingIds.contains(newLeadId)) {
      throw new DomainException("followUp.leadCoordinates");
    }
    List<UUID> coordinating = newCoordinatingIds.stream().distinct().toList();
    boolean otherLead = !newLeadId.equals(leadId);
    if (!otherLead && coordinating.equals(coordinatingIds)) {
      throw new DomainException("followUp.sameUnits");
    }
    if (otherLead) {
      lead(newLeadId, at);
      if (lifecycle == Lifecycle.SUSPENDED) {
        lifecycleLeft = Lifecycle.ASSIGNED;
      } else if (lifecycle != Lifecycle.ASSIGNED) {
        become(Lifecycle.ASSIGNED, by);
      }
    }
    coordinatingIds.clear();
    coordinatingIds.addAll(coordinating);
    movedBy = by;
  }

  /** The successor of a merged unit takes its place, in the state in which it is. */
  void succeed(UUID goneId, UUID successorId) {
    if (goneId.equals(leadId)) {
      leadId = successorId;
      coordinatingIds.remove(successorId);
    } else {
      int position = coordinatingIds.indexOf(goneId);
      coordinatingIds.remove(goneId);
      if (!successorId.equals(leadId) && !coordinatingIds.contains(successorId)) {
        coordinatingIds.add(position, successorId);
      }
    }
  }

  /** A unit has gone and none took its place: without a lead it is for the chair to decide. */
  void lose(UUID goneId, UUID by) {
    if (!goneId.equals(leadId)) {
      coordinatingIds.remove(goneId);
      return;
    }
    submittedOn = null;
    if (lifecycle == Lifecycle.SUSPENDED) {
      lifecycleLeft = Lifecycle.DECLINED;
    } else if (lifecycle != Lifecycle.DECLINED) {
      become(Lifecycle.DECLINED, by);
    }
  }

  /** Whether a unit leads or coordinates. */
  boolean takesPart(UUID unitId) {
    return unitId.equals(leadId) || coordinatingIds.contains(unitId);
  }

  /** Whether a report of that moment tells of how far its present lead is. */
  boolean isOfPresentLead(Instant reportedAt) {
    return ledSince == null || reportedAt.isAfter(ledSince);
  }

  /** Whether it stands at what its lead has reported as done. */
  boolean isReportedDone() {
    Lifecycle standsAt = lifecycleLeft == null ? lifecycle : lifecycleLeft;
    return standsAt == Lifecycle.AWAITING_CONFIRMATION || standsAt == Lifecycle.COMPLETED;
  }

  /** How far it is; who reports progress on what is merely assigned has taken it on. */
  void progress(int newPercent, UUID by) {
    if (lifecycle == Lifecycle.ASSIGNED) {
      acknowledge(by);
    } else if (lifecycle != Lifecycle.IN_PROGRESS) {
      throw notNow();
    }
    stand(newPercent);
  }

  /** How far it is by the reports that count: one that is disputed does not. */
  void stand(int newPercent) {
    percent = percent(newPercent);
  }

  /**
   * @throws DomainException when nothing can be that far
   */
  static int percent(int percent) {
    if (percent < 0 || percent > 100) {
      throw new DomainException("followUp.percentOutside");
    }
    return percent;
  }

  void complete(LocalDate on, UUID by) {
    become(Lifecycle.AWAITING_CONFIRMATION, by, Lifecycle.ASSIGNED, Lifecycle.IN_PROGRESS);
    percent = 100;
    submittedOn = on;
  }

  void confirm(UUID by) {
    become(Lifecycle.COMPLETED, by, Lifecycle.AWAITING_CONFIRMATION);
  }

  /** Today counts again. */
  void sendBack(UUID by) {
    become(Lifecycle.IN_PROGRESS, by, Lifecycle.AWAITING_CONFIRMATION);
    submittedOn = null;
    sentBack++;
  }

  /**
   * @throws FollowUpChanged when something has happened to it since it was in this version
   */
  void requireVersion(int seen) {
    if (version != seen) {
      throw new FollowUpChanged();
    }
  }

  /** The day on which the part of a coordinating unit is due. */
  @Nullable LocalDate partDue() {
    return partDueOn == null ? dueOn : partDueOn;
  }

  DomainException notNow() {
    return new DomainException("followUp.notNow." + lifecycle);
  }

  private void lead(UUID newLeadId, Instant at) {
    leadId = newLeadId;
    ledSince = at;
    insisted = false;
    percent = 0;
    submittedOn = null;
  }

  private void become(Lifecycle next, UUID by, Lifecycle... from) {
    if (!lifecycle.canBecome(next) || (from.length > 0 && !List.of(from).contains(lifecycle))) {
      throw notNow();
    }
    lifecycle = next;
    movedBy = by;
  }
}
