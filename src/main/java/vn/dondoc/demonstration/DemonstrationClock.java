package vn.dondoc.demonstration;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.dondoc.audit.HistorySeals;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.mail.MailDelivery;
import vn.dondoc.workflow.Processes;

/**
 * Moves the day of the demonstration on, with everything that falls due on the way. Exists only
 * there.
 */
@Service
@OnlyInDemonstration
public class DemonstrationClock {
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /** After so long what was collected goes out. */
  private static final Duration COLLECTED = Duration.ofMinutes(15);

  private final MovableClock clock;
  private final Processes processes;
  private final HistorySeals seals;
  private final MailDelivery mails;
  private final JdbcClient jdbc;

  DemonstrationClock(
      MovableClock clock,
      Processes processes,
      HistorySeals seals,
      MailDelivery mails,
      JdbcClient jdbc) {
    this.clock = clock;
    this.processes = processes;
    this.seals = seals;
    this.mails = mails;
    this.jdbc = jdbc;
  }

  public LocalDate today() {
    return Days.today(clock);
  }

  /** One day on. */
  public void nextDay() {
    moveTo(today().plusDays(1));
  }

  /**
   * On to a day, through every morning in between: what was collected goes out, and whoever is to
   * be reminded is.
   *
   * @throws DomainException when the day is not after today, or more than two years away
   */
  public synchronized void moveTo(LocalDate day) {
    LocalDate today = today();
    if (!day.isAfter(today)) {
      throw new DomainException("demonstration.onlyForward");
    }
    if (day.isAfter(today.plusYears(2))) {
      throw new DomainException("demonstration.tooFar");
    }
    for (LocalDate next = today.plusDays(1); !next.isAfter(day); next = next.plusDays(1)) {
      endDay();
      clock.runFrom(morning(next));
      processes.runDueTimers();
      mails.deliverDue();
      seals.sealCompleteDays();
    }
    store();
  }

  /** For the player: stands at the morning of a day. */
  void standAt(LocalDate day) {
    clock.standAt(morning(day));
    processes.runDueTimers();
    mails.deliverDue();
    seals.sealCompleteDays();
  }

  /** What was collected during the day goes out before the day ends. */
  void endDay() {
    Instant later = clock.instant().plus(COLLECTED);
    if (Days.of(later).equals(today())) {
      clock.standAt(later);
    }
    mails.deliverDue();
  }

  /** For the player: some minutes later. */
  void later() {
    clock.standAt(clock.instant().plusSeconds(60));
  }

  /** From now on the day runs. */
  void run() {
    clock.runFrom(clock.instant());
    store();
  }

  /** Goes on where an earlier start stopped; false when there was none. */
  boolean resume() {
    Optional<Instant> stored =
        jdbc.sql("select instant from demonstration_clock")
            .query((rs, row) -> rs.getTimestamp(1).toInstant())
            .optional();
    stored.ifPresent(clock::runFrom);
    return stored.isPresent();
  }

  private void store() {
    jdbc.sql(
            "insert into demonstration_clock (instant) values (?) on conflict (id) do update set instant ="
                + " excluded.instant")
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  private static Instant morning(LocalDate day) {
    return day.atTime(MORNING).atZone(Days.ZONE).toInstant();
  }
}
