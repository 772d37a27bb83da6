package vn.dondoc.report;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface KeyTasks extends JpaRepository<KeyTask, UUID> {
  List<KeyTask> findByReviewIdOrderByPositionAscIdAsc(UUID reviewId);
}
