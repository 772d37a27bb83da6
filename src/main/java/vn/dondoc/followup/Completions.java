package vn.dondoc.followup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Completions extends JpaRepository<Completion, UUID> {
  boolean existsByProgressId(UUID progressId);

  Optional<Completion> findByFollowUpIdAndDecisionIsNull(UUID followUpId);

  List<Completion> findByFollowUpIdOrderBySubmittedAtAscIdAsc(UUID followUpId);
}
