package vn.dondoc.base;

import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock: of the application, and through it of the process engine. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  @Bean
  @ConditionalOnProperty(name = "dondoc.demo.enabled", havingValue = "false")
  Clock clock() {
    return Clock.system(Days.ZONE);
  }

  /** Starts the day before the demonstration's first event. */
  @Bean
  @ConditionalOnProperty(name = "dondoc.demo.enabled", havingValue = "true")
  MovableClock movableClock() {
    return new MovableClock(Instant.parse("2019-06-01T01:00:00Z"));
  }
}
