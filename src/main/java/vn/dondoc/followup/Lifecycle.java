package vn.dondoc.followup;

import java.util.Set;

/** Where a follow-up stands: the stored half of its state; lateness is computed. */
public enum Lifecycle {
  ASSIGNED,
  IN_PROGRESS,
  AWAITING_CONFIRMATION,
  COMPLETED,
  /** Declined by its unit: waits for the chair's decision. */
  DECLINED,
  SUSPENDED,
  WITHDRAWN;

  /** The only changes there are. */
  public boolean canBecome(Lifecycle next) {
    return nexts().contains(next);
  }

  /** Nothing happens to it any more. */
  public boolean isEnded() {
    return this == COMPLETED || this == WITHDRAWN;
  }

  /** The unit is to act: to accept it, or to carry it out. */
  public boolean isWithUnit() {
    return this == ASSIGNED || this == IN_PROGRESS;
  }

  private Set<Lifecycle> nexts() {
    return switch (this) {
      case ASSIGNED -> Set.of(IN_PROGRESS, DECLINED, AWAITING_CONFIRMATION, SUSPENDED, WITHDRAWN);
      // Another lead answers anew; without any lead the chair decides.
      case IN_PROGRESS -> Set.of(ASSIGNED, DECLINED, AWAITING_CONFIRMATION, SUSPENDED, WITHDRAWN);
      case AWAITING_CONFIRMATION ->
          Set.of(ASSIGNED, DECLINED, COMPLETED, IN_PROGRESS, SUSPENDED, WITHDRAWN);
      case DECLINED -> Set.of(ASSIGNED, WITHDRAWN);
      case SUSPENDED -> Set.of(ASSIGNED, IN_PROGRESS, AWAITING_CONFIRMATION, DECLINED, WITHDRAWN);
      case COMPLETED, WITHDRAWN -> Set.of();
    };
  }
}
