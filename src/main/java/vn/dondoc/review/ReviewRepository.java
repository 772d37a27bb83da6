package vn.dondoc.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReviewRepository extends JpaRepository<Review, UUID> {
  Optional<Review> findFirstByHolderIdOrderByOpenedAtDesc(UUID holderId);

  List<Review> findByHolderIdOrderByOpenedAtDesc(UUID holderId);

  List<Review> findByHolderIdInOrderByOpenedAtDesc(Collection<UUID> holderIds);
}
