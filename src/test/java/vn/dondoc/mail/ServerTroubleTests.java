package vn.dondoc.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.MovableClock;
import vn.dondoc.mail.ScriptedServer.Accepted;
import vn.dondoc.mail.ScriptedServer.Does;
import vn.dondoc.mail.ScriptedServer.Phase;

/** A mail server that refuses, cuts the connection, is slow, or is away, over real connections. */
@DonDocTest
class ServerTroubleTests {
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private TestMails mails;
  private ScriptedServer server;
  private Leases leases;
  private Sending sending;

  @BeforeEach
  void begin() throws IOException {
    clock.standAt(TestClock.START);
    mails = new TestMails(jdbc, clock);
    mails.none();
    server = new ScriptedServer();
    leases = mails.leases(TestMails.LEASE);
    sending = mails.sending(leases, TestMails.sender(server.port()), 50);
  }

  @AfterEach
  void end() throws IOException {
    server.close();
    leases.destroy();
  }

  private Sending.Came sendAll() {
    return TestMails.all(sending, () -> true);
  }

  private void pass(Duration time) {
    clock.standAt(clock.instant().plus(time));
  }

  private String address(UUID person) {
    return jdbc.sql("select email from person where id = ?")
        .param(person)
        .query(String.class)
        .single();
  }

  /** Refuses this address at this phase until told otherwise. */
  private static ScriptedServer.Script refuses(Phase at, String address, String answer) {
    return (phase, argument) ->
        phase == at && argument.equals(address) ? new Does.Answer(answer) : null;
  }

  @Test
  void aBatchGoesOverOneConnection() {
    mails.readyForMany(40);
    sendAll();
    assertThat(server.accepted()).hasSize(40);
    assertThat(server.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"RCPT", "DATA", "BEFORE_ACCEPTANCE"})
  void refusedForNowItIsTriedLaterAndTheNextMailOfThePersonWaits(Phase phase) {
    UUID person = mails.person();
    UUID first = mails.ready(person, "Thư 1");
    UUID second = mails.ready(person, "Thư 2");
    UUID other = mails.ready(mails.person(), "Thư khác");
    server.does(refuses(phase, address(person), "451 4.7.1 try again later"));
    sendAll();
    assertThat(mails.row(first).state()).isEqualTo("READY");
    assertThat(mails.row(first).tries()).isEqualTo(1);
    assertThat(mails.row(first).error()).contains("451 4.7.1 try again later");
    assertThat(mails.row(second)).isEqualTo(new TestMails.Row("READY", 0, 0, null));
    assertThat(mails.state(other)).isEqualTo("SENT");

    pass(Duration.ofSeconds(59));
    server.does(ScriptedServer.GOES_ON);
    sendAll();
    assertThat(mails.state(first)).isEqualTo("READY");
    pass(Duration.ofSeconds(1));
    sendAll();
    assertThat(server.subjectsTo(address(person)))
        .containsExactly("=?UTF-8?Q?Th=C6=B0_1?=", "=?UTF-8?Q?Th=C6=B0_2?=");
    assertThat(mails.row(first)).isEqualTo(new TestMails.Row("SENT", 2, 0, null));
  }

  @Test
  void refusedForNowAgainAndAgainItWaitsLongerAndIsDeadAtLast() {
    UUID person = mails.person();
    UUID first = mails.ready(person, "Thư 1");
    UUID second = mails.ready(person, "Thư 2");
    AtomicInteger asked = new AtomicInteger();
    server.does(
        (phase, argument) ->
            phase == Phase.RCPT && asked.incrementAndGet() > 0
                ? new Does.Answer("450 mailbox busy")
                : null);
    Instant begin = clock.instant();
    Duration[] waits = {
      Duration.ofMinutes(1),
      Duration.ofMinutes(5),
      Duration.ofMinutes(15),
      Duration.ofHours(1),
      Duration.ofHours(4),
      Duration.ofHours(12),
      Duration.ofDays(1)
    };
    sendAll();
    for (int i = 0; i < waits.length; i++) {
      assertThat(mails.row(first).tries()).isEqualTo(i + 1);
      pass(waits[i].minusSeconds(1));
      sendAll();
      assertThat(asked).hasValue(i + 1);
      pass(Duration.ofSeconds(1));
      if (i == waits.length - 1) {
        server.does(refuses(Phase.RCPT, address(person), "450 mailbox busy"));
      }
      sendAll();
      asked.compareAndSet(i + 1, i + 2);
    }
    assertThat(mails.row(first).state()).isEqualTo("DEAD");
    assertThat(mails.row(first).tries()).isEqualTo(8);
    assertThat(Duration.between(begin, clock.instant()))
        .isBetween(Duration.ofHours(40), Duration.ofHours(42));
    server.does(ScriptedServer.GOES_ON);
    pass(Duration.ofMinutes(1));
    sendAll();
    assertThat(mails.state(second)).isEqualTo("SENT");
  }

