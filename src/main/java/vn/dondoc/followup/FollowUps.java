package vn.dondoc.followup;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface FollowUps extends JpaRepository<FollowUp, UUID> {
  /** Whoever comes second to the same follow-up waits, and sees what the first has done. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select f from FollowUp f where f.id = :id")
  Optional<FollowUp> lock(UUID id);

  /** In one order, so that two who take the same do not wait for each other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select f from FollowUp f where f.id in :ids order by f.id")
  List<FollowUp> lockAll(Collection<UUID> ids);

  List<FollowUp> findByReviewIdOrderByNumberAscIdAsc(UUID reviewId);

  List<FollowUp> findByDirectiveIdOrderById(UUID directiveId);

  @Query(
      "select f.id from FollowUp f where f.reviewId = :reviewId and f.lifecycle not in (COMPLETED, WITHDRAWN) order by"
          + " f.id")
  List<UUID> unfinished(UUID reviewId);

  /** In which a unit leads or coordinates, always in the same order. */
  @Query(
      "select f.id from FollowUp f where f.lifecycle not in (COMPLETED, WITHDRAWN)"
          + " and (f.leadId = :unitId or :unitId member of f.coordinatingIds) order by f.id")
  List<UUID> openOf(UUID unitId);

  @Query(
      "select count(f) > 0 from FollowUp f where f.reviewId = :reviewId and f.lifecycle not in (COMPLETED, WITHDRAWN)")
  boolean anyUnfinished(UUID reviewId);

  @Query(
      "select f from FollowUp f where f.assignedBy = :personId and f.lifecycle not in (COMPLETED, WITHDRAWN) order by"
          + " f.dueOn nulls last, f.id")
  List<FollowUp> openAssignedBy(UUID personId);
}
