package vn.dondoc.reminder;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.discussion.ConferenceView;
import vn.dondoc.discussion.ConferenceView.AgendaEntry;
import vn.dondoc.discussion.Convening;
import vn.dondoc.mail.Attachment;
import vn.dondoc.mail.Letter;
import vn.dondoc.mail.LetterWriter;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.MailToWrite;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Right;
import vn.dondoc.reminder.Sheet.Button;
import vn.dondoc.reminder.Sheet.Fact;
import vn.dondoc.reminder.Sheet.Item;
import vn.dondoc.reminder.Sheet.Section;
import vn.dondoc.reminder.Sheet.Tone;

/**
 * Invites to a conference, and tells when its time or place is another. Says what is true when it
 * is written; whoever is not invited any more, or too late, is told nothing.
 */
@Component
class ConferenceLetter implements LetterWriter {
  /** What is larger stays on the page. */
  private static final long LARGEST_FILE = 3_000_000;

  private final JdbcClient jdbc;
  private final ActingAs actingAs;
  private final Access access;
  private final Convening convening;
  private final Organisations organisations;
  private final Letterhead letterhead;
  private final CalendarFile calendarFile;
  private final Clock clock;
  private final String from;

  ConferenceLetter(
      JdbcClient jdbc,
      ActingAs actingAs,
      Access access,
      Convening convening,
      Organisations organisations,
      Letterhead letterhead,
      CalendarFile calendarFile,
      Clock clock,
      @Value("${dondoc.mail.from}") String from) {
    this.jdbc = jdbc;
    this.actingAs = actingAs;
    this.access = access;
    this.convening = convening;
    this.organisations = organisations;
    this.letterhead = letterhead;
    this.calendarFile = calendarFile;
    this.clock = clock;
    this.from = from;
  }

  @Override
  public Set<MailKind> kinds() {
    return EnumSet.of(MailKind.CONFERENCE);
  }

  /** A conference of the letter, and whether the person has been invited to it before. */
  private record Invited(UUID reviewId, boolean before) {}

  @Override
  public Optional<Letter> write(MailToWrite mail) {
    List<Invited> invited =
        jdbc.sql(
                """
                select review_id, bool_and(event = 'CORRECTED') from reminder_news
                where mail_id = ? and review_id is not null group by review_id order by max(happened_at)
                """)
            .param(mail.id())
            .query((rs, row) -> new Invited(rs.getObject(1, UUID.class), rs.getBoolean(2)))
            .list();
    Wording wording = letterhead.wording(mail);
    UUID personId = mail.recipient().personId();
    return actingAs.person(
        personId,
        () -> {
          List<Item> items = new ArrayList<>();
          List<Attachment> files = new ArrayList<>();
          String subject = "";
          boolean all = true;
          for (Invited one : invited) {
            ConferenceView conference = convening.find(one.reviewId()).orElse(null);
            if (conference == null || !concerns(conference, personId)) {
              continue;
            }
            items.add(item(mail, wording, conference));
            files.add(entry(mail, wording, conference));
            letterOfInvitation(conference).ifPresent(files::add);
            all &= one.before();
            subject =
                wording.say(
                    "letter.conference.subject." + (one.before() ? "CORRECTED" : "CONVENED"),
                    Plain.line(conference.title(), 90),
                    when(wording, conference));
          }
          if (items.isEmpty()) {
            return Optional.empty();
          }
          Sheet sheet =
              new Sheet(
                  items.stream().map(Item::title).collect(Collectors.joining("; ")),
                  wording.greeting(),
                  List.of(
                      wording.address(
                          "letter.conference.opening." + (all ? "CORRECTED" : "CONVENED"))),
                  List.of(new Section(null, null, items, null)),
                  List.of(wording.address("letter.conference.closing")));
          return Optional.of(letterhead.letter(mail, subject, sheet, files, false));
        });
  }

  private boolean concerns(ConferenceView conference, UUID personId) {
    LocalDate day = conference.day();
    return conference.takesOpinions()
        && day != null
        && !day.isBefore(Days.today(clock))
        && conference.guests().stream().anyMatch(g -> g.invited() && g.personId().equals(personId));
  }

  private Item item(MailToWrite mail, Wording wording, ConferenceView conference) {
    List<Fact> facts = new ArrayList<>();
    facts.add(wording.fact("letter.conference.when", when(wording, conference)));
    facts.add(wording.fact("letter.conference.where", place(conference)));
    boolean opinion = access.may(Right.HAND_IN_OPINION, conference.holderId());
    return new Item(
        Tone.CALM,
        null,
        Plain.line(conference.title()),
        facts,
        agenda(wording, conference),
        new Button(
            wording.say("letter.conference.open"),
            mail.links().page("reviews/" + conference.reviewId())),
        opinion
            ? new Button(
                wording.say("letter.conference.opinion"),
                mail.links().page("handInOpinion/" + conference.reviewId()))
            : null);
  }

  /** The agenda in lines, and what the office noted beside it. */
  private static String agenda(Wording wording, ConferenceView conference) {
    StringBuilder lines = new StringBuilder(wording.say("letter.conference.agenda")).append(":\n");
    for (AgendaEntry entry : conference.agenda()) {
      LocalTime at = entry.at();
      String text = Plain.line(entry.text(), 200);
      String presenter = entry.presenter();
      lines
          .append(at == null ? "" : DateFormats.time(at) + " ")
          .append(
              presenter == null
                  ? text
                  : wording.say("letter.conference.with", text, Plain.line(presenter, 100)))
          .append('\n');
    }
    String note = Wording.quote(conference.note());
    return Plain.lines(note == null ? lines.toString() : lines + "\n" + note);
  }

  /** 14:00, Thứ Ba, 16/07/2019. */
  private static String when(Wording wording, ConferenceView conference) {
    return wording.time(Objects.requireNonNull(conference.day()), conference.time());
  }

  private static String place(ConferenceView conference) {
    String place = conference.place();
    return place == null ? "" : Plain.line(place);
  }

  private Attachment entry(MailToWrite mail, Wording wording, ConferenceView conference) {
    LocalTime time = Objects.requireNonNullElse(conference.time(), LocalTime.of(8, 0));
    CalendarFile.Sitting sitting =
        new CalendarFile.Sitting(
            conference.reviewId(),
            conference.title(),
            agenda(wording, conference),
            mail.links().page("reviews/" + conference.reviewId()),
            conference.version(),
            clock.instant(),
            CalendarFile.utc(Objects.requireNonNull(conference.day()).atTime(time)),
            null,
            place(conference));
    String address =
        jdbc.sql("select email from person where id = ?")
            .param(mail.recipient().personId())
            .query(String.class)
            .single();
    return CalendarFile.attachment(
        wording.say("letter.calendar.conference"),
        "REQUEST",
        calendarFile.request(
            sitting,
            new CalendarFile.Party(organisations.get(conference.holderId()).name(), address(from)),
            new CalendarFile.Party(mail.recipient().name(), address)));
  }

  private Optional<Attachment> letterOfInvitation(ConferenceView conference) {
    FileInfo file = conference.file();
    if (file == null || file.size() > LARGEST_FILE) {
      return Optional.empty();
    }
    return Optional.of(
        new Attachment(
            file.name(), file.mediaType(), convening.invitation(conference.reviewId()).content()));
  }

  /** The address alone, where the site has given a name with it. */
  private static String address(String sender) {
    try {
      return new InternetAddress(sender).getAddress();
    } catch (AddressException e) {
      return sender;
    }
  }
}
