package vn.dondoc.report;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Right;

/**
 * What other modules need to know of the union's report. Checks no access: the caller must have
 * checked that the person may read, or act on, the review.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ReportReading {
  private final Reports reports;
  private final Sections sections;
  private final KeyTasks keyTasks;
  private final ReportVersions versions;
  private final PulledPassages passages;
  private final EntityManager entities;
  private final Access access;
  private final Clock clock;

  ReportReading(
      Reports reports,
      Sections sections,
      KeyTasks keyTasks,
      ReportVersions versions,
      PulledPassages passages,
      EntityManager entities,
      Access access,
      Clock clock) {
    this.reports = reports;
    this.sections = sections;
    this.keyTasks = keyTasks;
    this.versions = versions;
    this.passages = passages;
    this.entities = entities;
    this.access = access;
    this.clock = clock;
  }

  public List<SectionInfo> sections(UUID reviewId) {
    return sections.findByReviewIdOrderByPosition(reviewId).stream()
        .map(s -> new SectionInfo(s.id, s.position, s.title, s.text))
        .toList();
  }

  public List<KeyTaskInfo> keyTasks(UUID reviewId) {
    return keyTasks.findByReviewIdOrderByPositionAscIdAsc(reviewId).stream()
        .map(k -> new KeyTaskInfo(k.id, k.position, k.text, k.removed, k.splitFrom))
        .toList();
  }

  public List<VersionInfo> versions(UUID reviewId) {
    return versions.infos(reviewId);
  }

  /** Whether a section or key task reads differently in this version than in the one before. */
  public boolean changedIn(UUID reviewId, int version, UUID sectionOrKeyTaskId) {
    VersionContent.Part then = part(reviewId, version, sectionOrKeyTaskId);
    VersionContent.Part before = part(reviewId, version - 1, sectionOrKeyTaskId);
    return then == null ? before != null : !then.sameAs(before);
  }

  /** Whether a version was saved after the one that was approved for the conference. */
  public boolean afterApproval(UUID reviewId, int version) {
    return report(reviewId).isAfterApproval(version);
  }

  /**
   * The chair issues the notice: the report stays as it is now, kept as a last version if it is
   * not.
   */
  public void fix(UUID reviewId) {
    Report report = report(reviewId);
    Actor actor = access.require(Right.CONCLUDE, report.holderId);
    entities.flush();
    entities.refresh(report, LockModeType.PESSIMISTIC_WRITE);
    report.fix();
    version(
        versions,
        reviewId,
        VersionContent.of(
            sections.findByReviewIdOrderByPosition(reviewId),
            keyTasks.findByReviewIdOrderByPositionAscIdAsc(reviewId)),
        actor,
        null,
        clock.instant());
  }

  public List<PassageInfo> origins(UUID sectionId) {
    return passages.findBySectionIdInOrderByPulledAtAscIdAsc(List.of(sectionId)).stream()
        .map(PulledPassage::info)
        .toList();
  }

  /** Keeps the content as a version unless the last one is the same; answers its number. */
  static int version(
      ReportVersions versions,
      UUID reviewId,
      VersionContent content,
      Actor actor,
      @Nullable String note,
      Instant now) {
    Optional<ReportVersion> last = versions.findFirstByReviewIdOrderByNumberDesc(reviewId);
    if (last.isPresent() && last.get().content.equals(content)) {
      return last.get().number;
    }
    int number = last.map(v -> v.number).orElse(0) + 1;
    versions.save(new ReportVersion(reviewId, number, now, actor, note, content));
    return number;
  }

  private VersionContent.@Nullable Part part(UUID reviewId, int version, UUID id) {
    return versions
        .findByReviewIdAndNumber(reviewId, version)
        .map(v -> v.content.part(id))
        .orElse(null);
  }

  private Report report(UUID reviewId) {
    return reports.findById(reviewId).orElseThrow(NotFound::new);
  }
}
