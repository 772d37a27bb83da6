package vn.dondoc.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Written mails, straight in the table, and the means to send them through some server. */
final class TestMails {
  static final Duration LEASE = Duration.ofSeconds(60);

  record Row(String state, int tries, int cuts, String error) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  TestMails(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Nothing of others is on its way. */
  void none() {
    jdbc.sql("update mail set state = 'DROPPED' where state in ('COLLECTING', 'READY', 'SENDING')")
        .update();
  }

  UUID person(String address) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into person (id, name, email, salutation, language, version) values (?, ?, ?, 'MR', 'vi', 0)")
        .params(id, "Nguyễn Văn " + address.charAt(0), address)
        .update();
    return id;
  }

  UUID person() {
    return person("p" + UUID.randomUUID() + "@test.example");
  }

  UUID ready(UUID person, String subject) {
    UUID id = UUID.randomUUID();
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into mail (id, key, kind, person_id, state, created_at, not_before, address, subject, html, text,
              written_at, turn)
            select ?, ?, 'DIGEST', p.id, 'READY', ?, ?, p.email, ?, '<p>Việc cần làm</p>', 'Việc cần làm', ?,
              nextval('mail_turn') from person p where p.id = ?
            """)
        .params(id, "test:" + id, now, now, subject, now, person)
        .update();
    return id;
  }

  /** As many, each to somebody else. */
  void readyForMany(int count) {
    jdbc.sql(
            """
            with people as (
              insert into person (id, name, email, salutation, language, version)
              select gen_random_uuid(), 'Người thứ ' || n, 'n' || gen_random_uuid() || '@test.example', 'MR', 'vi', 0
              from generate_series(1, ?) n returning id, email)
            insert into mail (id, key, kind, person_id, state, created_at, not_before, address, subject, html, text,
              written_at, turn)
            select gen_random_uuid(), 'test:' || gen_random_uuid(), 'DIGEST', p.id, 'READY', now(), now(), p.email,
              'Việc cần làm hôm nay', repeat('<p>Báo cáo kết quả thực hiện nghị quyết</p>', 40),
              repeat('Báo cáo kết quả thực hiện nghị quyết ', 40), now(), nextval('mail_turn')
            from people p
            """)
        .param(count)
        .update();
  }

  Row row(UUID mail) {
    return jdbc.sql("select state, tries, cuts, last_error from mail where id = ?")
        .param(mail)
        .query((rs, n) -> new Row(rs.getString(1), rs.getInt(2), rs.getInt(3), rs.getString(4)))
        .single();
  }

  String state(UUID mail) {
    return row(mail).state();
  }

  int count(MailState state) {
    return jdbc.sql("select count(*) from mail where state = ?")
        .param(state.name())
        .query(Integer.class)
        .single();
  }

  Leases leases(Duration length) {
    return new Leases(jdbc, clock, length, 8, "test");
  }

  Sending sending(Leases leases, JavaMailSenderImpl sender, int batch) {
    return new Sending(
        leases,
        clock,
        new StaticListableBeanFactory(Map.of("sender", sender)),
        batch,
        "no-reply@dondoc.example",
        "https://dondoc.example/");
  }

  static JavaMailSenderImpl sender(int port) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    sender.setDefaultEncoding("UTF-8");
    sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "2000");
    sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
    return sender;
  }

  /** Until nothing is due or the server is away. */
  static Sending.Came all(Sending sending, BooleanSupplier goOn) {
    Sending.Came came;
    while ((came = sending.sendBatch(goOn)) == Sending.Came.SENT) {
      // the next batch
    }
    return came;
  }

  List<UUID> ofPerson(UUID person) {
    return jdbc.sql("select id from mail where person_id = ? order by turn")
        .param(person)
        .query(UUID.class)
        .list();
  }
}
