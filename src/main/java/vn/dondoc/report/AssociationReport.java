package vn.dondoc.report;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;

/** The report that one member association owes to a review. */
@Entity
class AssociationReport {
  /** What is stored; lateness is computed from the dates. */
  enum State {
    OPEN,
    MISSING,
    RECEIVED,
    NOTHING,
    ON_PAPER,
    DISPUTED,
    CLOSED_MISSING
  }

  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID reviewId;
  UUID holderId;
  UUID organisationId;
  String title;
  LocalDate dueOn;

  @Enumerated(EnumType.STRING)
  State state = State.OPEN;

  String results = "";
  String difficulties = "";
  String proposals = "";
  @Nullable String note;
  boolean nothing;

  /** What an entry on behalf rests on, in words. */
  @Nullable String source;

  @Nullable String disputeReason;
  @Nullable UUID askedBy;
  @Nullable Instant submittedAt;
  @Nullable UUID submittedBy;

  /** Whose act made the step that now waits. */
  @Nullable UUID passedOnBy;

  @Nullable Instant confirmedAt;

  /** A file more or less does not disturb who is typing. */
  @OptimisticLock(excluded = true)
  @ElementCollection
  @CollectionTable(
      name = "association_report_file",
      joinColumns = @JoinColumn(name = "association_report_id"))
  Set<AttachedFile> files = new LinkedHashSet<>();

  @Version int version;

  protected AssociationReport() {}

  AssociationReport(Report report, UUID organisationId) {
    this.reviewId = report.reviewId;
    this.holderId = report.holderId;
    this.organisationId = organisationId;
    this.title = report.title;
    this.dueOn = report.reportsDueOn;
    this.askedBy = report.openedBy;
    this.passedOnBy = report.openedBy;
  }

  /** A file of this report; a scan is the paper that an entry on behalf rests on. */
  @Embeddable
  record AttachedFile(@Column(name = "file_id") UUID fileId, @Column(name = "scan") boolean scan) {}

  AssociationReportStatus status(LocalDate today) {
    return switch (state) {
      case OPEN ->
          today.isAfter(dueOn) ? AssociationReportStatus.MISSING : AssociationReportStatus.NOT_YET;
      case MISSING -> AssociationReportStatus.MISSING;
      case RECEIVED ->
          daysLate() > 0 ? AssociationReportStatus.RECEIVED_LATE : AssociationReportStatus.RECEIVED;
      case NOTHING -> AssociationReportStatus.NOTHING;
      case ON_PAPER -> AssociationReportStatus.ON_PAPER;
      case DISPUTED -> AssociationReportStatus.DISPUTED;
      case CLOSED_MISSING -> AssociationReportStatus.CLOSED_MISSING;
    };
  }

  int daysLate() {
    return submittedAt == null
        ? 0
        : (int) Math.max(0, ChronoUnit.DAYS.between(dueOn, Days.of(submittedAt)));
  }

  boolean isOpen() {
    return state == State.OPEN || state == State.MISSING;
  }

  void write(String newResults, String newDifficulties, String newProposals) {
    requireOpen();
    setText(newResults, newDifficulties, newProposals);
  }

  void submit(UUID by, Instant now) {
    requireOpen();
    if (results.isBlank()) {
      throw new DomainException("associationReport.resultsMissing");
    }
    state = State.RECEIVED;
    received(by, now);
  }

  void submitNothing(String why, UUID by, Instant now) {
    requireOpen();
    state = State.NOTHING;
    nothing = true;
    setText("", "", "");
    note = Typed.optional(Typed.NOTE, why);
    received(by, now);
  }

  void enterOnBehalf(String from, String r, String d, String p, UUID by, Instant now) {
    requireOpen();
    source = Typed.required(Typed.NOTE, from, "associationReport.sourceMissing");
    setText(r, d, p);
    nothing = results.isBlank() && difficulties.isBlank() && proposals.isBlank();
    state = State.ON_PAPER;
    received(by, now);
  }

  void confirm(Instant now) {
    require(State.ON_PAPER);
    confirmedAt = now;
  }

  void dispute(String reason, UUID by) {
    require(State.ON_PAPER);
    disputeReason = Typed.required(Typed.NOTE, reason, "associationReport.reasonMissing");
    state = State.DISPUTED;
    passedOnBy = by;
  }

  void correct(String r, String d, String p, UUID by) {
    require(State.DISPUTED);
    setText(r, d, p);
    nothing = results.isBlank() && difficulties.isBlank() && proposals.isBlank();
    state = State.ON_PAPER;
    passedOnBy = by;
  }

  /** False when it had come in the meantime. */
  boolean markMissing() {
    if (state != State.OPEN) {
      return false;
    }
    state = State.MISSING;
    return true;
  }

  void close() {
    requireOpen();
    state = State.CLOSED_MISSING;
  }

  void attach(UUID fileId, boolean scan) {
    files.add(new AttachedFile(fileId, scan));
  }

  String text(Passage passage) {
    return switch (passage) {
      case RESULTS -> results;
      case DIFFICULTIES -> difficulties;
      case PROPOSALS -> proposals;
    };
  }

  void requireOpen() {
    if (!isOpen()) {
      throw new DomainException(
          state == State.CLOSED_MISSING ? "associationReport.closed" : "associationReport.sent");
    }
  }

  private void require(State expected) {
    if (state != expected) {
      throw new DomainException("associationReport.notInThisState");
    }
  }

  private void received(UUID by, Instant now) {
    submittedAt = now;
    submittedBy = by;
    passedOnBy = by;
  }

  private void setText(String r, String d, String p) {
    String newResults = Typed.atMost(Typed.PASSAGE, r);
    String newDifficulties = Typed.atMost(Typed.PASSAGE, d);
    String newProposals = Typed.atMost(Typed.PASSAGE, p);
    results = newResults;
    difficulties = newDifficulties;
    proposals = newProposals;
  }
}
