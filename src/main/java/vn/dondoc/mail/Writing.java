package vn.dondoc.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.base.Days;
import vn.dondoc.base.Secret;

/** Writes the letters of the mails whose time has come; from then on they say what they say. */
@Component
class Writing {
  private static final Logger log = LoggerFactory.getLogger(Writing.class);
  private static final int MOST_TRIES = 5;
  static final Duration UNSUBSCRIBE_LIFETIME = Duration.ofDays(365);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Press press;
  private final ObjectProvider<LetterWriter> writers;
  private final TransactionTemplate transaction;
  private final String baseUrl;
  private final Duration linkLifetime;

  Writing(
      JdbcClient jdbc,
      Clock clock,
      Press press,
      ObjectProvider<LetterWriter> writers,
      TransactionTemplate transaction,
      @Value("${dondoc.base-url}") String baseUrl,
      @Value("${dondoc.mail.link-lifetime}") Duration linkLifetime) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.press = press;
    this.writers = writers;
    this.transaction = transaction;
    this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    this.linkLifetime = linkLifetime;
  }

  private record Due(
      UUID id,
      MailKind kind,
      @Nullable UUID holderId,
      Recipient recipient,
      @Nullable String address,
      int tries) {}

  /** Writes all that is due, each in a transaction of its own; several nodes share the work. */
  int writeDue() {
    int written = 0;
    while (writeNext()) {
      written++;
    }
    return written;
  }

  private boolean writeNext() {
    UUID[] tried = new UUID[1];
    try {
      return Boolean.TRUE.equals(
          transaction.execute(
              status -> {
                Optional<Due> due = next();
                due.ifPresent(
                    mail -> {
                      tried[0] = mail.id();
                      write(mail);
                    });
                return due.isPresent();
              }));
    } catch (RuntimeException e) {
      if (tried[0] == null) {
        throw e;
      }
      log.error("Mail {} could not be written", tried[0], e);
      transaction.executeWithoutResult(status -> putOff(tried[0], e));
      return true;
    }
  }

  private Optional<Due> next() {
    return jdbc.sql(
            """
            select m.id, m.kind, m.holder_id, p.id, p.name, p.salutation, p.language, p.email, m.tries
            from mail m join person p on p.id = m.person_id
            where m.state = 'COLLECTING' and m.not_before <= :now
              and (m.next_try_at is null or m.next_try_at <= :now)
              and (m.kind = 'INVITATION' or m.resent > 0 or m.holder_id is null or is_working_day(m.holder_id, :today))
            order by m.not_before, m.created_at, m.id limit 1 for update of m skip locked
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("today", Days.today(clock))
        .query(
            (rs, row) ->
                new Due(
                    rs.getObject(1, UUID.class),
                    MailKind.valueOf(rs.getString(2)),
                    rs.getObject(3, UUID.class),
                    new Recipient(
                        rs.getObject(4, UUID.class),
                        rs.getString(5),
                        rs.getString(6),
                        Locale.of(rs.getString(7))),
                    rs.getString(8),
                    rs.getInt(9)))
        .optional();
  }

  private void write(Due mail) {
    Links links = new Links(mail.id(), mail.recipient().personId());
    Optional<Letter> letter =
        mail.address() == null
            ? Optional.empty()
            : writer(mail.kind())
                .write(
                    new MailToWrite(
                        mail.id(), mail.kind(), mail.holderId(), mail.recipient(), links));
    if (letter.isEmpty()) {
      jdbc.sql("update mail set state = 'DROPPED', written_at = :now where id = :id")
          .param("now", Timestamp.from(clock.instant()))
          .param("id", mail.id())
          .update();
      jdbc.sql("update mail_link set secret = null where mail_id = ?").param(mail.id()).update();
      return;
    }
    Letter said = letter.get();
    if (said.unsubscribable()) {
      links.personal(LinkPurpose.UNSUBSCRIBE, null);
    }
    // Whoever gets a turn for a person has committed before the next one is given: what can be seen
    // of the outbox is never the later mail without the earlier.
    jdbc.sql("select pg_advisory_xact_lock(140, hashtext(?))")
        .param(mail.recipient().personId().toString())
        .query(rs -> {});
    Locale language = mail.recipient().language();
    jdbc.sql(
            """
            update mail set state = 'READY', address = :address, subject = :subject, html = :html, text = :text,
              unsubscribable = :unsubscribable, written_at = :now, turn = nextval('mail_turn'), tries = 0,
              next_try_at = null, last_error = null
            where id = :id
            """)
        .param("address", mail.address())
        .param("subject", HeaderText.of(said.subject()))
        .param("html", press.print("mail/" + said.template() + ".html", language, said.model()))
        .param("text", press.print("mail/" + said.template() + ".txt", language, said.model()))
        .param("unsubscribable", said.unsubscribable())
        .param("now", Timestamp.from(clock.instant()))
        .param("id", mail.id())
        .update();
    List<Attachment> attachments = said.attachments();
    for (int i = 0; i < attachments.size(); i++) {
      Attachment attachment = attachments.get(i);
      jdbc.sql("insert into mail_attachment values (?, ?, ?, ?, ?)")
          .params(
              mail.id(),
              i,
              HeaderText.of(attachment.name()),
              attachment.mediaType(),
              attachment.content())
          .update();
    }
  }

  /** A letter that cannot be written now stands in nobody's way. */
  private void putOff(UUID id, RuntimeException error) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            update mail set tries = tries + 1, last_error = :error, next_try_at = :next,
              state = case when tries + 1 >= :most then 'DEAD' else state end
            where id = :id and state = 'COLLECTING'
            """)
        .param("error", error.getClass().getSimpleName())
        .param("next", Timestamp.from(now.plus(Duration.ofMinutes(5))))
        .param("most", MOST_TRIES)
        .param("id", id)
        .update();
  }

  private LetterWriter writer(MailKind kind) {
    Map<MailKind, LetterWriter> byKind = new EnumMap<>(MailKind.class);
    writers.forEach(writer -> writer.kinds().forEach(k -> byKind.put(k, writer)));
    return Objects.requireNonNull(byKind.get(kind), () -> "nobody writes " + kind);
  }

  /** The links of one mail. */
  private final class Links implements LetterLinks {
    private final UUID mailId;
    private final UUID personId;
    private @Nullable UUID unsubscribe;

    Links(UUID mailId, UUID personId) {
      this.mailId = mailId;
      this.personId = personId;
    }

    @Override
    public String personal(LinkPurpose purpose, @Nullable UUID subjectId) {
      UUID id =
          switch (purpose) {
            case INVITATION -> given(purpose);
            case UNSUBSCRIBE -> unsubscribe();
            case ANSWER -> newLink(purpose, subjectId);
          };
      return page(purpose.path() + "/" + Placeholders.of(id));
    }

    /** One for the letter, in its text as in its header. */
    private UUID unsubscribe() {
      if (unsubscribe == null) {
        unsubscribe = newLink(LinkPurpose.UNSUBSCRIBE, null);
      }
      return unsubscribe;
    }

    @Override
    public String page(String path) {
      return baseUrl + "/" + path;
    }

    private UUID given(LinkPurpose purpose) {
      return jdbc.sql("select id from mail_link where mail_id = ? and purpose = ?")
          .params(mailId, purpose.name())
          .query(UUID.class)
          .single();
    }

    private UUID newLink(LinkPurpose purpose, @Nullable UUID subjectId) {
      UUID id = UUID.randomUUID();
      Secret secret = Secret.random();
      Instant now = clock.instant();
      jdbc.sql(
              """
              insert into mail_link (id, mail_id, purpose, person_id, subject_id, secret, secret_hash, created_at,
                expires_at)
              values (:id, :mail, :purpose, :person, :subject, :secret, :hash, :now, :end)
              """)
          .param("id", id)
          .param("mail", mailId)
          .param("purpose", purpose.name())
          .param("person", personId)
          .param("subject", subjectId)
          .param("secret", secret.value())
          .param("hash", secret.hash())
          .param("now", Timestamp.from(now))
          .param(
              "end",
              Timestamp.from(
                  now.plus(
                      purpose == LinkPurpose.UNSUBSCRIBE ? UNSUBSCRIBE_LIFETIME : linkLifetime)))
          .update();
      return id;
    }
  }
}