  @ParameterizedTest
  @EnumSource(names = {"RCPT", "DATA", "BEFORE_ACCEPTANCE"})
  void refusedForGoodItIsDeadAndAllElseGoesOn(Phase phase) {
    UUID person = mails.person();
    UUID other = mails.person();
    UUID before = mails.ready(mails.person(), "Thư");
    UUID first = mails.ready(person, "Thư 1");
    UUID second = mails.ready(person, "Thư 2");
    UUID after = mails.ready(other, "Thư");
    AtomicInteger times = new AtomicInteger();
    server.does(
        (at, argument) ->
            at == phase && argument.equals(address(person)) && times.getAndIncrement() == 0
                ? new Does.Answer("550 5.1.1 no such person")
                : null);
    sendAll();
    assertThat(mails.row(first).state()).isEqualTo("DEAD");
    assertThat(mails.row(first).error()).contains("550 5.1.1 no such person");
    assertThat(List.of(mails.state(before), mails.state(second), mails.state(after)))
        .containsOnly("SENT");
    assertThat(server.connections()).as("a refusal costs no connection").isLessThanOrEqualTo(2);
  }

  @Test
  void aSenderThatIsRefusedCostsNoMail() {
    mails.readyForMany(5);
    server.does(
        (phase, argument) ->
            phase == Phase.MAIL ? new Does.Answer("530 authentication required") : null);
    assertThat(sendAll()).isEqualTo(Sending.Came.SERVER_AWAY);
    assertThat(mails.count(MailState.READY)).isEqualTo(5);
    server.does(ScriptedServer.GOES_ON);
    pass(Duration.ofMinutes(1));
    sendAll();
    assertThat(server.accepted()).hasSize(5);
  }

  /** What people and the site are told is never what opens a door. */
  @Test
  void whatTheServerSaidIsKeptWithoutSecrets() {
    UUID person = mails.person();
    UUID mail = mails.ready(person, "Thư");
    jdbc.sql(
            """
            insert into mail_link (id, mail_id, purpose, person_id, secret, secret_hash, created_at, expires_at)
            values (gen_random_uuid(), ?, 'ANSWER', ?, 'tres-secret', ?, now(), now())
            """)
        .params(mail, person, UUID.randomUUID().toString())
        .update();
    server.does(
        refuses(
            Phase.BEFORE_ACCEPTANCE,
            address(person),
            "550 spam: http://dondoc.example/answer/tres-secret " + "x".repeat(600)));
    sendAll();
    assertThat(mails.row(mail).error())
        .contains("550 spam: http://dondoc.example/answer/…")
        .doesNotContain("tres-secret")
        .hasSizeLessThanOrEqualTo(500);
  }

  /**
   * Cut once at each phase, in the middle of a batch: all arrive, in order, none under another
   * name.
   */
  @ParameterizedTest
  @EnumSource
  void cutOnceEveryMailArrives(Phase phase) {
    List<UUID> people = IntStream.range(0, 6).mapToObj(i -> mails.person()).toList();
    for (int n = 0; n < 3; n++) {
      for (UUID person : people) {
        mails.ready(person, "Letter " + n);
      }
    }
    AtomicInteger times = new AtomicInteger();
    int cutAt =
        switch (phase) {
          case CONNECT, EHLO, QUIT -> 1;
          default -> 8;
        };
    server.does(
        (at, argument) -> at == phase && times.incrementAndGet() == cutAt ? new Does.Cut() : null);
    for (int i = 0; i < 5; i++) {
      sendAll();
      pass(Duration.ofMinutes(1));
    }
    assertThat(times.get()).as("it was cut").isGreaterThanOrEqualTo(cutAt);
    assertThat(mails.count(MailState.READY)).isZero();
    Map<String, String> recipients = new HashMap<>();
    for (Accepted mail : server.accepted()) {
      recipients.put(mail.messageId(), mail.to());
    }
    assertThat(recipients).hasSize(18);
    // Where nobody was told of the acceptance, that one mail comes again, under its name.
    assertThat(server.accepted()).hasSize(phase == Phase.AFTER_ACCEPTANCE ? 19 : 18);
    for (UUID person : people) {
      assertThat(firsts(address(person))).containsExactly("Letter 0", "Letter 1", "Letter 2");
    }
  }

  /** Subjects in the order of their first arrival. */
  private List<String> firsts(String address) {
    Set<String> seen = new HashSet<>();
    return server.accepted().stream()
        .filter(m -> m.to().equals(address) && seen.add(m.messageId()))
        .map(Accepted::subject)
        .toList();
  }

