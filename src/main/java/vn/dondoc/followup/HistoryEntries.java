package vn.dondoc.followup;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface HistoryEntries extends JpaRepository<HistoryEntry, UUID> {
  List<HistoryEntry> findByFollowUpIdOrderByPositionDesc(UUID followUpId);
}
