package vn.dondoc.database;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where no database is configured, the application brings its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "dondoc.database.embedded", havingValue = "true")
class EmbeddedDatabase {

  @Bean(destroyMethod = "") // stopped by what started it
  DataFolder dataFolder(DatabaseStart.Starting starting) {
    return starting.folder();
  }

  @Bean
  Filling filling(@Value("${dondoc.database.folder}") Path folder) {
    return new Filling(folder);
  }

  @Bean
  JdbcConnectionDetails embeddedConnectionDetails(DataFolder folder) {
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
        return folder.jdbcUrl() + "&reWriteBatchedInserts=true";
      }
    };
  }
}
