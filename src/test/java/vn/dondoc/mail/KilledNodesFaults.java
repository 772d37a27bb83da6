package vn.dondoc.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.dondoc.TestDatabase;
import vn.dondoc.mail.SendingNodes.Node;

/**
 * Two nodes send 10,000 mails; at a random moment one of them is killed, and started again. Fifty
 * times. The first times with the lease that a site has, for how long it takes until the other node
 * has taken over; then with a shorter one.
 */
class KilledNodesFaults {
  private static final int MAILS = Integer.getInteger("faults.mails", 10_000);
  private static final int KILLS = Integer.getInteger("faults.kills", 50);
  private static final int WITH_FULL_LEASE = Integer.getInteger("faults.kills.full-lease", 3);
  private static final Duration TAKE_OVER = Duration.ofSeconds(90);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Random random = new Random(Long.getLong("faults.seed", System.nanoTime()));

  @Test
  void nothingIsLostWithTheLeaseOfASite() throws Exception {
    killAgainAndAgain(Math.min(KILLS, WITH_FULL_LEASE));
  }

  @Test
  void nothingIsLostHoweverOftenANodeIsKilled() throws Exception {
    killAgainAndAgain(KILLS - WITH_FULL_LEASE, "--dondoc.mail.lease=6s");
  }

  private void killAgainAndAgain(int kills, String... settings) throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        SendingNodes nodes =
            new SendingNodes(TestDatabase.newDatabaseWithUser(), folder, server, settings)) {
      Node[] running = {nodes.start("a0"), null};
      nodes.awaitReady(running[0]);
      running[1] = nodes.start("b0");
      nodes.awaitReady(running[1]);
      int twiceSoFar = 0;
      for (int kill = 1; kill <= kills; kill++) {
        int before = server.accepted().size();
        nodes.post(MAILS, 5);
        nodes.awaitAccepted(before + 1 + random.nextInt(MAILS * 9 / 10), Duration.ofMinutes(5));
        int which = random.nextInt(2);
        long at = System.nanoTime();
        Node victim = running[which];
        int left = nodes.kill(victim);
        long takenOver = at;
        running[which] = nodes.start((which == 0 ? "a" : "b") + kill);
        while (nodes.leasedBy(victim) > 0) {
          assertThat(Duration.ofNanos(System.nanoTime() - at)).isLessThan(TAKE_OVER);
          Thread.sleep(100);
          takenOver = System.nanoTime();
        }
        nodes.awaitAllSent(Duration.ofMinutes(5));
        int twice = nodes.assertNothingLostAndNothingTwice();
        System.out.printf(
            "KILL %d of %s: %d leased, taken over after %d ms, all sent after %d ms, %d came twice%n",
            kill,
            victim.name(),
            left,
            (takenOver - at) / 1_000_000,
            (System.nanoTime() - at) / 1_000_000,
            twice - twiceSoFar);
        assertThat(twice - twiceSoFar).as("at most what may be unmarked").isLessThanOrEqualTo(12);
        twiceSoFar = twice;
        nodes.awaitReady(running[which]);
      }
    }
  }
}
