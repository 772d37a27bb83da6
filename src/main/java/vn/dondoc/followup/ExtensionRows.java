package vn.dondoc.followup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ExtensionRows extends JpaRepository<Extension, UUID> {
  Optional<Extension> findByFollowUpIdAndDecisionIsNull(UUID followUpId);

  List<Extension> findByFollowUpIdOrderByAskedAtDesc(UUID followUpId);
}
