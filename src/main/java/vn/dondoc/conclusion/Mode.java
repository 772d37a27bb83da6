package vn.dondoc.conclusion;

/** How a directive is carried out. */
public enum Mode {
  /** One lead unit, with coordinating units: one follow-up. */
  TOGETHER,
  /** Several units, each for itself: a follow-up for each. */
  EACH,
  /** Nobody's task, with the reason why. */
  NO_TASK
}
