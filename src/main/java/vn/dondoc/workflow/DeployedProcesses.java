package vn.dondoc.workflow;

import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys the processes before the web server answers: the engine by itself would do so after, and
 * the first request would find none.
 */
@Component
public class DeployedProcesses implements SmartLifecycle {
  /** Earlier than the web server; whoever needs processes at start comes after this. */
  public static final int PHASE = DEFAULT_PHASE - 4096;

  private final SpringProcessEngineConfiguration engine;

  DeployedProcesses(SpringProcessEngineConfiguration engine) {
    this.engine = engine;
  }

  @Override
  public void start() {
    engine.start();
  }

  /** The engine stops by itself, with its executor. */
  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return engine.isRunning();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
