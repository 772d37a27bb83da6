package vn.dondoc.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes and sends at once, for whoever moves the clock. */
@Service
public class MailDelivery {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Writing writing;
  private final Sending sending;
  private final Leases leases;
  private final int connections;

  MailDelivery(
      Writing writing,
      Sending sending,
      Leases leases,
      @Value("${dondoc.mail.connections}") int connections) {
    this.writing = writing;
    this.sending = sending;
    this.leases = leases;
    this.connections = connections;
  }

  /**
   * Writes and sends all that is due now, and returns when that is done, also by what sends in the
   * background. Where the server is away, or none is set, what is written waits.
   */
  @Transactional(propagation = Propagation.NEVER)
  public void deliverDue() {
    long patientUntil = System.nanoTime() + PATIENCE.toNanos();
    AtomicBoolean goOn = new AtomicBoolean(sending.hasServer());
    do {
      writing.writeDue();
      sendOverAllConnections(goOn);
    } while (goOn.get() && leases.areUnderWay() && waited(patientUntil));
  }

  private void sendOverAllConnections(AtomicBoolean goOn) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 1; i < connections; i++) {
        all.add(threads.submit(() -> sendDue(goOn)));
      }
      sendDue(goOn);
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A moment for those that others write or send just now. */
  private static boolean waited(long patientUntil) {
    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    return System.nanoTime() < patientUntil && !Thread.currentThread().isInterrupted();
  }

  private void sendDue(AtomicBoolean goOn) {
    Sending.Came came;
    while ((came = sending.sendBatch(goOn::get)) == Sending.Came.SENT) {
      // the next batch
    }
    if (came == Sending.Came.SERVER_AWAY) {
      goOn.set(false);
    }
  }
}
