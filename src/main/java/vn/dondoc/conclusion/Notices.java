package vn.dondoc.conclusion;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Notices extends JpaRepository<Notice, UUID> {
  boolean existsByHolderIdAndYear(UUID holderId, int year);
}
