package vn.dondoc.discussion;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Opinions extends JpaRepository<Opinion, UUID> {
  List<Opinion> findByReviewIdOrderByNumber(UUID reviewId);

  @Query("select o.id from Opinion o where o.reviewId = :reviewId order by o.number")
  List<UUID> idsOf(UUID reviewId);

  @Query("select coalesce(max(o.number), 0) from Opinion o where o.reviewId = :reviewId")
  int lastNumber(UUID reviewId);

  int countByReviewId(UUID reviewId);
}
