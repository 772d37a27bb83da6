package vn.dondoc.report;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ReportVersions extends JpaRepository<ReportVersion, UUID> {
  Optional<ReportVersion> findByReviewIdAndNumber(UUID reviewId, int number);

  Optional<ReportVersion> findFirstByReviewIdOrderByNumberDesc(UUID reviewId);

  @Query(
      "select new vn.dondoc.report.VersionInfo(v.number, v.savedAt, v.savedBy, v.note) from ReportVersion v"
          + " where v.reviewId = :reviewId order by v.number")
  List<VersionInfo> infos(UUID reviewId);
}
