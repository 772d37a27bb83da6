package vn.dondoc.mail;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.Messages;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.PersonInvited;

/**
 * Mails the link to whoever was invited. The administrator sees the link anyway: an invitation that
 * does not arrive can be given by hand.
 */
@Component
class Invitations implements LetterWriter {
  private final Outbox outbox;
  private final JdbcClient jdbc;
  private final Organisations organisations;
  private final Messages messages;
  private final Clock clock;

  Invitations(
      Outbox outbox, JdbcClient jdbc, Organisations organisations, Messages messages, Clock clock) {
    this.outbox = outbox;
    this.jdbc = jdbc;
    this.organisations = organisations;
    this.messages = messages;
    this.clock = clock;
  }

  /** What an earlier invitation says is no longer true: if it has not arrived, it need not. */
  @EventListener
  void post(PersonInvited invited) {
    jdbc.sql(
            """
            with earlier as (
              update mail set state = 'DROPPED', next_try_at = null
              where person_id = ? and kind = 'INVITATION' and state in ('COLLECTING', 'READY', 'DEAD') returning id)
            update mail_link l set secret = null from earlier where l.mail_id = earlier.id
            """)
        .param(invited.personId())
        .update();
    outbox.post(
        new NewMail(
            "invitation:" + invited.personId() + ":" + UUID.randomUUID(),
            MailKind.INVITATION,
            invited.personId(),
            invited.holderId(),
            clock.instant()),
        LinkPurpose.INVITATION,
        invited.secret(),
        invited.expiresAt());
  }

  @Override
  public Set<MailKind> kinds() {
    return Set.of(MailKind.INVITATION);
  }

  @Override
  public Optional<Letter> write(MailToWrite mail) {
    Locale language = Messages.language(mail.recipient().language());
    String name = HeaderText.of(mail.recipient().name());
    Optional<OrganisationInfo> union = Optional.ofNullable(mail.holderId()).map(organisations::get);
    Map<String, Object> model = new HashMap<>();
    model.put(
        "greeting",
        messages.get(
            language,
            "letter.greeting",
            language.equals(Messages.VIETNAMESE)
                ? HeaderText.of(mail.recipient().salutation()) + " " + name
                : name));
    model.put("preview", messages.get(language, "invitationLetter.preview"));
    model.put(
        "sender",
        union
            .map(u -> messages.get(language, "letter.office", HeaderText.of(u.name())))
            .orElseGet(() -> messages.get(language, "letter.product")));
    union
        .map(OrganisationInfo::phone)
        .ifPresent(
            phone -> {
              model.put("phone", HeaderText.of(phone));
              model.put("phoneLink", phone.replaceAll("[^+0-9]", ""));
            });
    model.put("link", mail.links().personal(LinkPurpose.INVITATION, null));
    model.put("until", messages.get(language, "invitationLetter.until", lastDay(mail, language)));
    return Optional.of(
        new Letter(
            messages.get(language, "invitationLetter.subject"),
            "invitation",
            model,
            List.of(),
            false));
  }

  private String lastDay(MailToWrite mail, Locale language) {
    return DateFormats.longDay(
        Days.of(
            jdbc.sql(
                    "select expires_at from mail_link where mail_id = ? and purpose = 'INVITATION'")
                .param(mail.id())
                .query((rs, row) -> rs.getTimestamp(1).toInstant())
                .single()),
        language);
  }
}
