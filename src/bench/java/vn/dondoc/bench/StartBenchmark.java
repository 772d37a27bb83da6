package vn.dondoc.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the launch of the JVM until the sign-in page is there, on existing data, the database server
 * inside; in turn with a bare application on the same stack.
 */
class StartBenchmark {
  private static final int RUNS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void start() throws Exception {
    String data = "--dondoc.database.folder=" + folder.resolve("ours");
    List<String> shipped = List.of(System.getProperty("bench.dondoc"), data);
    List<String> jarAlone = List.of(JAVA, "-jar", System.getProperty("bench.jar"), data);
    List<String> bare =
        List.of(
            JAVA,
            "-jar",
            System.getProperty("bench.bare"),
            "--bare.folder=" + folder.resolve("bare"));

    List<Double> first = List.of(run(shipped, "/login"));
    run(bare, "/");
    List<Double> shippedMs = new ArrayList<>();
    List<Double> jarMs = new ArrayList<>();
    List<Double> bareMs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      bareMs.add(run(bare, "/"));
      shippedMs.add(run(shipped, "/login"));
      jarMs.add(run(jarAlone, "/login"));
    }

    Results results =
        new Results(
            "start",
            "Start until the sign-in page answers",
            "From the launch of the JVM to HTTP 200, embedded PostgreSQL inside, existing data, on 2 cores at most,"
                + " each in turn. As shipped: target/dondoc/dondoc, with the start cache and the options of java.options;"
                + " the bare application: java -jar, nothing else set.");
    results.add("Đôn Đốc's first start, which plays the demonstration", first);
    Results.Series ours = results.add("Đôn Đốc as shipped (start cache)", shippedMs);
    Results.Series jar = results.add("Đôn Đốc, java -jar alone", jarMs);
    Results.Series theirs = results.add("Bare application (Flowable, Vaadin, PostgreSQL)", bareMs);
    results.atMost("as shipped / bare", ours.medianMs() / theirs.medianMs(), 0.5);
    results.forInformation("java -jar alone / bare", jar.medianMs() / theirs.medianMs());
    results.write();
  }

  private double run(List<String> command, String page) throws Exception {
    int port = freePort();
    List<String> full = new ArrayList<>();
    if (Runtime.getRuntime().availableProcessors() > 2
        && Files.exists(Path.of("/usr/bin/taskset"))) {
      full.addAll(List.of("/usr/bin/taskset", "-c", "0,1"));
    }
    full.addAll(command);
    full.add("--server.port=" + port);
    Path log = Path.of(System.getProperty("bench.folder")).resolve("start.log");
    Files.createDirectories(log.getParent());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
            .timeout(Duration.ofSeconds(60))
            .build();
    long launch = System.nanoTime();
    Process process =
        new ProcessBuilder(full)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      while (!answers(request)) {
        if (!process.isAlive() || System.nanoTime() - launch > PATIENCE.toNanos()) {
          throw new IllegalStateException("It does not start:\n" + Files.readString(log));
        }
        Thread.sleep(10);
      }
      return (System.nanoTime() - launch) / 1e6;
    } finally {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private boolean answers(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
