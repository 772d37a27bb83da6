package vn.dondoc.followup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EntryRows extends JpaRepository<EntryOnBehalf, UUID> {
  List<EntryOnBehalf> findByFollowUpIdOrderByEnteredAtDescIdDesc(UUID followUpId);

  /** To lock the follow-up before the entry is looked at. */
  @Query("select e.followUpId from EntryOnBehalf e where e.id = :id")
  Optional<UUID> followUpOf(UUID id);

  Optional<EntryOnBehalf> findByProgressId(UUID progressId);
}
