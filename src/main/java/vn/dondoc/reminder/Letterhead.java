package vn.dondoc.reminder;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.base.Messages;
import vn.dondoc.mail.Attachment;
import vn.dondoc.mail.Letter;
import vn.dondoc.mail.LinkPurpose;
import vn.dondoc.mail.MailToWrite;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;

/** What every letter has: who it is from, how it begins and ends, how to have fewer of them. */
@Component
class Letterhead {
  private final Messages messages;
  private final Organisations organisations;
  private final JdbcClient jdbc;

  Letterhead(Messages messages, Organisations organisations, JdbcClient jdbc) {
    this.messages = messages;
    this.organisations = organisations;
    this.jdbc = jdbc;
  }

  /** The words of a letter in the language of whoever it is for. */
  Wording wording(MailToWrite mail) {
    return new Wording(messages, mail.recipient());
  }

  Letter letter(
      MailToWrite mail,
      String subject,
      Sheet sheet,
      List<Attachment> attachments,
      boolean unsubscribable) {
    Map<String, Object> model = new HashMap<>();
    model.put("sheet", sheet);
    model.put("preview", sheet.preview());
    Locale language = mail.recipient().language();
    UUID holderId = mail.holderId();
    Optional<OrganisationInfo> union = Optional.ofNullable(holderId).map(organisations::get);
    model.put(
        "sender",
        union
            .map(u -> messages.get(language, "letter.office", Plain.line(u.name(), 150)))
            .orElseGet(() -> messages.get(language, "letter.product")));
    union
        .map(OrganisationInfo::phone)
        .ifPresent(
            phone -> {
              model.put("phone", Plain.line(phone, 40));
              model.put("phoneLink", phone.replaceAll("[^+0-9]", ""));
            });
    model.put("settingsUrl", mail.links().page("reminders"));
    if (unsubscribable) {
      model.put("unsubscribeUrl", mail.links().personal(LinkPurpose.UNSUBSCRIBE, null));
    }
    return new Letter(subject, "letter", model, attachments, unsubscribable);
  }

  /** Somebody with the post in which the union knows them: Nguyễn Long Hải (Chủ tịch). */
  String known(UUID personId, @Nullable UUID holderId, LocalDate day, Locale language) {
    String name = Plain.line(organisations.person(personId).name(), 100);
    return jdbc.sql(
            """
            select a.post, a.title from appointment a join organisation o on o.id = a.organisation_id
            where a.person_id = :person and (o.id = :holder or o.parent_id = :holder) and a.post <> 'ADMINISTRATOR'
              and a.from_day <= :day and (a.until_day is null or a.until_day >= :day)
            order by o.id = :holder desc, array_position(array['CHAIR', 'STANDING_VICE_CHAIR', 'SECRETARY_GENERAL',
              'CHIEF_OF_OFFICE', 'OFFICE'], a.post) nulls last, a.from_day limit 1
            """)
        .param("person", personId)
        .param("holder", holderId)
        .param("day", day)
        .query(
            (rs, row) -> {
              String title = rs.getString(2);
              return title == null
                  ? messages.get(language, "post." + rs.getString(1))
                  : Plain.line(title, 100);
            })
        .optional()
        .map(post -> name + " (" + post + ")")
        .orElse(name);
  }
}
