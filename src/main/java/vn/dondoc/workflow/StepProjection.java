package vn.dondoc.workflow;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flowable.common.engine.api.delegate.event.AbstractFlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps the step table in step with the engine's tasks, in the engine's own transaction. */
@Component
class StepProjection extends AbstractFlowableEventListener {
  private final ObjectProvider<StepRows> rows;
  private final ObjectProvider<StepSubjects> subjects;
  private final Clock clock;
  private final Map<Step, StepSubjects> subjectsByStep = new EnumMap<>(Step.class);

  /** The task that a person completes just now: its step has ended already. */
  private final ThreadLocal<String> completing = new ThreadLocal<>();

  /**
   * The providers are looked up late: the engine is built before the features that describe their
   * steps.
   */
  StepProjection(
      ObjectProvider<StepRows> rows, ObjectProvider<StepSubjects> subjects, Clock clock) {
    this.rows = rows;
    this.subjects = subjects;
    this.clock = clock;
  }

  @Override
  public void onEvent(FlowableEvent event) {
    if (event instanceof FlowableEngineEntityEvent about
        && about.getEntity() instanceof TaskEntity task) {
      if (event.getType() == FlowableEngineEventType.TASK_CREATED) {
        opened(task);
      } else if (event.getType() == FlowableEngineEventType.ENTITY_DELETED
          && !task.getId().equals(completing.get())) {
        rows.getObject().findByTaskIdAndEndedAtIsNull(task.getId()).ifPresent(this::lapsed);
      }
    }
  }

  /** What the engine does while a person completes a task whose step has ended. */
  void whileCompleting(String taskId, Runnable completion) {
    completing.set(taskId);
    try {
      completion.run();
    } finally {
      completing.remove();
    }
  }

  /** Written at once: the same step may open again in the same transaction. */
  private void lapsed(StepRow row) {
    row.lapsed(clock.instant());
    rows.getObject().flush();
  }

  private void opened(TaskEntity task) {
    Step step =
        Step.of(Process.ofDefinition(task.getProcessDefinitionId()), task.getTaskDefinitionKey());
    UUID subjectId = (UUID) Objects.requireNonNull(variable(task, step.subject()));
    Seat seat = Seat.ofGroup(task.getCandidates().iterator().next().getGroupId());
    StepDetails details = subjects(step).describe(step, subjectId);
    rows.getObject()
        .save(
            new StepRow(
                step,
                task.getId(),
                task.getProcessInstanceId(),
                subjectId,
                seat,
                details,
                clock.instant()));
  }

  /** Asked of the execution, which is at hand: no step has variables of its own to look for. */
  private static @Nullable Object variable(TaskEntity task, String name) {
    return CommandContextUtil.getExecutionEntityManager()
        .findById(task.getExecutionId())
        .getVariable(name);
  }

  private StepSubjects subjects(Step step) {
    synchronized (subjectsByStep) {
      if (subjectsByStep.isEmpty()) {
        subjects.forEach(s -> s.steps().forEach(known -> subjectsByStep.put(known, s)));
      }
      return Objects.requireNonNull(subjectsByStep.get(step), () -> "nobody describes " + step);
    }
  }

  @Override
  public boolean isFailOnException() {
    return true;
  }

  @Override
  public List<FlowableEngineEventType> getTypes() {
    return List.of(FlowableEngineEventType.TASK_CREATED, FlowableEngineEventType.ENTITY_DELETED);
  }
}
