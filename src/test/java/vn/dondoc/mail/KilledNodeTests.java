package vn.dondoc.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.dondoc.TestDatabase;
import vn.dondoc.mail.SendingNodes.Node;

/**
 * Two nodes: the morning begins once, not once on each; and one is killed while they send, the
 * short version of {@link KilledNodesFaults}, with a lease that ends sooner.
 */
class KilledNodeTests {
  private static final int MAILS = 6000;

  /** The engine looks for timers every ten seconds. */
  private static final Duration MORNING = Duration.ofSeconds(30);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void theOtherNodeSendsWhatTheKilledOneLeft() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        SendingNodes nodes =
            new SendingNodes(
                TestDatabase.newDatabaseWithUser(),
                folder,
                server,
                "--dondoc.mail.lease=5s",
                "--dondoc.mail.look-every=1s")) {
      Node first = nodes.start("first");
      nodes.awaitReady(first); // makes the tables
      nodes.post(MAILS, 3);
      Node second = nodes.start("second");
      server.delaysEachReply(Duration.ofMillis(8)); // so that both have something to do
      nodes.awaitReady(second);
      nodes.letTheMorningCome();
      long morning = System.nanoTime();
      while (nodes.mornings() == 0) {
        assertThat(Duration.ofNanos(System.nanoTime() - morning)).isLessThan(MORNING);
        Thread.sleep(100);
      }
      int already = server.accepted().size();
      assertThat(already).as("there is still much to send").isLessThan(MAILS - 600);
      nodes.awaitAccepted(
          already + ThreadLocalRandom.current().nextInt(50, 400), Duration.ofSeconds(30));
      long killed = System.nanoTime();
      int left = nodes.kill(first);
      server.delaysEachReply(Duration.ZERO);
      nodes.awaitAllSent(Duration.ofSeconds(40));
      Duration takenOver = Duration.ofNanos(System.nanoTime() - killed);
      int twice = nodes.assertNothingLostAndNothingTwice();
      System.out.printf(
          "KILLED of %d mails, with %d leased: all sent after %d ms, %d twice%n",
          MAILS, left, takenOver.toMillis(), twice);
      // Whichever of them began the morning, it began once, and comes again on another day.
      assertThat(nodes.mornings()).isEqualTo(1);
      assertThat(nodes.morningsToCome()).isEqualTo(1);
      assertThat(left).as("it had something to lose").isPositive();
      assertThat(twice).isLessThanOrEqualTo(12);
    }
  }
}
