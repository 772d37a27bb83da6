package vn.dondoc.followup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface EntryRows extends JpaRepository<EntryOnBehalf, UUID> {
  List<EntryOnBehalf> findByFollowUpIdOrderByEnteredAtDescIdDesc(UUID followUpId);

  Optional<EntryOnBehalf> findByProgressId(UUID progressId);
}
