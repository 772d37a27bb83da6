package vn.dondoc.report;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AssociationReportHistories extends JpaRepository<AssociationReportHistory, UUID> {
  List<AssociationReportHistory> findByAssociationReportIdInOrderByAtAscIdAsc(Collection<UUID> ids);
}
