package vn.dondoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeInfo;
import vn.dondoc.conclusion.NoticeSignature;
import vn.dondoc.conclusion.ReviewsToConclude;
import vn.dondoc.conclusion.ReviewsToConclude.ReviewToConclude;
import vn.dondoc.conclusion.Source;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Issuing the notice writes everything or nothing, wherever it breaks off. */
@DonDocTest
@Import(IssueNoticeFailureTests.BreakingDatabase.class)
class IssueNoticeFailureTests {
  private static final NoticeSignature SIGNATURE = new NoticeSignature("CHỦ TỊCH", null);

  @Autowired TestUnions unions;
  @Autowired ReviewsToConclude reviews;
  @Autowired Concluding concluding;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;

  @Test
  void afterWhicheverWriteItFailsNothingIsLeftBehind() {
    TestUnion union = unions.found(3);
    ReviewToConclude review = readyToIssue(union);
    Map<String, String> before = everything();
    assertThat(before).as("tables").containsKeys("notice", "follow_up", "step", "act_ru_execution");

    List<String> broken = new ArrayList<>();
    NoticeInfo issued = null;
    while (issued == null) {
      Failure failure = new Failure(broken.size() + 1);
      NoticeInfo[] result = new NoticeInfo[1];
      Throwable thrown = catchThrowable(() -> failure.armed(() -> result[0] = issue(review)));
      if (failure.write == null) {
        assertThat(thrown).as("with no failure left").isNull();
        issued = result[0];
      } else {
        broken.add(failure.write);
        assertThat(thrown)
            .as("after write %d: %s", broken.size(), failure.write)
            .hasStackTraceContaining(Failure.MESSAGE);
        assertThat(everything())
            .as("after write %d: %s", broken.size(), failure.write)
            .isEqualTo(before);
        assertNothingIssued(review);
      }
    }

    // Each kind of thing that a notice brings with it was in the middle of being written once.
    assertThat(broken)
        .anyMatch(w -> w.contains("number_series"))
        .anyMatch(w -> w.contains("into notice"))
        .anyMatch(w -> w.contains("into follow_up "))
        .anyMatch(w -> w.contains("into step"))
        .anyMatch(w -> w.contains("into report_version") || w.contains("update report "))
        .anyMatch(w -> w.contains("update conference"))
        .anyMatch(w -> w.contains("act_ru_execution"))
        .anyMatch(w -> w.contains("act_ru_task"));
    assertThat(issued.number()).as("no number was used up").isEqualTo(1);
    assertThat(count("follow_up where review_id = ?", review.id())).isEqualTo(3);

    ReviewToConclude next = readyToIssue(union);
    assertThat(issue(next).number()).isEqualTo(2);
  }

  private NoticeInfo issue(ReviewToConclude review) {
    return actingAs.person(review.union().chair(), () -> concluding.issue(review.id(), SIGNATURE));
  }

  /** Says in words what the comparison of all rows says too. */
  private void assertNothingIssued(ReviewToConclude review) {
    assertThat(count("notice where review_id = ?", review.id())).isZero();
    assertThat(count("number_series where holder_id = ?", review.union().id())).isZero();
    assertThat(count("follow_up where review_id = ?", review.id())).isZero();
    assertThat(count("step where case_id = ? and step = 'ACKNOWLEDGE'", review.id())).isZero();
    assertThat(
            count("step where case_id = ? and step = 'CONCLUDE' and ended_at is null", review.id()))
        .as("the chair can still conclude")
        .isEqualTo(1);
    assertThat(
            count(
                "conference where review_id = ? and answers_released_at is not null", review.id()))
        .isZero();
    assertThat(count("report where review_id = ? and state <> 'APPROVED'", review.id())).isZero();
    assertThat(
            jdbc.sql(
                    "select count(*) from act_ru_execution e join act_re_procdef p on p.id_ = e.proc_def_id_"
                        + " where p.key_ = 'followup'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private int count(String fromWhere, UUID id) {
    return jdbc.sql("select count(*) from " + fromWhere).param(id).query(Integer.class).single();
  }

  /** Every row of every table, as one fingerprint for each table. */
  private Map<String, String> everything() {
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

  private ReviewToConclude readyToIssue(TestUnion union) {
    ReviewToConclude review = reviews.begin(union, 2);
    reviews.explainAll(review);
    List<UUID> units = union.associations().stream().map(TestAssociation::id).toList();
    LocalDate due = LocalDate.of(2019, 9, 30);
    actingAs.person(
        union.chair(),
        () -> {
          direct(
              review,
              Source.opinion(review.opinions().getFirst()),
              new DirectiveDetails(
                  "Phối hợp với Sở",
                  Mode.TOGETHER,
                  union.id(),
                  List.of(union.partner()),
                  List.of(),
                  due,
                  false,
                  null,
                  null,
                  null));
          direct(
              review,
              Source.keyTask(review.keyTasks().getFirst()),
              new DirectiveDetails(
                  "Báo cáo kết quả",
                  Mode.EACH,
                  null,
                  List.of(),
                  units.subList(0, 2),
                  due,
                  false,
                  null,
                  null,
                  null));
          direct(
              review,
              Source.section(review.sectionId()),
              new DirectiveDetails(
                  "Phối hợp tốt hơn",
                  Mode.NO_TASK,
                  null,
                  List.of(),
                  List.of(),
                  null,
                  false,
                  null,
                  null,
                  "Yêu cầu chung"));
        });
    return review;
  }

  private void direct(ReviewToConclude review, Source source, DirectiveDetails details) {
    UUID id = concluding.addDirective(review.id(), details.text(), List.of(source));
    concluding.saveDirective(id, details, 0);
  }

  /** A failure of the database after the n-th write of the thread that is armed with it. */
  private static final class Failure {
    static final String MESSAGE = "the connection broke here";
    static final ThreadLocal<@Nullable Failure> ARMED = new ThreadLocal<>();
    private static final Pattern WRITE =
        Pattern.compile("(?is)\\s*(insert|update|delete|merge)\\b.*");

    private final int after;
    private int writes;
    @Nullable String write;

    Failure(int after) {
      this.after = after;
    }

    void armed(Runnable act) {
      ARMED.set(this);
      try {
        act.run();
      } finally {
        ARMED.remove();
      }
    }

    static void written(String sql) throws SQLException {
      Failure failure = ARMED.get();
      if (failure != null && WRITE.matcher(sql).matches() && ++failure.writes == failure.after) {
        failure.write = sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        throw new SQLException(MESSAGE);
      }
    }
  }

  /** The application's database, which breaks off when a {@link Failure} is armed. */
  @TestConfiguration(proxyBeanMethods = false)
  static class BreakingDatabase {
    @Bean
    static BeanPostProcessor breakingConnections() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof DataSource source ? new Breaking(source) : bean;
        }
      };
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
              IssueNoticeFailureTests.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
  }
}
