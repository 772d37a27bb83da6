package vn.dondoc.report;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AssociationReports extends JpaRepository<AssociationReport, UUID> {
  List<AssociationReport> findByReviewIdOrderByOrganisationId(UUID reviewId);
}
