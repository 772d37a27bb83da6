package vn.dondoc.reminder;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.mail.LinkPurpose;
import vn.dondoc.mail.MailLinks;
import vn.dondoc.mail.MailLinks.OpenLink;
import vn.dondoc.organisation.ActingAs;

/**
 * The one thing that a personal link of a mail can do: report on one follow-up, once, as the person
 * to whom the mail went. What that person may no longer see or do, the link cannot either.
 */
@Component
class AnswerByMail {
  /** A person as the page speaks to them. */
  private record Reader(String name, Locale language) {}

  /** What the page shows. */
  record Asked(String person, Locale language, FollowUpView followUp) {
    /** Whether the person may report on it now, for their own unit. */
    boolean mayReport() {
      return followUp.acts().contains(Act.REPORT_PROGRESS) && !followUp.onBehalf();
    }
  }

  /** What was received. */
  record Received(Asked asked, Instant at) {}

  private final MailLinks links;
  private final ActingAs actingAs;
  private final FollowUpReading reading;
  private final FollowUpActions actions;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;

  AnswerByMail(
      MailLinks links,
      ActingAs actingAs,
      FollowUpReading reading,
      FollowUpActions actions,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      Clock clock) {
    this.links = links;
    this.actingAs = actingAs;
    this.reading = reading;
    this.actions = actions;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What the link asks for; nothing when it does not work. Changes nothing. */
  Optional<Asked> look(String secret) {
    return links
        .open(LinkPurpose.ANSWER, secret)
        .filter(link -> link.subjectId() != null)
        .flatMap(link -> asked(link.personId(), Objects.requireNonNull(link.subjectId())));
  }

  /** Whether the link works. */
  boolean isKnown(String secret) {
    return links.open(LinkPurpose.ANSWER, secret).isPresent();
  }

  /**
   * Reports, and uses the link up with it: both or neither.
   *
   * @return nothing when the link does not work
   * @throws vn.dondoc.base.DomainException when a rule forbids it; the link still works then
   */
  Optional<Received> answer(String secret, Answer answer) {
    try {
      Optional<OpenLink> reported = transaction.execute(status -> report(secret, answer));
      if (reported == null || reported.isEmpty()) {
        return Optional.empty();
      }
      OpenLink used = reported.get();
      Instant at = clock.instant();
      return asked(used.personId(), Objects.requireNonNull(used.subjectId()))
          .map(asked -> new Received(asked, at));
    } catch (NotFound | NotAllowed gone) {
      return Optional.empty();
    }
  }

  /** The link that was used; nothing when it does not work. */
  private Optional<OpenLink> report(String secret, Answer answer) {
    OpenLink link = links.open(LinkPurpose.ANSWER, secret).orElse(null);
    if (link == null || link.subjectId() == null || !links.use(link.id())) {
      return Optional.empty();
    }
    UUID followUpId = link.subjectId();
    return actingAs.byMail(
        link.personId(),
        () -> {
          if (answer.done()) {
            actions.complete(followUpId, answer.entry(), answer.without(), null);
          } else {
            actions.reportProgress(followUpId, answer.entry());
          }
          return Optional.of(link);
        });
  }

  private Optional<Asked> asked(UUID personId, UUID followUpId) {
    Reader reader =
        jdbc.sql("select name, language from person where id = ?")
            .param(personId)
            .query((rs, row) -> new Reader(rs.getString(1), Locale.of(rs.getString(2))))
            .single();
    try {
      FollowUpView view = actingAs.byMail(personId, () -> reading.get(followUpId));
      return Optional.of(new Asked(reader.name(), reader.language(), view));
    } catch (NotFound | NotAllowed gone) {
      return Optional.empty();
    }
  }
}
