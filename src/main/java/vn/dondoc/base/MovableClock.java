package vn.dondoc.base;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of the demonstration and of tests: it stands on a day until it is moved, and within
 * that day runs on, so that 'saved at 14:05' is true and no midnight passes by itself.
 */
public class MovableClock extends Clock {
  private record Setting(Instant instant, long atNanos, boolean running) {}

  private final AtomicReference<Setting> setting;
  private final ZoneId zone;

  public MovableClock(Instant start) {
    this(new AtomicReference<>(new Setting(start, System.nanoTime(), false)), Days.ZONE);
  }

  private MovableClock(AtomicReference<Setting> setting, ZoneId zone) {
    this.setting = setting;
    this.zone = zone;
  }

  /** Stands still at this instant until moved again. */
  public void standAt(Instant instant) {
    setting.set(new Setting(instant, System.nanoTime(), false));
  }

  /** Goes on from this instant, to the end of its day at most. */
  public void runFrom(Instant instant) {
    setting.set(new Setting(instant, System.nanoTime(), true));
  }

  @Override
  public Instant instant() {
    Setting now = Objects.requireNonNull(setting.get());
    if (!now.running()) {
      return now.instant();
    }
    Instant endOfDay =
        LocalDate.ofInstant(now.instant(), Days.ZONE)
            .atTime(LocalTime.MAX)
            .atZone(Days.ZONE)
            .toInstant();
    Instant running = now.instant().plusNanos(System.nanoTime() - now.atNanos());
    return running.isAfter(endOfDay) ? endOfDay : running;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MovableClock(setting, other);
  }
}
