package vn.dondoc.followup;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProgressEntries extends JpaRepository<Progress, UUID> {
  @Query(
      "select p from Progress p left join fetch p.fileIds where p.followUpId = :followUpId order by p.reportedAt desc,"
          + " p.id desc")
  List<Progress> ofFollowUp(UUID followUpId);
}
