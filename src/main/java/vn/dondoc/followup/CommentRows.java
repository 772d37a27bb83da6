package vn.dondoc.followup;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CommentRows extends JpaRepository<Comment, UUID> {
  List<Comment> findByFollowUpIdOrderByWrittenAtAscIdAsc(UUID followUpId);
}
