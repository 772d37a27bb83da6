package vn.dondoc.database;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded server while the application is still being put together: each takes about as
 * long as the other.
 */
public class DatabaseStart
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    if (!environment.getProperty("dondoc.database.embedded", Boolean.class, false)) {
      return;
    }
    Path folder = Path.of(environment.getRequiredProperty("dondoc.database.folder"));
    // Given without a value, '--dondoc.demo.reset' means yes.
    boolean beginAgain = !environment.getProperty("dondoc.demo.reset", "false").equals("false");
    boolean join = environment.getProperty("dondoc.database.join", Boolean.class, false);
    Starting starting =
        new Starting(() -> join ? DataFolder.join(folder) : DataFolder.open(folder, beginAgain));
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton("startingDataFolder", starting);
    // Registered before everything that uses the database, so it is stopped after all of that, also
    // where the application fails to start.
    beans.registerDisposableBean("startingDataFolder", starting);
  }

  /** A data folder that is being opened. */
  static final class Starting implements DisposableBean {
    private final FutureTask<DataFolder> opening;

    Starting(Callable<DataFolder> open) {
      opening = new FutureTask<>(open);
      Thread.ofPlatform().name("database-start").start(opening);
    }

    /** Waits until the server answers. */
    DataFolder folder() {
      try {
        return opening.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new CompletionException(e.getCause());
      }
    }

    @Override
    public void destroy() {
      try {
        folder().close();
      } catch (RuntimeException e) {
        // It never started, and whoever needed it has said so.
        return;
      }
    }
  }
}
