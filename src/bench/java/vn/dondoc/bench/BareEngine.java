package vn.dondoc.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
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
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("processes/followup.bpmn20.xml")
        .deploy();
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
