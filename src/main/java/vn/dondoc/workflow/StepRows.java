package vn.dondoc.workflow;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StepRows extends JpaRepository<StepRow, UUID> {
  /**
   * The open step of a kind about a subject, or the latest, locked: whoever comes second sees that
   * it has ended. The open one first, since the clocks of two nodes are never quite the same.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      "select s from StepRow s where s.subjectId = :subject and s.step = :step order by s.endedAt desc nulls first, s.openedAt desc, s.id desc limit 1")
  Optional<StepRow> lockLatest(UUID subject, Step step);

  Optional<StepRow> findBySubjectIdAndStepAndEndedAtIsNull(UUID subjectId, Step step);

  Optional<StepRow> findByTaskIdAndEndedAtIsNull(String taskId);
}
