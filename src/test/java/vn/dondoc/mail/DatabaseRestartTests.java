package vn.dondoc.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.dondoc.mail.SendingNodes.Node;

/** PostgreSQL is stopped and started again while a node sends; the node runs on. */
class DatabaseRestartTests {
  private static final int MAILS = 2000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void nothingIsLostAndNothingComesTwice() throws Exception {
    EmbeddedPostgres database = start(0);
    int port = database.getPort();
    try (Connection connection =
            DriverManager.getConnection(database.getJdbcUrl("postgres", "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create database dondoc template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN'");
    }
    String url = database.getJdbcUrl("postgres", "dondoc");
    try (ScriptedServer server = new ScriptedServer();
        SendingNodes nodes = new SendingNodes(url, folder, server, "--dondoc.mail.look-every=1s")) {
      Node node = nodes.start("node");
      nodes.awaitReady(node);
      server.delaysEachReply(Duration.ofMillis(2));
      nodes.post(MAILS, 2);
      for (int stop = 1; stop <= 2; stop++) {
        nodes.awaitAccepted(stop * 400, Duration.ofSeconds(60));
        database.close();
        int accepted = server.accepted().size();
        assertThat(accepted).as("in the middle").isLessThan(MAILS - 200);
        Thread.sleep(2000);
        assertThat(server.accepted().size() - accepted)
            .as("without the database nothing more is begun than what was under way")
            .isLessThanOrEqualTo(12);
        database = start(port);
      }
      nodes.awaitAllSent(Duration.ofSeconds(100));
      assertThat(nodes.assertNothingLostAndNothingTwice()).isZero();
      assertThat(node.process().isAlive()).isTrue();
    } finally {
      database.close();
    }
  }

  private EmbeddedPostgres start(int port) throws Exception {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }
}
