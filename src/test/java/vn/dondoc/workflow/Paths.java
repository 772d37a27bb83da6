package vn.dondoc.workflow;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.delegate.event.AbstractFlowableEngineEventListener;
import org.flowable.engine.delegate.event.FlowableActivityEvent;
import org.flowable.engine.delegate.event.FlowableProcessEngineEvent;
import org.flowable.engine.delegate.event.FlowableSequenceFlowTakenEvent;
import org.springframework.stereotype.Component;

/** Which ways the processes have gone in the tests, and where they ended. */
@Component
class Paths {
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final Map<String, List<String>> endsBySubject = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> flowsByProcess = new ConcurrentHashMap<>();

  Paths(RuntimeService runtime, RepositoryService repository) {
    this.runtime = runtime;
    this.repository = repository;
    runtime.addEventListener(
        new Listener(),
        FlowableEngineEventType.ACTIVITY_STARTED,
        FlowableEngineEventType.SEQUENCEFLOW_TAKEN);
  }

  /** The end events that the process of a subject has reached, in their order. */
  List<String> ends(UUID subjectId) {
    return List.copyOf(endsBySubject.getOrDefault(subjectId.toString(), List.of()));
  }

  boolean isOver(UUID subjectId) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(subjectId.toString())
            .count()
        == 0;
  }

  /** The flows of a process that no test so far has gone. */
  SortedSet<String> neverTaken(Process process) {
    String definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process.key())
            .latestVersion()
            .singleResult()
            .getId();
    SortedSet<String> flows =
        repository
            .getBpmnModel(definition)
            .getMainProcess()
            .findFlowElementsOfType(SequenceFlow.class, true)
            .stream()
            .map(SequenceFlow::getId)
            .collect(toCollection(TreeSet::new));
    flows.removeAll(flowsByProcess.getOrDefault(process.key(), Set.of()));
    return flows;
  }

  private final class Listener extends AbstractFlowableEngineEventListener {
    @Override
    public void onEvent(FlowableEvent event) {
      if (event instanceof FlowableSequenceFlowTakenEvent flow) {
        flowsByProcess
            .computeIfAbsent(
                flow.getProcessDefinitionId().split(":")[0], k -> ConcurrentHashMap.newKeySet())
            .add(flow.getId());
      } else if (event instanceof FlowableActivityEvent activity
          && "endEvent".equals(activity.getActivityType())
          && event instanceof FlowableProcessEngineEvent inProcess
          // What a timer starts is about nothing in particular.
          && inProcess.getExecution().getProcessInstanceBusinessKey() != null) {
        endsBySubject
            .computeIfAbsent(
                inProcess.getExecution().getProcessInstanceBusinessKey(), k -> new ArrayList<>())
            .add(activity.getActivityId());
      }
    }
  }
}
