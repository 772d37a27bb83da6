package vn.dondoc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL server for all tests of a run: in a container where a Docker engine answers, else
 * embedded. Each application context gets a database of its own in it.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {
  private static final Server SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private record Server(String url, String user, String password) {
    String database(String name) {
      return url.replaceFirst("/(postgres|test)\\?", "/" + name + "?");
    }
  }

  @Bean
  JdbcConnectionDetails testConnectionDetails() {
    String url = newDatabase();
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return SERVER.user();
      }

      @Override
      public String getPassword() {
        return SERVER.password();
      }

      @Override
      public String getJdbcUrl() {
        return url;
      }
    };
  }

  /** The JDBC address, with user and password, of a new empty database. */
  public static String newDatabaseWithUser() {
    return newDatabase() + "&user=" + SERVER.user() + "&password=" + SERVER.password();
  }

  private static String newDatabase() {
    String name = "dondoc" + DATABASES.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(SERVER.url(), SERVER.user(), SERVER.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create database "
              + name
              + " template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return SERVER.database(name) + "&reWriteBatchedInserts=true";
  }

  private static Server start() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      @SuppressWarnings("resource") // stopped with the test run
      PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
      container.withDatabaseName("postgres").start();
      return new Server(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("max_connections", "200")
              .setRegisterShutdownHook(false)
              .start();
      // After the applications have closed: one whose database has gone waits for it.
      SpringApplication.getShutdownHandlers().add(() -> stop(server));
      return new Server(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
