package vn.dondoc.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.common.engine.impl.interceptor.CommandConfig;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.runtime.Execution;
import org.flowable.job.api.Job;
import org.flowable.job.service.impl.asyncexecutor.AsyncExecutor;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts processes and sends them messages. */
@Service
public class Processes {
  private static final int AT_A_TIME = 25;

  private final RuntimeService runtime;
  private final ManagementService management;
  private final AsyncExecutor executor;

  Processes(
      RuntimeService runtime,
      ManagementService management,
      SpringProcessEngineConfiguration engine) {
    this.runtime = runtime;
    this.management = management;
    this.executor = engine.getAsyncExecutor();
  }

  /** Starts the process of a subject, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void start(Process process, UUID subjectId) {
    runtime
        .createProcessInstanceBuilder()
        .processDefinitionKey(process.key())
        .businessKey(subjectId.toString())
        .variable(process.subject(), subjectId)
        .start();
  }

  /**
   * Starts the processes of many subjects, in the caller's transaction. The engine looks through
   * all that it holds unwritten at every step it takes, so it is given a few at a time and writes
   * them before the next.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void startAll(Process process, List<UUID> subjectIds) {
    for (int from = 0; from < subjectIds.size(); from += AT_A_TIME) {
      List<UUID> some = subjectIds.subList(from, Math.min(from + AT_A_TIME, subjectIds.size()));
      management.executeCommand(
          new CommandConfig().setContextReusePossible(false),
          context -> {
            some.forEach(id -> start(process, id));
            return null;
          });
    }
  }

  /** Tells the process of a subject something that it may wait for; false when it does not. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean tell(Process process, UUID subjectId, String message) {
    Execution waiting =
        runtime
            .createExecutionQuery()
            .processDefinitionKey(process.key())
            .processInstanceBusinessKey(subjectId.toString(), true)
            .messageEventSubscriptionName(message)
            .singleResult();
    if (waiting == null) {
      return false;
    }
    runtime.messageEventReceived(message, waiting.getId());
    return true;
  }

  /**
   * Tells the process of a subject something that it must be waiting for.
   *
   * @throws IllegalStateException when it does not: the caller's change must not stay either
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellWaiting(Process process, UUID subjectId, String message) {
    if (!tell(process, subjectId, message)) {
      throw new IllegalStateException(
          process.key() + " " + subjectId + " does not wait for " + message);
    }
  }

  /** Tells the one branch of a process in which a loop element has this id. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean tellBranch(
      Process process, UUID subjectId, String message, Step step, UUID elementId) {
    for (Execution waiting :
        runtime
            .createExecutionQuery()
            .processDefinitionKey(process.key())
            .processInstanceBusinessKey(subjectId.toString(), true)
            .messageEventSubscriptionName(message)
            .list()) {
      if (elementId.equals(runtime.getVariable(waiting.getId(), step.subject()))) {
        runtime.messageEventReceived(message, waiting.getId());
        return true;
      }
    }
    return false;
  }

  /**
   * Runs every timer that is due now, and returns when they have run. The engine does so by itself
   * some seconds later; this is for a clock that has been moved.
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void runDueTimers() {
    for (Job timer : management.createTimerJobQuery().executable().list()) {
      try {
        management.moveTimerToExecutableJob(timer.getId());
        if (!executor.isActive()) {
          management.executeJob(timer.getId());
        }
      } catch (FlowableObjectNotFoundException | FlowableOptimisticLockingException e) {
        // The engine's own executor was faster.
        continue;
      }
    }
    for (int tries = 0; tries < 500 && management.createJobQuery().count() > 0; tries++) {
      if (executor.isActive()) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      } else {
        management.createJobQuery().list().forEach(job -> management.executeJob(job.getId()));
      }
    }
  }

  /** The BPMN file of a process, as deployed, for showing its picture. */
  public String bpmn(Process process) {
    try (InputStream file =
        Objects.requireNonNull(
            Processes.class.getResourceAsStream("/processes/" + process.key() + ".bpmn20.xml"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
