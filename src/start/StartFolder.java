import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the folder in which Đôn Đốc ships: the jar unpacked (its libraries beside it, so that the
 * JVM reads them directly), the script that starts it, and a start cache. The cache holds what the
 * JVM found out in one start until the sign-in page was there: classes loaded and linked, and
 * profiles of what ran often. Run by the build: {@code ./mvnw -Pstart package}.
 */
class StartFolder {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path jar;
  private final Path project;
  private final Path folder;
  private final String java =
      Path.of(System.getProperty("java.home"), "bin", "java").toAbsolutePath().toString();

  StartFolder(Path jar, Path project, Path folder) {
    this.jar = jar;
    this.project = project;
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    StartFolder start = new StartFolder(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
    start.unpack();
    start.train();
  }

  private void unpack() throws IOException, InterruptedException {
    delete(folder);
    Files.createDirectories(folder.getParent());
    run(
        List.of(
            java,
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--destination",
            folder.toString(),
            "--application-filename",
            "dondoc.jar"));
    Path source = project.resolve("src/start");
    for (String file : List.of("dondoc", "java.options")) {
      Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.writeString(folder.resolve("java"), java);
    Files.createDirectories(folder.resolve("config"));
    Files.copy(project.resolve("config/application.yml"), folder.resolve("config/application.yml"));
  }

  /** On data that exists already, as every start but the first. */
  private void train() throws Exception {
    Path data = Files.createTempDirectory("dondoc-start");
    Path cache = folder.resolve("dondoc.aot");
    try {
      start(data, List.of());
      start(data, List.of("-XX:AOTCacheOutput=" + cache));
    } finally {
      delete(data);
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("The JVM made no start cache.");
    }
    System.out.printf("Start cache: %s, %d MB%n", cache, Files.size(cache) / 1024 / 1024);
  }

  private void start(Path data, List<String> options) throws Exception {
    int port = freePort();
    Path log = folder.resolveSibling("dondoc-training.log");
    List<String> command = new ArrayList<>();
    command.add(java);
    command.addAll(options);
    command.add("@" + folder.resolve("java.options"));
    command.addAll(
        List.of(
            "-jar",
            folder.resolve("dondoc.jar").toString(),
            "--server.port=" + port,
            "--dondoc.database.folder=" + data.resolve("data"),
            "--dondoc.demo.enabled=false"));
    Process process =
        new ProcessBuilder(command)
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      visit(process, "http://localhost:" + port, log);
      process.destroy(); // SIGTERM: the JVM closes the application, then writes the cache
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("The training run does not end, see " + log);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** Asks for the sign-in page as a browser does, with the files that it names. */
  private static void visit(Process process, String address, Path log) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (true) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("The application does not start, see " + log);
        }
        try {
          HttpResponse<String> page = get(client, address + "/login");
          if (page.statusCode() == 200) {
            Matcher file = Pattern.compile("(?:src|href)=\"\\.?/?([^\":]+)\"").matcher(page.body());
            while (file.find()) {
              get(client, address + "/" + file.group(1));
            }
            get(client, address + "/login?v-r=init&location=login&query=");
            return;
          }
        } catch (IOException notYet) {
          // It has not opened its port.
        }
        Thread.sleep(100);
      }
    }
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
