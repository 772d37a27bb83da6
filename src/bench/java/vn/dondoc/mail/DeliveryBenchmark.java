package vn.dondoc.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import vn.dondoc.bench.Bench;
import vn.dondoc.bench.Results;

/**
 * Handing mails to a server: in batches by lease, each mail marked at once, beside one connection
 * per mail.
 */
@Bench
class DeliveryBenchmark {
  private static final int MAILS = 10_000;
  private static final int LATE_MAILS = 2_000;
  private static final int LATE_MAILS_ONE_BY_ONE = 200;
  private static final int RUNS = Integer.getInteger("bench.delivery.runs", 3);
  private static final Duration LATE = Duration.ofMillis(20);

  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Value("${dondoc.mail.connections}")
  int connections;

  @Value("${dondoc.mail.batch}")
  int batch;

  @Test
  void deliver() throws Exception {
    List<Double> batches = new ArrayList<>();
    List<Double> oneByOne = new ArrayList<>();
    List<Double> markedOneByOne = new ArrayList<>();
    List<Double> lateBatches = new ArrayList<>();
    List<Double> lateOneByOne = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> markedRatios = new ArrayList<>();
    List<Double> lateRatios = new ArrayList<>();
    try (Sink sink = new Sink()) {
      write(2000);
      inBatches(sink, 2000);
      write(500);
      oneByOne(sink, 500, false);
      for (int run = 0; run < RUNS; run++) {
        write(MAILS);
        double ours = inBatches(sink, MAILS);
        write(MAILS);
        double theirs = oneByOne(sink, MAILS, false);
        write(MAILS);
        double marked = oneByOne(sink, MAILS, true);
        batches.add(ours);
        oneByOne.add(theirs);
        markedOneByOne.add(marked);
        ratios.add(theirs / ours);
        markedRatios.add(marked / ours);
        sink.late = LATE;
        write(LATE_MAILS);
        double oursLate = inBatches(sink, LATE_MAILS) / LATE_MAILS;
        write(LATE_MAILS_ONE_BY_ONE);
        double theirsLate = oneByOne(sink, LATE_MAILS_ONE_BY_ONE, false) / LATE_MAILS_ONE_BY_ONE;
        sink.late = Duration.ZERO;
        lateBatches.add(oursLate);
        lateOneByOne.add(theirsLate);
        lateRatios.add(theirsLate / oursLate);
      }
    }
    Results results =
        new Results(
            "delivery",
            "Sending mails",
            "%d mails (HTML and text, about 4 kB) from the outbox to a mail server on this machine: in batches of %d by lease over %d connections, each mail marked in the database as soon as it is accepted, beside JavaMailSender.send for each mail, which opens a connection each time (without the database, and with the mark). Then with a server that answers after 20 ms: per mail, of %d and %d."
                .formatted(MAILS, batch, connections, LATE_MAILS, LATE_MAILS_ONE_BY_ONE));
    results.add("Đôn Đốc: " + MAILS + " mails", batches);
    results.add("One connection per mail, not marked", oneByOne);
    results.add("One connection per mail, marked", markedOneByOne);
    results.add("Đôn Đốc, 20 ms per reply: one mail", lateBatches);
    results.add("One connection per mail, 20 ms per reply: one mail", lateOneByOne);
    results.atLeast("rate / one connection per mail", median(ratios), 2.5);
    results.forInformation("rate / one connection per mail, marked", median(markedRatios));
    results.atLeast("the same at 20 ms per reply", median(lateRatios), 5);
    results.forInformation("mails per second", MAILS * 1000 / median(batches));
    results.write();
  }

  /** As many written mails, each to somebody else; those of the last time are gone. */
  private void write(int count) {
    jdbc.sql("delete from mail").update();
    jdbc.sql("delete from person where email like '%@bench.example'").update();
    jdbc.sql(
            """
            with people as (
              insert into person (id, name, email, salutation, language, version)
              select gen_random_uuid(), 'Người thứ ' || n, 'n' || gen_random_uuid() || '@bench.example', 'MR', 'vi', 0
              from generate_series(1, ?) n returning id, email)
            insert into mail (id, key, kind, person_id, state, created_at, not_before, address, subject, html, text,
              written_at, turn)
            select gen_random_uuid(), 'bench:' || gen_random_uuid(), 'DIGEST', p.id, 'READY', now(), now(), p.email,
              'Việc cần làm hôm nay', repeat('<p>Báo cáo kết quả thực hiện nghị quyết</p>', 40),
              repeat('Báo cáo kết quả thực hiện nghị quyết ', 20), now(), nextval('mail_turn')
            from people p
            """)
        .param(count)
        .update();
    jdbc.sql("analyze mail").update();
  }

