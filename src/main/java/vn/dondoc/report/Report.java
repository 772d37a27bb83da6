package vn.dondoc.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;

/**
 * The union's report of one review: drafted, approved, amended by opinions, fixed by the notice.
 */
@Entity
class Report {
  @Id UUID reviewId;

  UUID holderId;
  String title;
  LocalDate reportsDueOn;

  @Enumerated(EnumType.STRING)
  ReportState state = ReportState.DRAFTING;

  @Nullable Integer approvedVersion;
  @Nullable UUID openedBy;

  /** Who brought it to where it stands: asked for the approval, or for the changes. */
  @Nullable UUID passedOnBy;

  @Version int version;

  protected Report() {}

  Report(
      UUID reviewId, UUID holderId, String title, LocalDate reportsDueOn, @Nullable UUID openedBy) {
    this.reviewId = reviewId;
    this.holderId = holderId;
    this.title = title;
    this.reportsDueOn = reportsDueOn;
    this.openedBy = openedBy;
    this.passedOnBy = openedBy;
  }

  void requireEditable() {
    switch (state) {
      case DRAFTING, APPROVED -> {}
      case AWAITING_APPROVAL -> throw new DomainException("report.awaitsApproval");
      case FIXED -> throw new DomainException("report.isFixed");
    }
  }

  void submit(UUID by) {
    require(ReportState.DRAFTING);
    state = ReportState.AWAITING_APPROVAL;
    passedOnBy = by;
  }

  void approve(int number) {
    require(ReportState.AWAITING_APPROVAL);
    state = ReportState.APPROVED;
    approvedVersion = number;
  }

  void sendBack(UUID by) {
    require(ReportState.AWAITING_APPROVAL);
    state = ReportState.DRAFTING;
    passedOnBy = by;
  }

  void fix() {
    require(ReportState.APPROVED);
    state = ReportState.FIXED;
  }

  boolean isAfterApproval(int number) {
    return approvedVersion != null && number > approvedVersion;
  }

  private void require(ReportState expected) {
    if (state != expected) {
      throw new DomainException("report.notInThisState");
    }
  }
}
