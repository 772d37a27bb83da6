package vn.dondoc.discussion;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.NotFound;

/**
 * Opinions and their answers for the modules that conclude and trace. Checks nobody: the caller, in
 * whose transaction it runs, has checked, and knows what may be shown before the release.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OpinionReading {
  private final Opinions opinions;
  private final Conferences conferences;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OpinionReading(
      Opinions opinions, Conferences conferences, ApplicationEventPublisher events, Clock clock) {
    this.opinions = opinions;
    this.conferences = conferences;
    this.events = events;
    this.clock = clock;
  }

  /** An opinion with its answer; a draft of an answer is none. */
  public record OpinionInfo(
      UUID id,
      UUID reviewId,
      int number,
      UUID authorId,
      UUID organisationId,
      @Nullable UUID sectionId,
      @Nullable UUID keyTaskId,
      String text,
      AnswerKind answerKind,
      @Nullable String answerWords,
      @Nullable String proposedDirective,
      @Nullable Integer reportVersion,
      @Nullable UUID changedId,
      boolean handedIn) {}

  public List<OpinionInfo> opinions(UUID reviewId) {
    return opinions.findByReviewIdOrderByNumber(reviewId).stream()
        .map(OpinionReading::info)
        .toList();
  }

  public Optional<OpinionInfo> opinion(UUID id) {
    return opinions.findById(id).map(OpinionReading::info);
  }

  /** Whether each author sees the answer to what they said. */
  public boolean released(UUID reviewId) {
    return conferences.findById(reviewId).map(c -> c.answersReleasedAt != null).orElse(false);
  }

  /** With the notice, every author sees the answer to what they said. */
  public void release(UUID reviewId) {
    conferences.findById(reviewId).orElseThrow(NotFound::new).releaseAnswers(clock.instant());
    events.publishEvent(new AnswersReleased(reviewId));
  }

  private static OpinionInfo info(Opinion o) {
    boolean answered = o.isAnswered();
    return new OpinionInfo(
        o.id,
        o.reviewId,
        o.number,
        o.authorId,
        o.organisationId,
        o.sectionId,
        o.keyTaskId,
        o.text,
        o.kind(),
        answered ? o.answerWords : null,
        answered ? o.proposedDirective : null,
        answered ? o.reportVersion : null,
        answered ? o.changedId : null,
        o.handedIn);
  }
}
