package vn.dondoc.conclusion;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Directives and notices for other modules. Checks no access: the caller has, or shows nothing of
 * it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class DirectiveReading {
  private final Directives directives;
  private final Notices notices;

  DirectiveReading(Directives directives, Notices notices) {
    this.directives = directives;
    this.notices = notices;
  }

  /** All of a review, in the order of the conclusion; a fixed number of queries. */
  public List<DirectiveInfo> directives(UUID reviewId) {
    return directives.findByReviewIdOrderByNumber(reviewId).stream().map(Directive::info).toList();
  }

  public Optional<DirectiveInfo> directive(UUID id) {
    return directives.findById(id).map(Directive::info);
  }

  /** The notice of a review, once it is issued. */
  public Optional<NoticeInfo> notice(UUID reviewId) {
    return notices.findById(reviewId).map(Notice::info);
  }
}
