package vn.dondoc.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.dondoc.mail.ScriptedServer.Accepted;

/** Several nodes of the application, each a process, on one database, before one mail server. */
final class SendingNodes implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(4);

  private final String url;
  private final Path folder;
  private final ScriptedServer server;
  private final List<String> settings;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  /** What those that were killed had the server accept and had not marked. */
  private final Set<String> inDoubt = new HashSet<>();

  record Node(String name, Process process, CountDownLatch ready, List<String> said) {}

  SendingNodes(String url, Path folder, ScriptedServer server, String... settings) {
    this.url = url;
    this.folder = folder;
    this.server = server;
    this.settings = List.of(settings);
  }

  /** Starts a node; does not wait for it. */
  Node start(String name) throws IOException {
    String classPath =
        Objects.requireNonNullElse(
            System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx450m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                SendingNode.class.getName(),
                "--spring.datasource.url=" + url,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + server.port(),
                "--spring.mail.properties.mail.smtp.localhost=" + name,
                "--dondoc.node=" + name,
                "--server.port=0",
                "--spring.main.log-startup-info=false"));
    command.addAll(settings);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    Node node = new Node(name, process, new CountDownLatch(1), new ArrayList<>());
    nodes.put(name, node);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(
                      new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                String line;
                while ((line = lines.readLine()) != null) {
                  synchronized (node.said()) {
                    node.said().add(line);
                  }
                  if (line.equals(SendingNode.READY)) {
                    node.ready().countDown();
                  }
                }
              } catch (IOException e) {
                // killed
              }
            });
    return node;
  }

  void awaitReady(Node node) throws InterruptedException {
    long until = System.nanoTime() + LONGEST_START.toNanos();
    while (!node.ready().await(200, TimeUnit.MILLISECONDS)) {
      if (!node.process().isAlive() || System.nanoTime() > until) {
        throw new AssertionError(node.name() + " did not start:\n" + said(node));
      }
    }
  }

  static String said(Node node) {
    synchronized (node.said()) {
      return String.join("\n", node.said());
    }
  }

  /**
   * Kills a node without warning.
   *
   * @return how many mails it had leased and not marked
   */
  int kill(Node node) throws Exception {
    node.process().destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    nodes.remove(node.name());
    Set<String> leased = new HashSet<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id from mail where state = 'SENDING' and leased_by like '"
                    + node.name()
                    + "/%'")) {
      while (rows.next()) {
        leased.add("<" + rows.getString(1) + "@localhost>");
      }
    }
    for (Accepted mail : server.accepted()) {
      if (mail.client().equals(node.name()) && leased.contains(mail.messageId())) {
        inDoubt.add(mail.messageId());
      }
    }
    return leased.size();
  }

  int leasedBy(Node node) throws SQLException {
    return number(
        "select count(*) from mail where state = 'SENDING' and leased_by like '"
            + node.name()
            + "/%'");
  }

  /** As many mails, so many of them to each person one after the other, all at once. */
  void post(int mails, int toEach) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert =
            connection.prepareStatement(
                """
                with people as (
                  insert into person (id, name, email, salutation, language, version)
                  select gen_random_uuid(), 'Người thứ ' || n, 'n' || gen_random_uuid() || '@test.example', 'MR', 'vi', 0
                  from generate_series(1, ?) n returning id, email)
                insert into mail (id, key, kind, person_id, state, created_at, not_before, address, subject, html,
                  text, written_at, turn)
                select gen_random_uuid(), 'test:' || gen_random_uuid(), 'DIGEST', p.id, 'READY', now(), now(), p.email,
                  'Letter ' || n, '<p>Việc cần làm</p>', 'Việc cần làm', now(), nextval('mail_turn')
                from (select p.*, n from people p, generate_series(1, ?) n order by n) p
                """)) {
      insert.setInt(1, mails / toEach);
      insert.setInt(2, toEach);
      insert.executeUpdate();
    }
  }

  int number(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** The timer of the morning is due, on every node; how often its process begins is counted. */
  void letTheMorningCome() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table morning (begun_at timestamptz not null default clock_timestamp());
          create function count_morning() returns trigger language plpgsql as $$
            begin insert into morning default values; return null; end $$;
          create trigger morning after insert on act_ru_execution for each row
            when (new.parent_id_ is null and new.proc_def_id_ like 'daily-reminders:%')
            execute function count_morning();
          update act_ru_timer_job set duedate_ = now() - interval '1 minute'
            where proc_def_id_ like 'daily-reminders:%'
          """);
    }
  }

  int mornings() throws SQLException {
    return number("select count(*) from morning");
  }

  /** The timers of the morning that wait for a later day. */
  int morningsToCome() throws SQLException {
    return number(
        "select count(*) from act_ru_timer_job where proc_def_id_ like 'daily-reminders:%' and duedate_ > now()");
  }

  int unfinished() throws SQLException {
    return number("select count(*) from mail where state in ('READY', 'SENDING')");
  }

  void awaitAccepted(int count, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (server.accepted().size() < count) {
      if (System.nanoTime() > until) {
        throw new AssertionError(server.accepted().size() + " instead of " + count + whatAllSaid());
      }
      Thread.sleep(5);
    }
  }

  void awaitAllSent(Duration atMost) throws Exception {
    long until = System.nanoTime() + atMost.toNanos();
    int left;
    while ((left = unfinished()) > 0) {
      if (System.nanoTime() > until) {
        throw new AssertionError(left + " are left" + whatAllSaid());
      }
      Thread.sleep(200);
    }
  }

  String whatAllSaid() {
    StringBuilder all = new StringBuilder();
    nodes.values().forEach(n -> all.append("\n--- ").append(n.name()).append('\n').append(said(n)));
    return all.toString();
  }

  /**
   * Every mail arrived; of each person in order; twice only what the server had accepted of a node
   * that was killed before it marked it, and then under the same name.
   *
   * @return how many came twice
   */
  int assertNothingLostAndNothingTwice() throws SQLException {
    Map<String, Integer> times = new HashMap<>();
    Map<String, List<String>> subjects = new HashMap<>();
    for (Accepted mail : server.accepted()) {
      if (times.merge(mail.messageId(), 1, Integer::sum) == 1) {
        subjects.computeIfAbsent(mail.to(), to -> new ArrayList<>()).add(mail.subject());
      }
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id, state from mail")) {
      int mails = 0;
      while (rows.next()) {
        mails++;
        assertThat(rows.getString(2)).isEqualTo("SENT");
        assertThat(times).containsKey("<" + rows.getString(1) + "@localhost>");
      }
      assertThat(times).hasSize(mails);
    }
    subjects.forEach(
        (to, all) ->
            assertThat(all)
                .as(to)
                .isEqualTo(
                    java.util.stream.IntStream.rangeClosed(1, all.size())
                        .mapToObj(n -> "Letter " + n)
                        .toList()));
    int twice = 0;
    for (Map.Entry<String, Integer> one : times.entrySet()) {
      if (one.getValue() > 1) {
        twice++;
        assertThat(one.getValue()).isEqualTo(2);
        assertThat(inDoubt).contains(one.getKey());
      }
    }
    return twice;
  }

  @Override
  public void close() throws InterruptedException {
    for (Node node : nodes.values()) {
      node.process().destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
  }
}
