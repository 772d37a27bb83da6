package vn.dondoc.standing;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToIntFunction;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.Timeliness;

/** A number of the standing, and exactly which follow-ups are behind it. */
public enum Figure {
  ON_TIME(Standing::onTime, Timeliness.ON_TIME),
  LATE(Standing::late, Timeliness.LATE),
  COMPLETED(Standing::completed, Timeliness.ON_TIME, Timeliness.LATE),
  /** Soon due or not. */
  WITHIN(Standing::openWithin, Timeliness.WITHIN, Timeliness.DUE_SOON),
  DUE_SOON(Standing::dueSoon, Timeliness.DUE_SOON),
  OVERDUE(Standing::overdue, Timeliness.OVERDUE),
  OPEN(Standing::open, Timeliness.WITHIN, Timeliness.DUE_SOON, Timeliness.OVERDUE),
  /** The sum of the two by two. */
  DATED(
      Standing::dated,
      Timeliness.ON_TIME,
      Timeliness.LATE,
      Timeliness.WITHIN,
      Timeliness.DUE_SOON,
      Timeliness.OVERDUE),
  WITHOUT_DEADLINE(Standing::withoutDeadline, Timeliness.WITHOUT_DEADLINE),
  SUSPENDED(Standing::suspended, Timeliness.SUSPENDED),
  WITHDRAWN(Standing::withdrawn, Timeliness.WITHDRAWN),
  /** Above the line of the first rate. */
  ALL_COMPLETED(
      Standing::allCompleted, EnumSet.of(Lifecycle.COMPLETED), EnumSet.noneOf(Timeliness.class)),
  /** Below the line of the first rate: everything not withdrawn. */
  ALL(
      Standing::all,
      EnumSet.complementOf(EnumSet.of(Lifecycle.WITHDRAWN)),
      EnumSet.noneOf(Timeliness.class)),
  /** Below the line of the second rate. */
  DUE(Standing::due, Timeliness.ON_TIME, Timeliness.LATE, Timeliness.OVERDUE);

  private final ToIntFunction<Standing> number;
  private final Set<Lifecycle> lifecycle;
  private final Set<Timeliness> timeliness;

  Figure(ToIntFunction<Standing> number, Set<Lifecycle> lifecycle, Set<Timeliness> timeliness) {
    this.number = number;
    this.lifecycle = lifecycle;
    this.timeliness = timeliness;
  }

  Figure(ToIntFunction<Standing> number, Timeliness first, Timeliness... more) {
    this(number, EnumSet.noneOf(Lifecycle.class), EnumSet.of(first, more));
  }

  public int of(Standing standing) {
    return number.applyAsInt(standing);
  }

  /** The follow-ups that this number counts, of those that a filter lets through. */
  public FollowUpFilter rows(FollowUpFilter among) {
    return among.with().lifecycle(lifecycle).timeliness(timeliness).filter();
  }
}
