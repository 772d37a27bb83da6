package vn.dondoc.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * One server for everything that is compared, set as the application sets its own: it waits for the
 * disk at each commit, unlike the server of the tests.
 */
@TestConfiguration(proxyBeanMethods = false)
public class BenchDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("max_connections", "100")
          .setServerConfig("shared_buffers", "128MB")
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String newDatabase() {
    String name = "bench" + COUNT.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(SERVER.getJdbcUrl("postgres", "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create database "
              + name
              + " template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return SERVER.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true";
  }

  @Bean
  JdbcConnectionDetails benchConnectionDetails() {
    String url = newDatabase();
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "postgres";
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return url;
      }
    };
  }
}
