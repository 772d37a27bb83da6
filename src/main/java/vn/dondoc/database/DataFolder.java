package vn.dondoc.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A folder that holds the data of an embedded PostgreSQL server, and that server while we run.
 *
 * <p>When our process is killed, its server lives on and holds the folder. The operating system
 * releases our own file lock then, so a later start can tell an orphaned server (stop it cleanly)
 * from one that is in use (leave it alone).
 */
final class DataFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DataFolder.class);

  private final int port;

  /** Ours to stop; none where another process runs it. */
  private final @Nullable EmbeddedPostgres server;

  private final @Nullable FileChannel lockChannel;

  private DataFolder(FileChannel lockChannel, EmbeddedPostgres server) {
    this.lockChannel = lockChannel;
    this.server = server;
    this.port = server.getPort();
  }

  private DataFolder(int portOfAnother) {
    this.lockChannel = null;
    this.server = null;
    this.port = portOfAnother;
  }

  /**
   * Opens the folder and starts its server.
   *
   * @param beginAgain throws the data away first; so does a filling that was begun and never ended
   */
  static DataFolder open(Path folder, boolean beginAgain) {
    try {
      Files.createDirectories(folder);
      FileChannel channel = lockChannel(folder);
      if (!locked(channel)) {
        channel.close();
        throw new IllegalStateException(
            "Another Đôn Đốc is running on the data in "
                + folder.toAbsolutePath()
                + ": stop it first, or set dondoc.database.folder.");
      }
      Path data = folder.resolve("postgresql");
      stopOrphan(data);
      if (beginAgain || Filling.isUnfinished(folder)) {
        FileSystemUtils.deleteRecursively(data);
        Filling.forget(folder);
      }
      return new DataFolder(channel, start(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a folder that has data in it, beside whoever runs on it; nothing is thrown away. */
  static DataFolder join(Path folder) {
    Path data = folder.resolve("postgresql");
    if (!Files.exists(data.resolve("PG_VERSION")) || Filling.isUnfinished(folder)) {
      throw new IllegalStateException(
          "There is no data in " + folder.toAbsolutePath() + " yet: start Đôn Đốc once first.");
    }
    try {
      FileChannel channel = lockChannel(folder);
      if (locked(channel)) {
        stopOrphan(data);
        return new DataFolder(channel, start(data));
      }
      channel.close();
      // The fourth line of PostgreSQL's own note is the port on which it listens.
      return new DataFolder(
          Integer.parseInt(Files.readAllLines(data.resolve("postmaster.pid")).get(3).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel lockChannel(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve("dondoc.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static EmbeddedPostgres start(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false) // ours comes after Spring has closed
        .setPGStartupWait(Duration.ofSeconds(60))
        .setLocaleConfig("encoding", "UTF8")
        .setLocaleConfig("locale-provider", "icu")
        .setLocaleConfig("icu-locale", "vi-VN")
        .setServerConfig("max_connections", "100")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("timezone", "Asia/Ho_Chi_Minh")
        .start();
  }

  /**
   * SIGTERM: the server waits for nobody but the backends of our dead process, which end by
   * themselves.
   */
  private static void stopOrphan(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    Optional<ProcessHandle> orphan =
        ProcessHandle.of(pid)
            .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false));
    if (orphan.isPresent()) {
      log.info("A database server was left by a killed run (process {}): stopping it.", pid);
      orphan.get().destroy();
      try {
        orphan.get().onExit().get(30, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        orphan.get().destroyForcibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (java.util.concurrent.ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    Files.deleteIfExists(pidFile);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
  }

  @Override
  public void close() {
    if (server == null || lockChannel == null) {
      return;
    }
    try {
      server.close();
      lockChannel.close();
    } catch (IOException e) {
      log.warn("The embedded database did not stop cleanly; it recovers at the next start.", e);
    }
  }
}
