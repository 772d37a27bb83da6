package vn.dondoc.mail;

import java.time.Duration;
import java.util.List;

/** How long a mail waits after it was tried in vain: soon at first, at last a day. */
final class BackOff {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofDays(1));

  private BackOff() {}

  /**
   * @param before how often it had been tried in vain before
   */
  static Duration after(int before) {
    return WAITS.get(Math.min(before, WAITS.size() - 1));
  }
}
