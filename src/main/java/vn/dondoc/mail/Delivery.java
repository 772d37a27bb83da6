package vn.dondoc.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Writes and sends what is due, again and again: a thread that writes, and one for each connection.
 * Begins when all else is ready, so that it meets no half-told demonstration.
 */
@Component
@ConditionalOnProperty(name = "dondoc.mail.sending", havingValue = "true")
class Delivery implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Delivery.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

  private final Writing writing;
  private final Sending sending;
  private final Clock clock;
  private final int connections;
  private final Duration lookEvery;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition posted = lock.newCondition();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger timesAway = new AtomicInteger();
  private final AtomicLong pausedUntilNanos = new AtomicLong(System.nanoTime());
  private long rings;
  private volatile boolean running;

  Delivery(
      Writing writing,
      Sending sending,
      Clock clock,
      @Value("${dondoc.mail.connections}") int connections,
      @Value("${dondoc.mail.look-every}") Duration lookEvery) {
    this.writing = writing;
    this.sending = sending;
    this.clock = clock;
    this.connections = connections;
    this.lookEvery = lookEvery;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    start();
  }

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    running = true;
    threads.add(Thread.ofVirtual().name("mail-writing").start(() -> repeat(this::write)));
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.ofVirtual().name("mail-sending-" + i).start(() -> repeat(this::send)));
    }
  }

  /** The mail that is under way is finished; the others are given back. */
  @Override
  public synchronized void stop() {
    running = false;
    ring();
    long patientUntil = System.nanoTime() + PATIENCE_AT_STOP.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(1, patientUntil - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void posted(MailPosted mail) {
    if (!mail.due().isAfter(clock.instant())) {
      ring();
    }
  }

  private interface Work {
    /** Whether there may be more at once. */
    boolean more();
  }

  private void repeat(Work work) {
    long heard = 0;
    while (running) {
      try {
        heard = rings();
        while (running && work.more()) {
          // at once again
        }
      } catch (RuntimeException e) {
        log.warn("Mails wait: {}", e.toString());
      }
      await(heard);
    }
  }

  private boolean write() {
    if (writing.writeDue() > 0) {
      ring();
    }
    return false;
  }

  private boolean send() {
    if (pausedUntilNanos.get() - System.nanoTime() > 0) {
      return false;
    }
    return switch (sending.sendBatch(() -> running)) {
      case NOTHING_DUE -> false;
      case SENT -> {
        timesAway.set(0);
        ring(); // a person's next mail may have had to wait for this batch
        yield true;
      }
      case SERVER_AWAY -> {
        pause();
        yield false;
      }
    };
  }

  /**
   * For all connections of this node, each time longer: a server that comes back is not overrun.
   */
  private void pause() {
    long pause =
        Math.min(
            SHORTEST_PAUSE.toNanos() << Math.min(timesAway.getAndIncrement(), 10),
            LONGEST_PAUSE.toNanos());
    pausedUntilNanos.set(System.nanoTime() + pause);
  }

  private long rings() {
    lock.lock();
    try {
      return rings;
    } finally {
      lock.unlock();
    }
  }

  private void ring() {
    lock.lock();
    try {
      rings++;
      posted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Until something is posted or written that was not there before, or for a while. */
  private void await(long heard) {
    lock.lock();
    try {
      long left = lookEvery.toNanos();
      while (running && rings == heard && left > 0) {
        left = posted.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    } finally {
      lock.unlock();
    }
  }
}
