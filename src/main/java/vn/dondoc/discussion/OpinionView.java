package vn.dondoc.discussion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opinion as the person sees it who asks.
 *
 * @param about what it is about; null for the report as a whole
 * @param mine whether the person gave it
 * @param answered whether it has been answered; false as long as that is not for the person to know
 * @param answer the answer; null where there is none, or it is not yet for the person to see. For
 *     who answers, also the draft of one (then not {@code answered}).
 */
public record OpinionView(
    UUID id,
    UUID reviewId,
    int number,
    UUID authorId,
    String author,
    UUID organisationId,
    String organisation,
    @Nullable About about,
    String text,
    boolean handedIn,
    Instant takenAt,
    String takenBy,
    boolean mine,
    boolean answered,
    @Nullable AnswerView answer,
    int version) {

  /** A section or key task of the report. */
  public record About(UUID id, boolean keyTask, int position, String text) {}

  /** An answer, or the draft of one. */
  public record AnswerView(
      @Nullable AnswerKind kind,
      @Nullable String words,
      @Nullable String proposedDirective,
      @Nullable Integer reportVersion,
      @Nullable About changed,
      @Nullable Instant answeredAt,
      @Nullable String answeredBy) {}
}
