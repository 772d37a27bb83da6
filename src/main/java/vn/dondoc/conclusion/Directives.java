package vn.dondoc.conclusion;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Directives extends JpaRepository<Directive, UUID> {
  List<Directive> findByReviewIdOrderByNumber(UUID reviewId);
}
