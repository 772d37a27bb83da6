package vn.dondoc.workflow;

import java.util.Collection;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.db.DbSqlSession;
import org.flowable.common.engine.impl.db.DbSqlSessionFactory;
import org.flowable.common.engine.impl.db.HasRevision;
import org.flowable.common.engine.impl.persistence.cache.EntityCache;
import org.flowable.common.engine.impl.persistence.entity.Entity;

/**
 * Writes the engine's new rows as JDBC batches. By itself the engine puts up to a hundred rows into
 * one statement and has its text made and read anew each time, which costs more than the writing: a
 * notice that starts a thousand processes waits for it.
 */
class BatchedInserts extends DbSqlSessionFactory {
  BatchedInserts(boolean usePrefixId) {
    super(usePrefixId);
  }

  @Override
  protected DbSqlSession createDbSqlSession() {
    return new Session(this, Context.getCommandContext().getSession(EntityCache.class));
  }

  private static final class Session extends DbSqlSession {
    Session(DbSqlSessionFactory factory, EntityCache cache) {
      super(factory, cache);
    }

    @Override
    protected void flushBulkInsert(
        Collection<Entity> entities, Class<? extends Entity> entityClass) {
      String statement =
          dbSqlSessionFactory.mapStatement(dbSqlSessionFactory.getInsertStatement(entityClass));
      // On the connection of the transaction, so it is not closed here: that would close both.
      SqlSession batch =
          dbSqlSessionFactory
              .getSqlSessionFactory()
              .openSession(ExecutorType.BATCH, sqlSession.getConnection());
      entities.forEach(entity -> batch.insert(statement, entity));
      batch.flushStatements();
      if (HasRevision.class.isAssignableFrom(entityClass)) {
        entities.forEach(this::incrementRevision);
      }
    }
  }
}
