package vn.dondoc.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.FollowUpEvent;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.followup.FollowUpView.ExtensionLine;
import vn.dondoc.followup.FollowUpView.Part;
import vn.dondoc.followup.FollowUpView.Unit;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.mail.Attachment;
import vn.dondoc.mail.Letter;
import vn.dondoc.mail.LetterWriter;
import vn.dondoc.mail.LinkPurpose;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.MailToWrite;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.reminder.Sheet.Button;
import vn.dondoc.reminder.Sheet.Fact;
import vn.dondoc.reminder.Sheet.Item;
import vn.dondoc.reminder.Sheet.Section;

/**
 * Tells what has happened to follow-ups. Read as the person it is for, so that nobody is told what
 * they may not see; what is no longer so is not told.
 */
@Component
class NewsLetter implements LetterWriter {
  private static final int MOST_SHOWN = 20;

  private final JdbcClient jdbc;
  private final ActingAs actingAs;
  private final FollowUpReading followUps;
  private final WorkingDays workingDays;
  private final Letterhead letterhead;
  private final CalendarFile calendarFile;
  private final Clock clock;

  NewsLetter(
      JdbcClient jdbc,
      ActingAs actingAs,
      FollowUpReading followUps,
      WorkingDays workingDays,
      Letterhead letterhead,
      CalendarFile calendarFile,
      Clock clock) {
    this.jdbc = jdbc;
    this.actingAs = actingAs;
    this.followUps = followUps;
    this.workingDays = workingDays;
    this.letterhead = letterhead;
    this.calendarFile = calendarFile;
    this.clock = clock;
  }

  private record Piece(
      UUID followUpId,
      FollowUpEvent event,
      @Nullable UUID unitId,
      UUID by,
      @Nullable String words) {}

  /** A piece with what the person may read of its follow-up. */
  private record Told(Piece piece, FollowUpView followUp) {}

  @Override
  public Set<MailKind> kinds() {
    return EnumSet.of(
        MailKind.ASSIGNED,
        MailKind.DECLINED,
        MailKind.SENT_BACK,
        MailKind.EXTENSION_DECIDED,
        MailKind.MENTIONED,
        MailKind.REMINDED);
  }

  @Override
  public Optional<Letter> write(MailToWrite mail) {
    List<Piece> pieces = latest(mail);
    List<Told> told =
        actingAs.person(
            mail.recipient().personId(),
            () -> {
              Map<UUID, Optional<FollowUpView>> views = new LinkedHashMap<>();
              List<Told> readable = new ArrayList<>();
              for (Piece piece : pieces) {
                views
                    .computeIfAbsent(piece.followUpId(), followUps::find)
                    .filter(followUp -> isStillSo(piece, followUp))
                    .ifPresent(followUp -> readable.add(new Told(piece, followUp)));
              }
              return readable;
            });
    return told.isEmpty() ? Optional.empty() : Optional.of(letter(mail, told));
  }

  private Letter letter(MailToWrite mail, List<Told> told) {
    Wording wording = letterhead.wording(mail);
    LocalDate today = Days.today(clock);
    WorkingDays.Calendar calendar = workingDays.of(told.getFirst().followUp().holderId());
    boolean onePerson = told.stream().map(t -> t.piece().by()).distinct().count() == 1;
    List<Item> items =
        told.stream()
            .limit(MOST_SHOWN)
            .map(one -> item(mail, wording, one, onePerson, today, calendar))
            .toList();
    Button more =
        told.size() > MOST_SHOWN
            ? new Button(
                wording.say("letter.more", told.size() - MOST_SHOWN),
                mail.links().page("follow-ups"))
            : null;
    String kind = mail.kind().name();
    Told first = told.getFirst();
    String by = letterhead.known(first.piece().by(), mail.holderId(), today, wording.language());
    boolean one = told.size() == 1;
    String title = Plain.line(first.followUp().text(), 90);
    String subject =
        one
            ? wording.say("letter.subject.one." + kind, title)
            : wording.say("letter.subject.many." + kind, told.size());
    String opening =
        onePerson
            ? wording.address("letter.opening.by." + kind, by, told.size())
            : wording.address("letter.opening." + kind, told.size());
    List<Attachment> days = deadlines(mail, wording, told);
    List<String> closing = new ArrayList<>();
    if (!days.isEmpty()) {
      closing.add(wording.say("letter.calendar.attached"));
    }
    if (mail.kind() != MailKind.EXTENSION_DECIDED) {
      closing.add(wording.address("letter.closing." + kind));
    }
    Sheet sheet =
        new Sheet(
            one ? title : items.stream().map(Item::title).collect(Collectors.joining("; ")),
            wording.greeting(),
            List.of(opening),
            List.of(new Section(null, null, items, more)),
            closing);
    return letterhead.letter(mail, subject, sheet, days, false);
  }

