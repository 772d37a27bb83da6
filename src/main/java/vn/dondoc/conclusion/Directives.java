package vn.dondoc.conclusion;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Directives extends JpaRepository<Directive, UUID> {
  List<Directive> findByReviewIdOrderByNumber(UUID reviewId);

  int countByReviewId(UUID reviewId);

  @Query("select d.reviewId from Directive d where d.id = :id")
  Optional<UUID> reviewOf(UUID id);
}
