package vn.dondoc.report;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface PulledPassages extends JpaRepository<PulledPassage, UUID> {
  List<PulledPassage> findBySectionIdInOrderByPulledAtAscIdAsc(Collection<UUID> sectionIds);
}