  private Item item(
      MailToWrite mail,
      Wording wording,
      Told told,
      boolean onePerson,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    FollowUpView followUp = told.followUp();
    Piece piece = told.piece();
    LocalDate due = due(told);
    List<Fact> facts = new ArrayList<>();
    decision(wording, told).ifPresent(facts::add);
    facts.add(wording.due(due));
    if (piece.event() == FollowUpEvent.EXTENSION_GRANTED
        || piece.event() == FollowUpEvent.EXTENSION_SET) {
      latestExtension(followUp)
          .map(ExtensionLine::before)
          .ifPresent(before -> facts.add(wording.fact("letter.dueBefore", wording.day(before))));
    }
    facts.add(wording.fact("letter.lead", Plain.line(followUp.lead().name(), 150)));
    if (!followUp.coordinating().isEmpty()) {
      facts.add(
          wording.fact(
              "letter.coordinating",
              Plain.line(
                  followUp.coordinating().stream()
                      .map(Unit::name)
                      .collect(Collectors.joining("; ")))));
    }
    if (mail.kind() == MailKind.ASSIGNED && followUp.notice() != null) {
      facts.add(wording.fact("letter.notice", Plain.line(followUp.notice(), 80)));
    }
    if (mail.kind() == MailKind.REMINDED || mail.kind() == MailKind.SENT_BACK) {
      facts.add(wording.fact("letter.percent", followUp.percent() + "%"));
    }
    if (!onePerson) {
      facts.add(
          wording.fact(
              "letter.by." + mail.kind().name(),
              letterhead.known(piece.by(), mail.holderId(), today, wording.language())));
    }
    boolean ended = followUp.lifecycle().isEnded();
    Button page =
        new Button(
            wording.say(
                mail.kind() == MailKind.ASSIGNED
                        && (followUp.onBehalf() || !followUp.acts().contains(Act.ACKNOWLEDGE))
                    ? "letter.open.SENT_BACK"
                    : "letter.open." + mail.kind().name()),
            mail.links().page("follow-ups/" + followUp.id()));
    Optional<Button> answer =
        mayReport(followUp)
            ? Optional.of(
                new Button(
                    wording.say("letter.answer"),
                    mail.links().personal(LinkPurpose.ANSWER, followUp.id())))
            : Optional.empty();
    boolean answerFirst = mail.kind() == MailKind.REMINDED || mail.kind() == MailKind.SENT_BACK;
    return new Item(
        ended ? Sheet.Tone.CALM : Wording.tone(due, today, calendar),
        due == null || ended ? null : wording.lateness(due, today, calendar),
        Plain.line(followUp.text()),
        facts,
        Wording.quote(piece.words()),
        answerFirst ? answer.orElse(page) : page,
        answerFirst ? answer.map(a -> page).orElse(null) : answer.orElse(null));
  }

  /** Whoever reports for the lead may do so from the letter. */
  private static boolean mayReport(FollowUpView followUp) {
    return !followUp.onBehalf() && followUp.acts().contains(Act.REPORT_PROGRESS);
  }

