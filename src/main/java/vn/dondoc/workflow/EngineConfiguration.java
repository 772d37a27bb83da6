package vn.dondoc.workflow;

import java.time.Clock;
import java.time.Duration;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.flowable.common.engine.impl.util.DefaultClockImpl;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.spring.boot.EngineConfigurationConfigurer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the engine runs in this house. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  EngineConfigurationConfigurer<SpringProcessEngineConfiguration> engine(
      ListableBeanFactory beans,
      StepProjection projection,
      Clock clock,
      @Value("${dondoc.node}") String node) {
    return engine -> {
      engine.setClock(new ApplicationClock(clock));
      engine.setEnableSafeBpmnXml(true);
      AllowedExpressions expressions = new AllowedExpressions(beans);
      engine.setExpressionManager(expressions);
      engine.setCustomPreDeployers(List.of(new AllowedProcessFiles(expressions)));
      engine.setDbSqlSessionFactory(new BatchedInserts(engine.isUsePrefixId()));
      engine.setEventListeners(List.of(projection));
      // Who completes one of several has completed it; by itself the engine leaves that to a job.
      engine.setParallelMultiInstanceAsyncLeave(false);
      engine.setDisableIdmEngine(true);
      engine.setDisableEventRegistry(true);
      engine.setIdGenerator(new org.flowable.common.engine.impl.persistence.StrongUuidGenerator());
      // A killed node's jobs are another's within 90 s: locked for 45, looked for every 20.
      engine.getAsyncExecutorConfiguration().setLockOwner(node);
      engine.getAsyncExecutorConfiguration().setAsyncJobLockTime(Duration.ofSeconds(45));
      engine.getAsyncExecutorConfiguration().setTimerLockTime(Duration.ofSeconds(45));
      engine.getAsyncExecutorConfiguration().setResetExpiredJobsInterval(Duration.ofSeconds(20));
    };
  }

  /** The engine's clock is the application's: it is read here and set nowhere. */
  private static final class ApplicationClock extends DefaultClockImpl {
    private final Clock clock;

    ApplicationClock(Clock clock) {
      this.clock = clock;
    }

    @Override
    public Date getCurrentTime() {
      return Date.from(clock.instant());
    }

    @Override
    public Calendar getCurrentCalendar() {
      return getCurrentCalendar(getCurrentTimeZone());
    }

    @Override
    public Calendar getCurrentCalendar(TimeZone zone) {
      GregorianCalendar calendar = new GregorianCalendar(zone);
      calendar.setTime(getCurrentTime());
      return calendar;
    }

    @Override
    public TimeZone getCurrentTimeZone() {
      return TimeZone.getTimeZone(clock.getZone());
    }
  }
}
