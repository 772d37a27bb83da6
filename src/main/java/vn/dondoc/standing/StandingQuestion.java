package vn.dondoc.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.followup.UnitRole;

/**
 * Which follow-ups a standing counts, and as of when; whatever is null or empty does not narrow it.
 * A follow-up counts for its lead unit.
 *
 * @param holderId the union; null: the first that the person belongs to
 * @param reviewId of the directives of this review
 * @param unitId led by this unit
 * @param sources from any of these
 * @param assignedFrom given out on this day or later: the period that is looked at
 * @param assignedUntil given out on this day or earlier
 * @param asOf as everything stood at that moment, judged on its day; null: now
 * @param byOriginal judged against the deadline first given, not the one in force
 */
public record StandingQuestion(
    @Nullable UUID holderId,
    @Nullable UUID reviewId,
    @Nullable UUID unitId,
    Set<SourceKind> sources,
    @Nullable LocalDate assignedFrom,
    @Nullable LocalDate assignedUntil,
    @Nullable Instant asOf,
    boolean byOriginal) {

  /** Assigned directly: a group of its own beside the reviews. */
  public static final Set<SourceKind> DIRECT =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(SourceKind.CONCLUSION)));

  /** Everything, now. */
  public static final StandingQuestion NOW =
      new StandingQuestion(null, null, null, Set.of(), null, null, null, false);

  public StandingQuestion ofHolder(@Nullable UUID id) {
    return new StandingQuestion(
        id, reviewId, unitId, sources, assignedFrom, assignedUntil, asOf, byOriginal);
  }

  public StandingQuestion ofReview(@Nullable UUID id) {
    return new StandingQuestion(
        holderId, id, unitId, sources, assignedFrom, assignedUntil, asOf, byOriginal);
  }

  /** The direct assignments only. */
  public StandingQuestion ofDirect() {
    return from(DIRECT);
  }

  public StandingQuestion ofUnit(@Nullable UUID id) {
    return new StandingQuestion(
        holderId, reviewId, id, sources, assignedFrom, assignedUntil, asOf, byOriginal);
  }

  public StandingQuestion from(Set<SourceKind> any) {
    return new StandingQuestion(
        holderId, reviewId, unitId, Set.copyOf(any), assignedFrom, assignedUntil, asOf, byOriginal);
  }

  public StandingQuestion assigned(@Nullable LocalDate from, @Nullable LocalDate until) {
    return new StandingQuestion(holderId, reviewId, unitId, sources, from, until, asOf, byOriginal);
  }

  public StandingQuestion at(@Nullable Instant moment) {
    return new StandingQuestion(
        holderId, reviewId, unitId, sources, assignedFrom, assignedUntil, moment, byOriginal);
  }

  /** As everything stood when that day ended. */
  public StandingQuestion atTheEndOf(LocalDate day) {
    return at(endOf(day));
  }

  public StandingQuestion againstOriginal(boolean original) {
    return new StandingQuestion(
        holderId, reviewId, unitId, sources, assignedFrom, assignedUntil, asOf, original);
  }

  /** The last moment of a day that can be told from the next one. */
  static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Days.ZONE).toInstant().minus(1, ChronoUnit.MICROS);
  }

  /** The follow-ups behind all that is counted. */
  public FollowUpFilter rows() {
    return FollowUpFilter.ALL
        .with()
        .holderId(holderId)
        .reviewId(reviewId)
        .unitId(unitId)
        .role(unitId == null ? null : UnitRole.LEAD)
        .source(sources)
        .assignedFrom(assignedFrom)
        .assignedUntil(assignedUntil)
        .asOf(asOf)
        .byOriginal(byOriginal)
        .filter();
  }

  /** The follow-ups behind one number. */
  public FollowUpFilter rows(Figure figure) {
    return figure.rows(rows());
  }

  /** Whether the running counts can answer it; the rest is counted over the rows. */
  boolean isCounted() {
    return asOf == null && !byOriginal && assignedFrom == null && assignedUntil == null;
  }
}