  private static Optional<Fact> decision(Wording wording, Told told) {
    return switch (told.piece().event()) {
      case EXTENSION_GRANTED,
          EXTENSION_REFUSED,
          EXTENSION_SET,
          DEADLINE_CHANGED,
          INSISTED,
          REASSIGNED,
          UNITS_CHANGED,
          UNIT_SUCCEEDED ->
          Optional.of(
              wording.fact("letter.decision", wording.say("letter.event." + told.piece().event())));
      default -> Optional.empty();
    };
  }

  private static Optional<ExtensionLine> latestExtension(FollowUpView followUp) {
    return followUp.extensions().stream().filter(e -> e.decision() != null).findFirst();
  }

  /** By when the unit as which the person is told is to be ready. */
  private static @Nullable LocalDate due(Told told) {
    UUID unit = told.piece().unitId();
    for (Part part : told.followUp().parts()) {
      if (part.unit().id().equals(unit)) {
        return part.dueOn();
      }
    }
    return told.followUp().dueOn();
  }

  private static boolean isStillSo(Piece piece, FollowUpView followUp) {
    return switch (piece.event()) {
      case ASSIGNED, INSISTED, REASSIGNED, UNITS_CHANGED, UNIT_SUCCEEDED ->
          !followUp.lifecycle().isEnded() && followUp.lifecycle() != Lifecycle.DECLINED;
      case DECLINED -> followUp.lifecycle() == Lifecycle.DECLINED;
      case SENT_BACK -> followUp.lifecycle() == Lifecycle.IN_PROGRESS;
      case REMINDED -> followUp.lifecycle().isWithUnit();
      case COMMENTED -> true;
      default -> !followUp.lifecycle().isEnded();
    };
  }

  /** Of several about one follow-up the last says how it is; what people said is told each time. */
  private List<Piece> latest(MailToWrite mail) {
    Map<Object, Piece> pieces = new LinkedHashMap<>();
    jdbc.sql(
            """
            select id, follow_up_id, event, unit_id, by_person_id, words from reminder_news
            where mail_id = ? and follow_up_id is not null order by happened_at, id
            """)
        .param(mail.id())
        .query(
            rs -> {
              FollowUpEvent event = FollowUpEvent.valueOf(rs.getString(3));
              UUID followUpId = rs.getObject(2, UUID.class);
              UUID key =
                  event == FollowUpEvent.COMMENTED ? rs.getObject(1, UUID.class) : followUpId;
              // In the place of the last.
              pieces.remove(key);
              pieces.put(
                  key,
                  new Piece(
                      followUpId,
                      event,
                      rs.getObject(4, UUID.class),
                      rs.getObject(5, UUID.class),
                      rs.getString(6)));
            });
    return List.copyOf(pieces.values());
  }

  /** The days by which something is wanted, for the person's calendar. */
  private List<Attachment> deadlines(MailToWrite mail, Wording wording, Collection<Told> told) {
    if (mail.kind() != MailKind.ASSIGNED && mail.kind() != MailKind.EXTENSION_DECIDED) {
      return List.of();
    }
    Instant now = clock.instant();
    List<CalendarFile.Deadline> days = new ArrayList<>();
    for (Told one : told) {
      LocalDate due = due(one);
      if (due != null) {
        FollowUpView followUp = one.followUp();
        days.add(
            new CalendarFile.Deadline(
                followUp.id(),
                wording.say("letter.calendar.due", Plain.line(followUp.text(), 150)),
                wording.say(
                    "letter.calendar.words",
                    Plain.line(followUp.text()),
                    Plain.line(followUp.lead().name(), 150)),
                mail.links().page("follow-ups/" + followUp.id()),
                followUp.version(),
                now,
                due));
      }
    }
    return days.isEmpty()
        ? List.of()
        : List.of(
            CalendarFile.attachment(
                wording.say("letter.calendar.deadlines"),
                "PUBLISH",
                calendarFile.publish(null, days)));
  }
}
