package vn.dondoc.workflow;

import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The engine's own executor begins when all else is ready, so that it meets no half-told
 * demonstration.
 */
@Component
@ConditionalOnProperty(name = "dondoc.timers", havingValue = "true", matchIfMissing = true)
class TimerStart {
  private final SpringProcessEngineConfiguration engine;

  TimerStart(SpringProcessEngineConfiguration engine) {
    this.engine = engine;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    engine.getAsyncExecutor().start();
  }
}
