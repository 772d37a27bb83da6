package vn.dondoc;

import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import vn.dondoc.base.MovableClock;

/** The clock of the tests. It stands still until it is moved. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {
  /** Monday 3 June 2019, 08:00 in Ho Chi Minh City. */
  public static final Instant START = Instant.parse("2019-06-03T01:00:00Z");

  @Bean
  @Primary
  MovableClock testClock() {
    return new MovableClock(START);
  }
}
