package vn.dondoc.report;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Sections extends JpaRepository<Section, UUID> {
  List<Section> findByReviewIdOrderByPosition(UUID reviewId);
}
