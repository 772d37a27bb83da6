package vn.dondoc.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.Secret;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Accounts;
import vn.dondoc.organisation.Right;

/**
 * Every mail of a union and what became of it. Whoever watches the mail sees to whom, when and
 * whether; what it says only who may read it ({@link Right#READ_MAIL}). The secrets of its links
 * nobody sees.
 */
@Service
@Transactional(readOnly = true)
public class MailLog {
  /**
   * What is looked for; whatever is null or empty is not asked.
   *
   * @param words of the name, the address or the subject, accents or not
   * @param from the first day, by when it was posted
   * @param until the last day
   */
  public record Filter(
      @Nullable MailState state,
      @Nullable MailKind kind,
      String words,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {
    public static final Filter ALL = new Filter(null, null, "", null, null);

    public boolean isPlain() {
      return equals(ALL);
    }
  }

  /**
   * One mail in the list.
   *
   * @param address where it goes, or went
   * @param subject null until it is written, and where the reader may not read it
   * @param nextTryAt when it is tried again
   * @param resent how often somebody had it sent again
   * @param isWritten whether there is a letter
   */
  public record LoggedMail(
      UUID id,
      MailKind kind,
      MailState state,
      String person,
      @Nullable String address,
      @Nullable String subject,
      Instant postedAt,
      Instant notBefore,
      @Nullable Instant sentAt,
      int tries,
      @Nullable Instant nextTryAt,
      @Nullable String lastError,
      int resent,
      boolean isWritten) {}

  /** A personal link of a mail, without what opens it. */
  public record LoggedLink(
      LinkPurpose purpose, Instant expiresAt, boolean used, boolean revoked, boolean expired) {}

  /**
   * A mail as it is opened.
   *
   * @param text as it was sent, with words in place of what opens its links; null where there is
   *     none or the reader may not read it
   * @param readable whether the reader may read what it says
   * @param resendable whether the reader may have it sent again, as it is now
   */
  public record OpenedMail(
      LoggedMail mail,
      UUID holderId,
      boolean readable,
      boolean resendable,
      @Nullable String text,
      @Nullable String html,
      List<String> attachments,
      List<LoggedLink> links,
      @Nullable Instant resentAt,
      @Nullable String resentBy) {}

  private static final String COLUMNS =
      """
      m.id, m.kind, m.state, p.name, coalesce(m.address, p.email) as address, m.subject, m.created_at,
      m.not_before, m.sent_at, m.tries, m.next_try_at, m.last_error, m.resent
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Access access;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final Duration linkLifetime;

  MailLog(
      JdbcClient jdbc,
      Clock clock,
      Access access,
      Accounts accounts,
      ApplicationEventPublisher events,
      @Value("${dondoc.mail.link-lifetime}") Duration linkLifetime) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.access = access;
    this.accounts = accounts;
    this.events = events;
    this.linkLifetime = linkLifetime;
  }

  /** Whether the signed-in person may read what a union's mails say. */
  public boolean mayRead(UUID holderId) {
    return access.may(Right.READ_MAIL, holderId);
  }

  /** The mails of a union, the newest first. */
  public List<LoggedMail> list(UUID holderId, Filter filter, int offset, int limit) {
    access.require(Right.WATCH_MAIL, holderId);
    boolean readable = mayRead(holderId);
    return found(
            COLUMNS,
            holderId,
            filter,
            readable,
            "order by m.created_at desc, m.id desc offset :offset limit :limit")
        .param("offset", offset)
        .param("limit", limit)
        .query((rs, row) -> mail(rs, readable))
        .list();
  }

  /** How many there are. */
  public int count(UUID holderId, Filter filter) {
    access.require(Right.WATCH_MAIL, holderId);
    return found("count(*)", holderId, filter, mayRead(holderId), "").query(Integer.class).single();
  }

  /** How many mails have been given up, in the unions that the signed-in person watches. */
  public int givenUp() {
    List<UUID> holders = access.organisationsWith(Right.WATCH_MAIL);
    return holders.isEmpty()
        ? 0
        : jdbc.sql("select count(*) from mail where state = 'DEAD' and holder_id in (:holders)")
            .param("holders", holders)
            .query(Integer.class)
            .single();
  }

  /**
   * One mail.
   *
   * @param personalLink the words that stand for a personal link
   */
  public OpenedMail open(UUID id, String personalLink) {
    UUID holder = watched(id);
    boolean readable = mayRead(holder);
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                , m.text, m.html, m.resent_at, r.name as resent_by
                from mail m join person p on p.id = m.person_id left join person r on r.id = m.resent_by
                where m.id = :id
                """)
        .param("id", id)
        .query(
            (rs, row) -> {
              LoggedMail mail = mail(rs, readable);
              List<UUID> placeholders = readable ? linkIds(id) : List.of();
              return new OpenedMail(
                  mail,
                  holder,
                  readable,
                  mayResend(mail, holder),
                  readable
                      ? withoutSecrets(rs.getString("text"), placeholders, personalLink)
                      : null,
                  readable ? withoutSecrets(rs.getString("html"), placeholders, "") : null,
                  readable ? attachments(id) : List.of(),
                  readable ? links(id) : List.of(),
                  instant(rs, "resent_at"),
                  rs.getString("resent_by"));
            })
        .single();
  }

  /**
   * Has a mail sent again that was sent, given up or dropped: to the person's address of today,
   * with new personal links; the earlier ones stop working. What was never written is written
   * first. An invitation is made anew, by whoever may invite.
   *
   * @throws DomainException when it is on its way, or cannot go out
   */
  @Transactional
  public void resend(UUID id) {
    UUID holder = watched(id);
    LoggedMail mail =
        jdbc.sql(
                "select "
                    + COLUMNS
                    + " from mail m join person p on p.id = m.person_id where m.id = ? for update of m")
            .param(id)
            .query((rs, row) -> mail(rs, true))
            .single();
    if (!isAtItsEnd(mail.state())) {
      throw new DomainException("mailLog.onItsWay");
    }
    UUID person =
        jdbc.sql("select person_id from mail where id = ?").param(id).query(UUID.class).single();
    String address =
        jdbc.sql("select email from person where id = ?")
            .param(person)
            .query((rs, row) -> Optional.ofNullable(rs.getString(1)))
            .single()
            .orElseThrow(() -> new DomainException("mailLog.noAddress", mail.person()));
    if (mail.kind() == MailKind.INVITATION) {
      if (!access.may(Right.MANAGE_ORGANISATIONS, holder)) {
        throw new DomainException("mailLog.invitationByAdministrator");
      }
      accounts.invite(holder, person);
      jdbc.sql(
              "update mail set resent = resent + 1, resent_at = :now, resent_by = :by where id = :id")
          .param("now", now())
          .param("by", access.personId())
          .param("id", id)
          .update();
      return;
    }
    if (!mail.isWritten()) {
      writeAnew(id, mail);
    } else {
      renewLinks(id);
      // As whoever writes a letter: no turn is given to a person before an earlier one can be seen.
      jdbc.sql("select pg_advisory_xact_lock(140, hashtext(?))")
          .param(person.toString())
          .query(rs -> {});
      jdbc.sql(
              """
              update mail set state = 'READY', address = :address, turn = nextval('mail_turn'), sent_at = null
              where id = :id
              """)
          .param("address", address)
          .param("id", id)
          .update();
    }
    jdbc.sql(
            """
            update mail set tries = 0, cuts = 0, next_try_at = null, last_error = null, leased_by = null, leased_until = null,
              resent = resent + 1, resent_at = :now, resent_by = :by where id = :id
            """)
        .param("now", now())
        .param("by", access.personId())
        .param("id", id)
        .update();
    events.publishEvent(new MailPosted(clock.instant()));
  }

  /** It was given up before its letter was written, or there was nothing to say then. */
  private void writeAnew(UUID id, LoggedMail mail) {
    int others =
        jdbc.sql(
                """
                select count(*) from mail m join mail o on o.person_id = m.person_id and o.kind = m.kind
                  and o.holder_id is not distinct from m.holder_id and o.state = 'COLLECTING' and o.id <> m.id
                where m.id = ? and m.kind not in ('DIGEST', 'INVITATION')
                """)
            .param(id)
            .query(Integer.class)
            .single();
    if (others > 0) {
      throw new DomainException("mailLog.anotherCollects", mail.person());
    }
    jdbc.sql("update mail set state = 'COLLECTING', not_before = :now where id = :id")
        .param("now", now())
        .param("id", id)
        .update();
  }

  /** The links keep their places in the letter; what opens them is new. */
  private void renewLinks(UUID id) {
    Instant now = clock.instant();
    for (UUID link : linkIds(id)) {
      Secret secret = Secret.random();
      jdbc.sql(
              """
              update mail_link set secret = :secret, secret_hash = :hash, created_at = :now, used_at = null,
                revoked_at = null,
                expires_at = case when purpose = 'UNSUBSCRIBE' then :longEnd::timestamptz else :end::timestamptz end
              where id = :id
              """)
          .param("secret", secret.value())
          .param("hash", secret.hash())
          .param("now", Timestamp.from(now))
          .param("end", Timestamp.from(now.plus(linkLifetime)))
          .param("longEnd", Timestamp.from(now.plus(Writing.UNSUBSCRIBE_LIFETIME)))
          .param("id", link)
          .update();
    }
  }

  private boolean mayResend(LoggedMail mail, UUID holder) {
    return isAtItsEnd(mail.state())
        && (mail.kind() != MailKind.INVITATION || access.may(Right.MANAGE_ORGANISATIONS, holder));
  }

  private static boolean isAtItsEnd(MailState state) {
    return switch (state) {
      case SENT, DEAD, DROPPED -> true;
      case COLLECTING, READY, SENDING -> false;
    };
  }

  /** The union of a mail that the signed-in person watches; whoever does not learns of nothing. */
  private UUID watched(UUID id) {
    UUID holder =
        jdbc.sql("select holder_id from mail where id = ? and holder_id is not null")
            .param(id)
            .query(UUID.class)
            .optional()
            .orElseThrow(NotFound::new);
    if (!access.may(Right.WATCH_MAIL, holder)) {
      throw access.person().isPresent() ? new NotFound() : new NotAllowed();
    }
    return holder;
  }

  /** Whoever may not read what a mail says does not find it by what it says. */
  private JdbcClient.StatementSpec found(
      String what, UUID holderId, Filter filter, boolean readable, String end) {
    String words = SearchKey.of(filter.words());
    StringBuilder sql =
        new StringBuilder("select ")
            .append(what)
            .append(" from mail m join person p on p.id = m.person_id where m.holder_id = :holder");
    Map<String, Object> params = new HashMap<>();
    params.put("holder", holderId);
    if (filter.state() != null) {
      sql.append(" and m.state = :state");
      params.put("state", filter.state().name());
    }
    if (filter.kind() != null) {
      sql.append(" and m.kind = :kind");
      params.put("kind", filter.kind().name());
    }
    if (filter.from() != null) {
      sql.append(" and m.created_at >= :from");
      params.put("from", startOf(filter.from()));
    }
    if (filter.until() != null) {
      sql.append(" and m.created_at < :until");
      params.put("until", startOf(filter.until().plusDays(1)));
    }
    if (!words.isEmpty()) {
      sql.append(
          readable
              ? " and position(:words in search_key(concat_ws(' ', p.name, coalesce(m.address, p.email), m.subject))) > 0"
              : " and position(:words in search_key(concat_ws(' ', p.name, coalesce(m.address, p.email)))) > 0");
      params.put("words", words);
    }
    return jdbc.sql(sql.append(' ').append(end).toString()).params(params);
  }

  private static LoggedMail mail(ResultSet rs, boolean readable) throws SQLException {
    return new LoggedMail(
        rs.getObject("id", UUID.class),
        MailKind.valueOf(rs.getString("kind")),
        MailState.valueOf(rs.getString("state")),
        rs.getString("name"),
        rs.getString("address"),
        readable ? rs.getString("subject") : null,
        rs.getTimestamp("created_at").toInstant(),
        rs.getTimestamp("not_before").toInstant(),
        instant(rs, "sent_at"),
        rs.getInt("tries"),
        instant(rs, "next_try_at"),
        rs.getString("last_error"),
        rs.getInt("resent"),
        rs.getString("subject") != null);
  }

  private static @Nullable String withoutSecrets(
      @Nullable String letter, List<UUID> links, String words) {
    if (letter == null) {
      return null;
    }
    Map<UUID, String> values = new HashMap<>();
    links.forEach(link -> values.put(link, words));
    return Placeholders.fill(letter, values);
  }

  private List<UUID> linkIds(UUID mailId) {
    return jdbc.sql("select id from mail_link where mail_id = ?")
        .param(mailId)
        .query(UUID.class)
        .list();
  }

  private List<LoggedLink> links(UUID mailId) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            select purpose, expires_at, used_at, revoked_at from mail_link where mail_id = ? order by created_at, id
            """)
        .param(mailId)
        .query(
            (rs, row) -> {
              Instant end = rs.getTimestamp("expires_at").toInstant();
              return new LoggedLink(
                  LinkPurpose.valueOf(rs.getString("purpose")),
                  end,
                  rs.getTimestamp("used_at") != null,
                  rs.getTimestamp("revoked_at") != null,
                  !end.isAfter(now));
            })
        .list();
  }

  private List<String> attachments(UUID mailId) {
    return jdbc.sql("select name from mail_attachment where mail_id = ? order by position")
        .param(mailId)
        .query(String.class)
        .list();
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp time = rs.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  private static Timestamp startOf(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(Days.ZONE).toInstant());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
