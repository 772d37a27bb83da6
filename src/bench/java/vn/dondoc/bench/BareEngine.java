package vn.dondoc.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * The engine alone, as it comes: in a database of its own on the same server, with the
 * application's history level, ids and size of pool, and one commit for each call.
 */
public final class BareEngine implements AutoCloseable {
  private final HikariDataSource pool;
  private final ProcessEngine engine;

  public BareEngine() {
    HikariConfig config = new HikariConfig(); // the same ten connections as Spring Boot gives
    config.setJdbcUrl(BenchDatabase.newDatabase());
    config.setUsername("postgres");
    config.setPassword("");
    pool = new HikariDataSource(config);
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistoryLevel(HistoryLevel.NONE);
    configuration.setAsyncExecutorActivate(false);
    configuration.setDisableIdmEngine(true);
    configuration.setDisableEventRegistry(true);
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setBeans(Map.of("followUpSteps", new NoRows()));
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("processes/followup.bpmn20.xml")
        .deploy();
  }

  /** Answers what the process asks of the follow-ups, as for a new one, without any database. */
  public static final class NoRows {
    public boolean accepted(UUID followUpId) {
      return false;
    }

    public boolean completionReported(UUID followUpId) {
      return false;
    }

    public boolean declined(UUID followUpId) {
      return false;
    }

    public List<UUID> missingContributions(UUID followUpId) {
      return List.of();
    }
  }

  public HikariDataSource database() {
    return pool;
  }

  /** Starts a follow-up's process in a transaction of its own. */
  public void startFollowUp() {
    UUID id = UUID.randomUUID();
    engine
        .getRuntimeService()
        .createProcessInstanceBuilder()
        .processDefinitionKey("followup")
        .businessKey(id.toString())
        .variable("followUpId", id)
        .start();
  }

  /** The tasks of a kind that wait. */
  public List<String> waiting(String step) {
    return engine.getTaskService().createTaskQuery().taskDefinitionKey(step).list().stream()
        .map(Task::getId)
        .toList();
  }

  /** Completes a task in a transaction of its own. */
  public void complete(String taskId, String outcome) {
    engine.getTaskService().complete(taskId, Map.of(), Map.of("outcome", outcome));
  }

  public long tasks() {
    return engine.getTaskService().createTaskQuery().count();
  }

  public List<Task> assignedTo(String person, int limit) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskAssignee(person)
        .orderByTaskDueDate()
        .asc()
        .listPage(0, limit);
  }

  public List<Task> candidateOf(List<String> groups, int limit) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskCandidateGroupIn(groups)
        .orderByTaskDueDate()
        .asc()
        .listPage(0, limit);
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }
}
