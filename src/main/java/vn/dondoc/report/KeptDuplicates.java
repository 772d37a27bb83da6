package vn.dondoc.report;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface KeptDuplicates extends JpaRepository<KeptDuplicate, UUID> {
  List<KeptDuplicate> findByKeyTaskIdInOrderByKeptAt(Collection<UUID> keyTaskIds);
}
