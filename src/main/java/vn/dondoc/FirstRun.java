package vn.dondoc;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where no database is configured, this is a first run: a database, a mailbox and the demonstration
 * union are brought along. Where one is, none of them is, whatever else was forgotten.
 */
public class FirstRun implements EnvironmentPostProcessor {
  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean configured = environment.containsProperty("spring.datasource.url");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("firstRun", Map.of("dondoc.first-run", !configured)));
  }
}
