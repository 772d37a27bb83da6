package vn.dondoc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The application's database, which breaks off when a {@link Failure} is armed. */
@TestConfiguration(proxyBeanMethods = false)
public class BreakingDatabase {
  public static final String MESSAGE = "the connection broke here";

  @Bean
  static BeanPostProcessor breakingConnections() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Breaking(source) : bean;
      }
    };
  }

  /** Every row of every table, as one fingerprint for each table. */
  public static Map<String, String> everything(JdbcClient jdbc) {
    Map<String, String> fingerprints = new TreeMap<>();
    List<String> tables =
        jdbc.sql(
                "select table_name from information_schema.tables"
                    + " where table_schema = 'public' and table_type = 'BASE TABLE'")
            .query(String.class)
            .list();
    for (String table : tables) {
      fingerprints.put(
          table,
          jdbc.sql(
                  "select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                      + " from \"%s\" t".formatted(table))
              .query(String.class)
              .single());
    }
    return fingerprints;
  }

  /** A failure of the database after the n-th write of the thread that is armed with it. */
  public static final class Failure {
    private static final ThreadLocal<@Nullable Failure> ARMED = new ThreadLocal<>();
    private static final Pattern WRITE =
        Pattern.compile("(?is)\\s*(insert|update|delete|merge)\\b.*");

    private final int after;
    private int writes;
    private @Nullable String write;

    public Failure(int after) {
      this.after = after;
    }

    public void armed(Runnable act) {
      ARMED.set(this);
      try {
        act.run();
      } finally {
        ARMED.remove();
      }
    }

    /** The write after which it broke off; null when there were not so many. */
    public @Nullable String write() {
      return write;
    }

    /** How many writes there were while it was armed. */
    public int writes() {
      return writes;
    }

    static void written(String sql) throws SQLException {
      Failure failure = ARMED.get();
      if (failure != null && WRITE.matcher(sql).matches() && ++failure.writes == failure.after) {
        failure.write = sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        throw new SQLException(MESSAGE);
      }
    }
  }

  private static final class Breaking extends DelegatingDataSource {
    Breaking(DataSource target) {
      super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return proxy(
          Connection.class,
          (self, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return switch (result) {
              case PreparedStatement prepared ->
                  proxy(PreparedStatement.class, breaking(prepared, String.valueOf(arguments[0])));
              case Statement statement -> proxy(Statement.class, breaking(statement, ""));
              case null, default -> result;
            };
          });
    }

    private static InvocationHandler breaking(Statement statement, String prepared) {
      return (self, method, arguments) -> {
        Object result = invoke(statement, method, arguments);
        if (method.getName().startsWith("execute")) {
          Failure.written(arguments != null && arguments[0] instanceof String sql ? sql : prepared);
        }
        return result;
      };
    }

    private static Object invoke(
        Object target, java.lang.reflect.Method method, Object @Nullable [] arguments)
        throws Throwable {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(
              BreakingDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
  }
}
