package vn.dondoc.standing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Tells who looks at a standing that its figures are others now, whichever node changed them: the
 * database passes the word on, over one connection per node. Says nothing of what has changed;
 * whoever hears it asks again, and is asked again for the right to know.
 */
@Service
public class StandingNews implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StandingNews.class);
  private static final int LISTEN_MILLIS = 10_000;

  /** Ends the listening. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  private final JdbcConnectionDetails database;
  private final Map<UUID, List<Runnable>> listeners = new ConcurrentHashMap<>();
  private @Nullable ScheduledExecutorService thread;
  private volatile @Nullable Connection connection;
  private volatile boolean running;

  StandingNews(JdbcConnectionDetails database) {
    this.database = database;
  }

  /** Runs the listener, on a thread of its own, whenever figures of this union have changed. */
  public Subscription subscribe(UUID holderId, Runnable listener) {
    listeners.computeIfAbsent(holderId, id -> new CopyOnWriteArrayList<>()).add(listener);
    return () ->
        listeners.computeIfPresent(
            holderId,
            (id, all) -> {
              all.remove(listener);
              return all.isEmpty() ? null : all;
            });
  }

  @Override
  public void start() {
    running = true;
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("standing-news").factory());
    thread.scheduleWithFixedDelay(this::listen, 0, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    running = false;
    if (thread != null) {
      thread.shutdownNow();
    }
    disconnect();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /**
   * Until something comes, or for a while; a broken connection is opened again by the next turn.
   */
  private void listen() {
    try {
      Connection open = connection;
      if (open == null) {
        open = connect();
        connection = open;
        // Whatever changed while nobody listened.
        listeners.keySet().forEach(this::tell);
      }
      PGNotification[] news = open.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
      if (news != null) {
        Arrays.stream(news)
            .map(PGNotification::getParameter)
            .distinct()
            .map(UUID::fromString)
            .forEach(this::tell);
      }
    } catch (SQLException e) {
      disconnect();
      if (running) {
        LOG.info("Not heard of changed figures for a moment: {}", e.getMessage());
      }
    } catch (RuntimeException e) {
      LOG.warn("Changed figures were not passed on", e);
    }
  }

  private Connection connect() throws SQLException {
    Connection open =
        DriverManager.getConnection(
            database.getJdbcUrl(), database.getUsername(), database.getPassword());
    try (Statement statement = open.createStatement()) {
      statement.execute("listen " + StandingFold.CHANNEL);
    }
    return open;
  }

  private void tell(UUID holderId) {
    for (Runnable listener : listeners.getOrDefault(holderId, List.of())) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.warn("A page was not told of changed figures", e);
      }
    }
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("Already closed", e);
      }
    }
  }
}
