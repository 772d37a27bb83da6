package vn.dondoc.report;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportDecisions extends JpaRepository<ReportDecision, UUID> {
  List<ReportDecision> findByReviewIdOrderByDecidedAtAscIdAsc(UUID reviewId);
}
