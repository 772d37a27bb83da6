package vn.dondoc.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes and sends at once, for whoever moves the clock. */
@Service
public class MailDelivery {
  private final Writing writing;
  private final Sending sending;
  private final int connections;

  MailDelivery(
      Writing writing, Sending sending, @Value("${dondoc.mail.connections}") int connections) {
    this.writing = writing;
    this.sending = sending;
    this.connections = connections;
  }

  /**
   * Writes and sends all that is due now, and returns when that is done. Where the server is away,
   * or none is set, what is written waits.
   */
  @Transactional(propagation = Propagation.NEVER)
  public void deliverDue() {
    writing.writeDue();
    AtomicBoolean goOn = new AtomicBoolean(true);
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
    // What the last connection finished may have made room for a person's next mail.
    if (goOn.get()) {
      sendDue(goOn);
    }
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
