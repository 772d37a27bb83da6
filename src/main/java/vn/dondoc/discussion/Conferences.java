package vn.dondoc.discussion;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Conferences extends JpaRepository<Conference, UUID> {
  @Query("select c.holderId from Conference c where c.reviewId = :reviewId")
  Optional<UUID> holderOf(UUID reviewId);

  /** Convened ones to which someone is invited, on a day or later. */
  @Query(
      "select c from Conference c join c.attendees a where a.personId = :personId and a.invited"
          + " and c.convenedAt is not null and c.day >= :day order by c.day, c.reviewId")
  List<Conference> inviting(UUID personId, LocalDate day);

  /** Locked, so that numbers are given and the discussion is closed one after the other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Conference c where c.reviewId = :reviewId")
  Optional<Conference> lock(UUID reviewId);
}
