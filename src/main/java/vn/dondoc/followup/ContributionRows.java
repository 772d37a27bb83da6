package vn.dondoc.followup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ContributionRows extends JpaRepository<Contribution, UUID> {
  List<Contribution> findByFollowUpIdOrderById(UUID followUpId);

  Optional<Contribution> findByFollowUpIdAndUnitId(UUID followUpId, UUID unitId);

  /** Those of the units that coordinate now, not of units that did once. */
  @Query(
      "select c from Contribution c, FollowUp f where f.id = :followUpId and c.followUpId = f.id"
          + " and c.reportedOn is null and c.unitId member of f.coordinatingIds order by c.id")
  List<Contribution> missing(UUID followUpId);
}
