package vn.dondoc.base;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The day of an instant where the deadlines live. */
public final class Days {
  /** Deadlines end with their day in this zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private Days() {}

  public static LocalDate today(Clock clock) {
    return of(clock.instant());
  }

  public static LocalDate of(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  public static LocalDateTime timeOf(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZONE);
  }
}
