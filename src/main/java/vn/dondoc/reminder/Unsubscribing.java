package vn.dondoc.reminder;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.mail.LinkPurpose;
import vn.dondoc.mail.MailLinks;

/** Fewer mails for whoever asks for it by the link of a mail; the link goes on working. */
@Component
@Transactional
class Unsubscribing {
  /** Whose mails they are. */
  record Reader(UUID id, String name, Locale language) {}

  private final MailLinks links;
  private final JdbcClient jdbc;

  Unsubscribing(MailLinks links, JdbcClient jdbc) {
    this.links = links;
    this.jdbc = jdbc;
  }

  /** Whom the link is about; nobody when it does not work. Changes nothing. */
  @Transactional(readOnly = true)
  public Optional<Reader> look(String secret) {
    return links
        .open(LinkPurpose.UNSUBSCRIBE, secret)
        .flatMap(
            link ->
                jdbc.sql("select id, name, language from person where id = ?")
                    .param(link.personId())
                    .query(
                        (rs, row) ->
                            new Reader(
                                rs.getObject(1, UUID.class),
                                rs.getString(2),
                                Locale.of(rs.getString(3))))
                    .optional());
  }

  /** No more reminders and no look at the month: news and the step up come all the same. */
  public Optional<Reader> unsubscribe(String secret) {
    Optional<Reader> reader = look(secret);
    reader.ifPresent(
        person ->
            jdbc.sql(
                    """
                    insert into reminder_choice as c (person_id, frequency, quiet_until, monthly, version)
                    values (:person, :never, null, false, 1)
                    on conflict (person_id) do update
                      set frequency = :never, monthly = false, version = c.version + 1
                      where c.frequency <> :never or c.monthly
                    """)
                .param("person", person.id())
                .param("never", Frequency.NEVER.name())
                .update());
    return reader;
  }
}
