package vn.dondoc.standing;

import java.util.OptionalDouble;

/**
 * How many follow-ups stand where. The two by two (completed on time or late; open within or
 * overdue) counts those with a deadline; beside it stand those without a deadline, completed or
 * not, the suspended and the withdrawn. Each follow-up is in exactly one of the nine.
 *
 * @param within open, and more than a few working days left
 * @param dueSoon open, and only a few working days left: part of what is within its deadline
 */
public record Standing(
    int onTime,
    int late,
    int within,
    int dueSoon,
    int overdue,
    int completedWithoutDeadline,
    int openWithoutDeadline,
    int suspended,
    int withdrawn) {

  public static final Standing NONE = new Standing(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Completed, of those with a deadline. */
  public int completed() {
    return onTime + late;
  }

  /** Open within the deadline, soon due or not. */
  public int openWithin() {
    return within + dueSoon;
  }

  /** Open, of those with a deadline. */
  public int open() {
    return within + dueSoon + overdue;
  }

  /** The sum of the two by two: all with a deadline that are neither suspended nor withdrawn. */
  public int dated() {
    return completed() + open();
  }

  public int withoutDeadline() {
    return completedWithoutDeadline + openWithoutDeadline;
  }

  /** Completed, with a deadline or without. */
  public int allCompleted() {
    return completed() + completedWithoutDeadline;
  }

  /** Everything not withdrawn. */
  public int all() {
    return dated() + withoutDeadline() + suspended;
  }

  /** Completed or overdue, among those with a deadline. */
  public int due() {
    return completed() + overdue;
  }

  /** All nine: also the withdrawn. */
  public int everything() {
    return all() + withdrawn;
  }

  /**
   * The first rate: completed / all. Whatever is completed counts, also without a deadline; 'all'
   * is everything not withdrawn. Empty while there is nothing.
   */
  public OptionalDouble completedOfAll() {
    return share(allCompleted(), all());
  }

  /**
   * The second rate: completed / due, among those with a deadline: what is completed, out of that
   * and what is overdue. Empty while nothing was due.
   */
  public OptionalDouble completedOfDue() {
    return share(completed(), due());
  }

  public Standing plus(Standing other) {
    return new Standing(
        onTime + other.onTime,
        late + other.late,
        within + other.within,
        dueSoon + other.dueSoon,
        overdue + other.overdue,
        completedWithoutDeadline + other.completedWithoutDeadline,
        openWithoutDeadline + other.openWithoutDeadline,
        suspended + other.suspended,
        withdrawn + other.withdrawn);
  }

  private static OptionalDouble share(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
