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
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;

/** The part of one coordinating unit: reported once, by that unit, or missing. */
@Entity
class Contribution {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID followUpId;
  UUID unitId;
  @Nullable String words;
  @Nullable LocalDate reportedOn;
  @Nullable Instant reportedAt;
  @Nullable UUID reportedBy;

  @Enumerated(EnumType.STRING)
  @Nullable Post post;

  @Nullable UUID onBehalfOf;
  @Nullable String source;

  /** The lead completed without it. */
  @Nullable Instant lapsedAt;

  @ElementCollection
  @CollectionTable(name = "contribution_file", joinColumns = @JoinColumn(name = "contribution_id"))
  @OrderColumn(name = "position")
  @Column(name = "file_id")
  List<UUID> fileIds = new ArrayList<>();

  @Version int version;

  protected Contribution() {}

  Contribution(UUID followUpId, UUID unitId) {
    this.followUpId = followUpId;
    this.unitId = unitId;
  }

  boolean isMissing() {
    return reportedOn == null;
  }

  /** Reported after its day, or missing when that has passed. */
  boolean isLate(@Nullable LocalDate dueOn, LocalDate today) {
    return dueOn != null && (reportedOn == null ? today : reportedOn).isAfter(dueOn);
  }

  void report(
      Actor actor,
      @Nullable UUID forUnit,
      @Nullable String how,
      String text,
      List<UUID> files,
      Instant now) {
    if (!isMissing()) {
      throw new DomainException("followUp.partReported");
    }
    words = text;
    reportedAt = now;
    reportedOn = Days.of(now);
    reportedBy = actor.personId();
    post = actor.post();
    onBehalfOf = forUnit;
    source = how;
    fileIds.addAll(files);
  }

  void lapse(Instant now) {
    lapsedAt = now;
  }

  /** The follow-up goes on, and the part is wanted after all. */
  void reopen() {
    lapsedAt = null;
  }
}