  /** A mail that a server cannot stomach holds up nobody else, and is never given up for it. */
  @Test
  void aMailThatIsAlwaysCutHoldsUpNobody() {
    UUID poison = mails.person();
    UUID bad = mails.ready(poison, "Thư");
    mails.readyForMany(10);
    server.does(
        (phase, argument) ->
            phase == Phase.BODY && argument.equals(address(poison)) ? new Does.Cut() : null);
    for (int i = 0; i < 12; i++) {
      sendAll();
      sendAll();
      pass(Duration.ofDays(1));
    }
    assertThat(server.accepted()).hasSize(10);
    TestMails.Row row = mails.row(bad);
    assertThat(row.state()).isEqualTo("DEAD");
    assertThat(row.tries()).isZero();
    assertThat(row.cuts()).isEqualTo(10);
  }

  @Test
  void aServerThatIsAwayForADayLosesNothingAndCountsNoTries() throws IOException {
    UUID person = mails.person();
    List<UUID> ofOne =
        IntStream.range(0, 5).mapToObj(n -> mails.ready(person, "Letter " + n)).toList();
    mails.readyForMany(100);
    server.goAway();
    for (int hour = 0; hour < 24; hour++) {
      assertThat(sendAll()).isEqualTo(Sending.Came.SERVER_AWAY);
      pass(Duration.ofHours(1));
    }
    assertThat(mails.count(MailState.READY)).isEqualTo(105);
    assertThat(mails.row(ofOne.getFirst()).tries()).isZero();
    assertThat(mails.row(ofOne.getFirst()).error()).isNotBlank();
    server.comeBack();
    sendAll();
    assertThat(server.accepted()).hasSize(105);
    assertThat(server.subjectsTo(address(person)))
        .containsExactly("Letter 0", "Letter 1", "Letter 2", "Letter 3", "Letter 4");
  }

  /**
   * Each reply late: the lease, much shorter than the batch takes, is renewed; nothing goes twice.
   */
  @Test
  void slowRepliesLoseNoLease() throws Exception {
    leases.destroy();
    leases = mails.leases(Duration.ofSeconds(4));
    sending = mails.sending(leases, TestMails.sender(server.port()), 20);
    Leases others = mails.leases(Duration.ofSeconds(4));
    Sending otherNode = mails.sending(others, TestMails.sender(server.port()), 20);
    mails.readyForMany(20);
    server.delaysEachReply(Duration.ofMillis(80));
    Thread first = Thread.ofPlatform().start(this::sendAll);
    while (server.connections() == 0) {
      Thread.sleep(10); // until it has leased them all
    }
    while (first.isAlive()) {
      TestMails.all(otherNode, () -> true);
      first.join(Duration.ofMillis(100));
    }
    assertThat(server.accepted()).hasSize(20);
    assertThat(server.connections()).as("the other had nothing to do").isEqualTo(1);
    others.destroy();
  }

  /** Too slow for the site's patience is as good as cut. */
  @Test
  void aServerThatDoesNotAnswerIsAway() {
    UUID mail = mails.ready(mails.person(), "Thư");
    server.delaysEachReply(Duration.ofSeconds(3));
    assertThat(sendAll()).isEqualTo(Sending.Came.SERVER_AWAY);
    assertThat(mails.row(mail).tries()).isZero();
    server.delaysEachReply(Duration.ZERO);
    pass(Duration.ofMinutes(1));
    sendAll();
    assertThat(mails.state(mail)).isEqualTo("SENT");
  }

  @Test
  void severalNodesSendEachMailOnce() throws Exception {
    mails.readyForMany(300);
    UUID person = mails.person();
    for (int n = 0; n < 20; n++) {
      mails.ready(person, "Letter " + n);
    }
    List<Leases> nodes =
        IntStream.range(0, 4).mapToObj(i -> mails.leases(TestMails.LEASE)).toList();
    List<Thread> threads =
        nodes.stream()
            .map(
                node ->
                    Thread.ofPlatform()
                        .start(
                            () -> {
                              Sending one = mails.sending(node, TestMails.sender(server.port()), 7);
                              while (mails.count(MailState.READY) + mails.count(MailState.SENDING)
                                  > 0) {
                                one.sendBatch(() -> true);
                              }
                            }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    nodes.forEach(Leases::destroy);
    assertThat(server.accepted()).hasSize(320);
    assertThat(server.accepted().stream().map(Accepted::messageId).distinct()).hasSize(320);
    assertThat(server.subjectsTo(address(person)))
        .isEqualTo(IntStream.range(0, 20).mapToObj(n -> "Letter " + n).toList());
  }

  /** What a node leaves behind is taken when its lease has ended, not before. */
  @Test
  void whatANodeLeavesBehindIsTakenWhenItsLeaseEnds() {
    mails.readyForMany(3);
    Leases gone = mails.leases(Duration.ofSeconds(2));
    gone.take(10);
    gone.destroy();
    sendAll();
    assertThat(server.accepted()).isEmpty();
    long begin = System.nanoTime();
    while (server.accepted().size() < 3 && System.nanoTime() - begin < 10_000_000_000L) {
      sendAll();
    }
    assertThat(server.accepted()).hasSize(3);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
  }
}