  private double inBatches(Sink sink, int count) throws Exception {
    int before = sink.accepted.get();
    Leases leases = new Leases(jdbc, clock, Duration.ofSeconds(60), 8, "bench");
    Sending sending =
        new Sending(
            leases,
            clock,
            new StaticListableBeanFactory(Map.of("sender", sender(sink))),
            batch,
            "no-reply@dondoc.example",
            "https://dondoc.example");
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        all.add(
            threads.submit(
                () -> {
                  while (sending.sendBatch(() -> true) == Sending.Came.SENT) {
                    // the next batch
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    double ms = (System.nanoTime() - began) / 1e6;
    leases.destroy();
    require(count, sink.accepted.get() - before);
    require(
        count,
        jdbc.sql("select count(*) from mail where state = 'SENT'").query(Integer.class).single());
    return ms;
  }

  private record Written(UUID id, String address, String subject, String html, String text) {}

  private double oneByOne(Sink sink, int count, boolean marked) throws Exception {
    int before = sink.accepted.get();
    JavaMailSenderImpl sender = sender(sink);
    List<Written> mails =
        jdbc.sql("select id, address, subject, html, text from mail order by turn")
            .query(Written.class)
            .list();
    long began = System.nanoTime();
    for (Written mail : mails) {
      var message = sender.createMimeMessage();
      MimeMessageHelper content = new MimeMessageHelper(message, true, "UTF-8");
      content.setFrom("no-reply@dondoc.example");
      content.setTo(mail.address());
      content.setSubject(mail.subject());
      content.setText(mail.text(), mail.html());
      sender.send(message);
      if (marked) {
        jdbc.sql("update mail set state = 'SENT', sent_at = now() where id = ?")
            .param(mail.id())
            .update();
      }
    }
    double ms = (System.nanoTime() - began) / 1e6;
    require(count, sink.accepted.get() - before);
    return ms;
  }

  private static JavaMailSenderImpl sender(Sink sink) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(sink.server.getLocalPort());
    sender.setDefaultEncoding("UTF-8");
    return sender;
  }

  private static void require(int expected, int found) {
    if (expected != found) {
      throw new IllegalStateException(found + " instead of " + expected);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** A mail server that takes everything and keeps nothing. */
  private static final class Sink implements AutoCloseable {
    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    final ServerSocket server = new ServerSocket(0, 500, InetAddress.getByName("127.0.0.1"));
    final AtomicInteger accepted = new AtomicInteger();
    volatile Duration late = Duration.ZERO;

    Sink() throws IOException {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  while (true) {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                  }
                } catch (IOException e) {
                  // closed
                }
              });
    }

    private void serve(Socket socket) {
      try (socket) {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        say(out, "220 sink");
        String line;
        while (!(line = line(in)).isEmpty()) {
          switch (line.substring(0, 4)) {
            case "DATA" -> {
              say(out, "354 go on");
              skipMessage(in);
              accepted.incrementAndGet();
              say(out, "250 accepted");
            }
            case "QUIT" -> {
              say(out, "221 bye");
              return;
            }
            default -> say(out, "250 ok");
          }
        }
      } catch (IOException | InterruptedException e) {
        // the other side has gone
      }
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      int c;
      while ((c = in.read()) >= 0 && c != '\n') {
        line.append((char) c);
      }
      return line.toString().strip();
    }

    private static void skipMessage(InputStream in) throws IOException {
      int matched = 0;
      int c;
      while (matched < END.length && (c = in.read()) >= 0) {
        matched = c == END[matched] ? matched + 1 : c == '\r' ? 1 : 0;
      }
    }

    private void say(OutputStream out, String line) throws IOException, InterruptedException {
      if (!late.isZero()) {
        Thread.sleep(late);
      }
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
