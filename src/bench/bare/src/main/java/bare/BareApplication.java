package bare;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** The stack and nothing else: its start is what the start of Đôn Đốc is compared with. */
@SpringBootApplication
public class BareApplication {
  public static void main(String[] args) {
    SpringApplication.run(BareApplication.class, args);
  }

  @Bean(destroyMethod = "close")
  EmbeddedPostgres server(@Value("${bare.folder}") Path folder) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setLocaleConfig("encoding", "UTF8")
        .setLocaleConfig("locale-provider", "icu")
        .setLocaleConfig("icu-locale", "vi-VN")
        .start();
  }

  @Bean
  JdbcConnectionDetails connection(EmbeddedPostgres server) {
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
        return server.getJdbcUrl("postgres", "postgres");
      }
    };
  }
}
