package vn.dondoc.audit;

import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.base.Messages;

/**
 * {@code --dondoc.audit.verify}: checks the whole history and ends. Of the application it starts
 * the way to the database and nothing else; beside a running one it looks into the same data.
 */
public final class VerifyCommand {
  /** Ends with this where the history holds, and where it is broken. */
  private static final int HOLDS = 0;

  private static final int BROKEN = 1;

  /** Nothing was checked: there is no database to look into, or an older one. */
  private static final int NOT_CHECKED = 2;

  private static final String GIVEN = "dondoc.audit.verify";
  private static final Logger log = LoggerFactory.getLogger(VerifyCommand.class);

  private final Messages messages = new Messages();

  private VerifyCommand() {}

  public static boolean isGiven(String... args) {
    String value = new SimpleCommandLinePropertySource(args).getProperty(GIVEN);
    return value != null && !value.equals("false");
  }

  /** What the process shall end with. */
  public static int run(String... args) {
    return new VerifyCommand().verify(args);
  }

  private int verify(String... args) {
    SpringApplication application = new SpringApplication(WayToTheDatabase.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(
        Map.of(
            "dondoc.database.join",
            true,
            "spring.main.log-startup-info",
            false,
            "logging.pattern.console",
            "%m%n",
            // What fails is told in one sentence, not with where in the code.
            "logging.level.org.springframework",
            "off"));
    try (ConfigurableApplicationContext context = application.run(args)) {
      DataSource database = context.getBean(DataSource.class);
      JdbcClient jdbc = JdbcClient.create(database);
      if (!isChained(jdbc)) {
        say("audit.command.older");
        return NOT_CHECKED;
      }
      TransactionTemplate oneView = new TransactionTemplate(new JdbcTransactionManager(database));
      oneView.setReadOnly(true);
      oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
      HistoryReport report = oneView.execute(status -> new HistoryCheck(jdbc).check(null));
      tell(report);
      return report.holds() ? HOLDS : BROKEN;
    } catch (RuntimeException e) {
      Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
      say("audit.command.notChecked", String.valueOf(cause.getMessage()));
      return NOT_CHECKED;
    }
  }

  private static boolean isChained(JdbcClient jdbc) {
    return jdbc.sql("select to_regclass('history_seal_head') is not null")
        .query(Boolean.class)
        .single();
  }

  private void tell(HistoryReport report) {
    if (report.holds()) {
      say("audit.holds", report.entries(), report.followUps(), report.seals());
      return;
    }
    say("audit.broken", report.breaches().size() + report.more());
    for (Locale language : Messages.LANGUAGES) {
      report
          .breaches()
          .forEach(
              breach ->
                  log.info(
                      "  {}",
                      breach.followUpId() == null
                          ? words(language, breach)
                          : messages.get(language, "audit.followUp", breach.followUpId())
                              + ": "
                              + words(language, breach)));
    }
    if (report.more() > 0) {
      say("audit.more", report.more());
    }
  }

  private String words(Locale language, Breach breach) {
    return messages.get(language, "audit.what." + breach.what(), breach.position(), breach.seal());
  }

  private void say(String key, Object... args) {
    Messages.LANGUAGES.forEach(language -> log.info(messages.get(language, key, args)));
  }

  /** Found by no scan of the application's own. */
  @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
  @ComponentScan("vn.dondoc.database")
  static final class WayToTheDatabase {
    private WayToTheDatabase() {}
  }
}
