package vn.dondoc.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;

/**
 * Who sends which mail, and what became of it. Each statement is a transaction of its own: what the
 * server has accepted is marked at once.
 */
@Component
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class Leases implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  /** How many mails may be accepted and not marked, over all connections, before one waits. */
  private static final int MOST_UNMARKED = 8;

  /** Some days, by the times that it waits. */
  private static final int MOST_CUTS = 10;

  private record Accepted(UUID id, int resent, Instant at) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration length;
  private final int mostTries;
  private final String node;
  private final Set<Lease> active = ConcurrentHashMap.newKeySet();

  private final ReentrantLock marking = new ReentrantLock();

  /** Accepted by the server, but not marked yet. */
  private final Queue<Accepted> unmarked = new ConcurrentLinkedQueue<>();

  /** Not given back yet, because the database was away. */
  private final Queue<String> abandoned = new ConcurrentLinkedQueue<>();

  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("mail-lease").factory());

  Leases(
      JdbcClient jdbc,
      Clock clock,
      @Value("${dondoc.mail.lease}") Duration length,
      @Value("${dondoc.mail.tries}") int mostTries,
      @Value("${dondoc.node}") String node) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.length = length;
    this.mostTries = mostTries;
    // Two on one machine, or one and what it was before it was started again, are not the same.
    this.node = node + "/" + UUID.randomUUID().toString().substring(0, 8);
    long third = length.toMillis() / 3;
    renewing.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
  }

  /** With how much time to spare a mail is still begun. */
  Duration spare() {
    return length.dividedBy(6);
  }

  /**
   * Takes mails that wait for their turn, or that a node did not finish in its time: of each person
   * only the first that is not finished, so that nobody gets a later one before it. On a day off of
   * the union nothing is taken, however late it is, but an invitation and what a person sends
   * again.
   */
  Lease take(int most) {
    String token = node + "/" + UUID.randomUUID().toString().substring(0, 13);
    long endsAtNanos = System.nanoTime() + length.toNanos();
    Map<UUID, LeasedMail> mails = new HashMap<>();
    List<UUID> ids = new ArrayList<>();
    jdbc.sql(
            """
            with first as (
              select m.id from mail m
              where m.state in ('READY', 'SENDING')
                and (m.state = 'READY' and (m.next_try_at is null or m.next_try_at <= :now)
                  or m.state = 'SENDING' and m.leased_until < clock_timestamp())
                and (m.kind = 'INVITATION' or m.resent > 0 or m.holder_id is null
                  or is_working_day(m.holder_id, :today))
                and not exists (
                  select from mail e
                  where e.person_id = m.person_id and e.state in ('READY', 'SENDING') and e.turn < m.turn)
              order by m.turn limit :most for update of m skip locked),
            taken as (
              update mail m set state = 'SENDING', leased_by = :token,
                leased_until = clock_timestamp() + make_interval(secs => :length)
              from first where m.id = first.id returning m.*)
            select t.id, t.address, p.name, o.name, t.subject, t.html, t.text, t.tries, t.cuts, t.resent,
              exists (select from mail_attachment a where a.mail_id = t.id)
            from taken t join person p on p.id = t.person_id left join organisation o on o.id = t.holder_id
            order by t.turn
            """)
        .param("now", now())
        .param("today", Days.today(clock))
        .param("most", most)
        .param("token", token)
        .param("length", length.toMillis() / 1000.0)
        .query(
            rs -> {
              UUID id = rs.getObject(1, UUID.class);
              ids.add(id);
              mails.put(
                  id,
                  new LeasedMail(
                      id,
                      rs.getString(2),
                      rs.getString(3),
                      rs.getString(4),
                      rs.getString(5),
                      rs.getString(6),
                      rs.getString(7),
                      rs.getInt(8),
                      rs.getInt(9),
                      rs.getInt(10),
                      null,
                      new HashMap<>(),
                      rs.getBoolean(11)));
            });
    Lease lease = new Lease(token, withRest(ids, mails), endsAtNanos);
    if (!ids.isEmpty()) {
      active.add(lease);
    }
    return lease;
  }

  private List<LeasedMail> withRest(List<UUID> ids, Map<UUID, LeasedMail> mails) {
    if (ids.isEmpty()) {
      return List.of();
    }
    UUID[] all = ids.toArray(UUID[]::new);
    Map<UUID, String> unsubscribe = new HashMap<>();
    jdbc.sql(
            """
            select l.mail_id, l.id, l.secret, l.purpose = 'UNSUBSCRIBE' and m.unsubscribable
            from mail_link l join mail m on m.id = l.mail_id
            where l.mail_id = any(:ids) and l.secret is not null and l.revoked_at is null
            """)
        .param("ids", all)
        .query(
            rs -> {
              UUID mail = rs.getObject(1, UUID.class);
              find(mails, mail).secrets().put(rs.getObject(2, UUID.class), rs.getString(3));
              if (rs.getBoolean(4)) {
                unsubscribe.put(mail, rs.getString(3));
              }
            });
    return ids.stream().map(id -> unsubscribable(find(mails, id), unsubscribe.get(id))).toList();
  }

  private static LeasedMail find(Map<UUID, LeasedMail> mails, UUID id) {
    LeasedMail mail = mails.get(id);
    if (mail == null) {
      throw new IllegalStateException("not taken: " + id);
    }
    return mail;
  }

  private static LeasedMail unsubscribable(LeasedMail mail, @Nullable String secret) {
    return new LeasedMail(
        mail.id(),
        mail.address(),
        mail.to(),
        mail.holder(),
        mail.subject(),
        mail.html(),
        mail.text(),
        mail.tries(),
        mail.cuts(),
        mail.resent(),
        secret,
        Map.copyOf(mail.secrets()),
        mail.hasAttachments());
  }

  /** What comes with one mail: read when it is its turn, since a letter may be large. */
  List<Attachment> attachments(LeasedMail mail) {
    return mail.hasAttachments()
        ? jdbc.sql(
                "select name, media_type, content from mail_attachment where mail_id = ? order by position")
            .param(mail.id())
            .query((rs, row) -> new Attachment(rs.getString(1), rs.getString(2), rs.getBytes(3)))
            .list()
        : List.of();
  }

  /**
   * The server has it. From now on only the hashes of its links are kept.
   *
   * <p>Marked at once; while one connection waits for the database the others go on a little, and
   * what they had accepted meanwhile is marked together.
   */
  void sent(LeasedMail mail) {
    unmarked.add(new Accepted(mail.id(), mail.resent(), clock.instant()));
    if (unmarked.size() >= MOST_UNMARKED) {
      markAccepted();
    }
    while (!unmarked.isEmpty() && marking.tryLock()) {
      try {
        markAll();
      } finally {
        marking.unlock();
      }
    }
  }

  /**
   * Makes up for what could not be told the database while it was away; nothing more is sent
   * before.
   */
  void catchUp() {
    markAccepted();
    String token;
    while ((token = abandoned.peek()) != null) {
      // What was accepted of it was noted before it was abandoned.
      markAccepted();
      giveBack(token, null);
      abandoned.remove(token);
    }
  }

  private void markAccepted() {
    marking.lock();
    try {
      markAll();
    } finally {
      marking.unlock();
    }
  }

  /** Whoever holds them now: they have been accepted. */
  private void markAll() {
    List<Accepted> all = unmarked.stream().sorted(Comparator.comparing(Accepted::id)).toList();
    if (all.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            with sent as (
              update mail m set state = 'SENT', sent_at = a.at, tries = m.tries + 1, next_try_at = null,
                last_error = null, leased_by = null, leased_until = null
              from unnest(:ids::uuid[], :resent::integer[], :times::timestamptz[]) as a (id, resent, at)
              where m.id = a.id and m.state in ('READY', 'SENDING') and m.resent = a.resent returning m.id)
            update mail_link l set secret = null from sent where l.mail_id = sent.id and l.secret is not null
            """)
        .param("ids", all.stream().map(Accepted::id).toArray(UUID[]::new))
        .param("resent", all.stream().map(Accepted::resent).toArray(Integer[]::new))
        .param("times", all.stream().map(a -> a.at().toString()).toArray(String[]::new))
        .update();
    unmarked.removeAll(all);
  }

  /** The server will not take it now. After the last try it is dead. */
  void refusedForNow(Lease lease, LeasedMail mail, String words) {
    end(lease, mail, mail.tries() + 1 < mostTries ? MailState.READY : MailState.DEAD, 1, 0, words);
  }

  /** The server will never take it. */
  void refused(Lease lease, LeasedMail mail, String words) {
    end(lease, mail, MailState.DEAD, 1, 0, words);
  }

  /**
   * The connection was cut while it was under way; nobody knows whether the server has it. One that
   * always ends so is dead at last, so that it does not keep the person's later mails for ever.
   */
  void cut(Lease lease, LeasedMail mail, String words) {
    end(lease, mail, mail.cuts() + 1 < MOST_CUTS ? MailState.READY : MailState.DEAD, 0, 1, words);
  }

  private void end(
      Lease lease, LeasedMail mail, MailState state, int tries, int cuts, String words) {
    jdbc.sql(
            """
            with ended as (
              update mail set state = :state, tries = tries + :tries, cuts = cuts + :cuts, next_try_at = cast(:next as timestamptz),
                last_error = :words, leased_by = null, leased_until = null
              where id = :id and state = 'SENDING' and leased_by = :token returning id, state)
            update mail_link l set secret = null from ended
            where l.mail_id = ended.id and ended.state = 'DEAD' and l.secret is not null
            """)
        .param("state", state.name())
        .param("tries", tries)
        .param("cuts", cuts)
        .param(
            "next",
            state == MailState.DEAD
                ? null
                : Timestamp.from(clock.instant().plus(BackOff.after(mail.failures()))))
        .param("words", words)
        .param("id", mail.id())
        .param("token", lease.token())
        .update();
  }

  /** What has not been begun can be sent by anybody again; it was not tried. */
  void giveBack(Lease lease, @Nullable String words) {
    active.remove(lease);
    try {
      markAccepted();
      giveBack(lease.token(), words);
    } catch (DataAccessException e) {
      log.info("Mails are given back later: {}", e.getMessage());
      abandoned.add(lease.token());
    }
  }

  private void giveBack(String token, @Nullable String words) {
    jdbc.sql(
            """
            update mail set state = 'READY', leased_by = null, leased_until = null,
              last_error = coalesce(:words, last_error)
            where leased_by = :token and state = 'SENDING'
            """)
        .param("words", words)
        .param("token", token)
        .update();
  }

  private void renew() {
    for (Lease lease : active) {
      marking.lock(); // the same rows, in another order
      try {
        if (!lease.isOurs(Duration.ZERO)) {
          lease.lost();
          continue;
        }
        long untilNanos = System.nanoTime() + length.toNanos();
        int renewed =
            jdbc.sql(
                    """
                    update mail set leased_until = clock_timestamp() + make_interval(secs => :length)
                    where leased_by = :token and state = 'SENDING' and leased_until > clock_timestamp()
                    """)
                .param("length", length.toMillis() / 1000.0)
                .param("token", lease.token())
                .update();
        if (renewed > 0) {
          lease.renewed(untilNanos);
        }
      } catch (DataAccessException e) {
        log.info("A lease could not be renewed: {}", e.getMessage());
      } finally {
        marking.unlock();
      }
    }
  }

  /** Whether a mail is to be written, sent or finished just now, by whichever thread. */
  boolean areUnderWay() {
    return jdbc.sql(
            """
            select exists (select from mail m
              where (m.state = 'COLLECTING' and m.not_before <= :now and (m.next_try_at is null or m.next_try_at <= :now)
                  or m.state = 'READY' and (m.next_try_at is null or m.next_try_at <= :now)
                  or m.state = 'SENDING' and m.leased_until > clock_timestamp())
                and (m.kind = 'INVITATION' or m.resent > 0 or m.holder_id is null or is_working_day(m.holder_id, :today)))
            """)
        .param("now", now())
        .param("today", Days.today(clock))
        .query(Boolean.class)
        .single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  @Override
  public void destroy() {
    renewing.shutdownNow();
  }
}
