package vn.dondoc.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which follow-ups a list shows, and in which order; whatever is null or empty does not narrow it.
 * The same filter stands in the address of the list, behind every number of the standing, and in
 * the API.
 *
 * @param holderId the union; null: the first that the person belongs to
 * @param assignmentId only what one direct assignment gave out
 * @param unitId leads or coordinates, see {@code role}
 * @param role of the unit; null: either
 * @param timeliness any of these
 * @param byOriginal whether timeliness is judged against the original deadline
 * @param source any of these
 * @param openWithoutDeadline only what is open, has no deadline and is old enough to be asked about
 * @param search words of the text or of the lead unit's name, accents or not
 * @param asOf as everything stood at that moment; null: now
 */
public record FollowUpFilter(
    @Nullable UUID holderId,
    @Nullable UUID reviewId,
    @Nullable UUID directiveId,
    @Nullable UUID assignmentId,
    @Nullable UUID unitId,
    @Nullable UnitRole role,
    Set<Lifecycle> lifecycle,
    Set<Timeliness> timeliness,
    boolean byOriginal,
    Set<SourceKind> source,
    @Nullable String field,
    @Nullable UUID assignedBy,
    @Nullable LocalDate assignedFrom,
    @Nullable LocalDate assignedUntil,
    @Nullable LocalDate dueFrom,
    @Nullable LocalDate dueUntil,
    boolean openWithoutDeadline,
    @Nullable String search,
    @Nullable Instant asOf,
    Order order,
    boolean descending) {

  /** What a list is sorted by. */
  public enum Order {
    /** What is open first, soonest first. */
    DUE,
    TEXT,
    LEAD,
    ASSIGNED,
    LIFECYCLE,
    PERCENT
  }

  public static final FollowUpFilter ALL =
      new FollowUpFilter(
          null, null, null, null, null, null, Set.of(), Set.of(), false, Set.of(), null, null, null,
          null, null, null, false, null, null, Order.DUE, false);

  public static FollowUpFilter ofReview(UUID reviewId) {
    return ALL.with().reviewId(reviewId).filter();
  }

  /** Whether nothing but the union and the review narrows it. */
  public boolean isPlain() {
    return equals(
        ALL.with()
            .holderId(holderId)
            .reviewId(reviewId)
            .order(order)
            .descending(descending)
            .filter());
  }

  /** The same, to be narrowed or widened. */
  public With with() {
    return new With(this);
  }

  /** A filter in the making. */
  public static final class With {
    private @Nullable UUID holderId;
    private @Nullable UUID reviewId;
    private @Nullable UUID directiveId;
    private @Nullable UUID assignmentId;
    private @Nullable UUID unitId;
    private @Nullable UnitRole role;
    private Set<Lifecycle> lifecycle;
    private Set<Timeliness> timeliness;
    private boolean byOriginal;
    private Set<SourceKind> source;
    private @Nullable String field;
    private @Nullable UUID assignedBy;
    private @Nullable LocalDate assignedFrom;
    private @Nullable LocalDate assignedUntil;
    private @Nullable LocalDate dueFrom;
    private @Nullable LocalDate dueUntil;
    private boolean openWithoutDeadline;
    private @Nullable String search;
    private @Nullable Instant asOf;
    private Order order;
    private boolean descending;

    private With(FollowUpFilter from) {
      holderId = from.holderId;
      reviewId = from.reviewId;
      directiveId = from.directiveId;
      assignmentId = from.assignmentId;
      unitId = from.unitId;
      role = from.role;
      lifecycle = from.lifecycle;
      timeliness = from.timeliness;
      byOriginal = from.byOriginal;
      source = from.source;
      field = from.field;
      assignedBy = from.assignedBy;
      assignedFrom = from.assignedFrom;
      assignedUntil = from.assignedUntil;
      dueFrom = from.dueFrom;
      dueUntil = from.dueUntil;
      openWithoutDeadline = from.openWithoutDeadline;
      search = from.search;
      asOf = from.asOf;
      order = from.order;
      descending = from.descending;
    }

    public With holderId(@Nullable UUID value) {
      holderId = value;
      return this;
    }

    public With reviewId(@Nullable UUID value) {
      reviewId = value;
      return this;
    }

    public With directiveId(@Nullable UUID value) {
      directiveId = value;
      return this;
    }

    public With assignmentId(@Nullable UUID value) {
      assignmentId = value;
      return this;
    }

    public With unitId(@Nullable UUID value) {
      unitId = value;
      return this;
    }

    public With role(@Nullable UnitRole value) {
      role = value;
      return this;
    }

    public With lifecycle(Set<Lifecycle> value) {
      lifecycle = value;
      return this;
    }

    public With timeliness(Set<Timeliness> value) {
      timeliness = value;
      return this;
    }

    public With byOriginal(boolean value) {
      byOriginal = value;
      return this;
    }

    public With source(Set<SourceKind> value) {
      source = value;
      return this;
    }

    public With field(@Nullable String value) {
      field = value;
      return this;
    }

    public With assignedBy(@Nullable UUID value) {
      assignedBy = value;
      return this;
    }

    public With assignedFrom(@Nullable LocalDate value) {
      assignedFrom = value;
      return this;
    }

    public With assignedUntil(@Nullable LocalDate value) {
      assignedUntil = value;
      return this;
    }

    public With dueFrom(@Nullable LocalDate value) {
      dueFrom = value;
      return this;
    }

    public With dueUntil(@Nullable LocalDate value) {
      dueUntil = value;
      return this;
    }

    public With openWithoutDeadline(boolean value) {
      openWithoutDeadline = value;
      return this;
    }

    public With search(@Nullable String value) {
      search = value;
      return this;
    }

    public With asOf(@Nullable Instant value) {
      asOf = value;
      return this;
    }

    public With order(Order value) {
      order = value;
      return this;
    }

    public With descending(boolean value) {
      descending = value;
      return this;
    }

    public With lifecycle(Lifecycle... values) {
      return lifecycle(values.length == 0 ? Set.of() : EnumSet.copyOf(Set.of(values)));
    }

    public With timeliness(Timeliness... values) {
      return timeliness(values.length == 0 ? Set.of() : EnumSet.copyOf(Set.of(values)));
    }

    public With source(SourceKind... values) {
      return source(values.length == 0 ? Set.of() : EnumSet.copyOf(Set.of(values)));
    }

    public FollowUpFilter filter() {
      return new FollowUpFilter(
          holderId,
          reviewId,
          directiveId,
          assignmentId,
          unitId,
          role,
          lifecycle,
          timeliness,
          byOriginal,
          source,
          field,
          assignedBy,
          assignedFrom,
          assignedUntil,
          dueFrom,
          dueUntil,
          openWithoutDeadline,
          search,
          asOf,
          order,
          descending);
    }
  }
}
