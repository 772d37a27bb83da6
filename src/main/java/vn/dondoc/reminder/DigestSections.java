package vn.dondoc.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.base.DateFormats;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.mail.MailToWrite;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Right;
import vn.dondoc.reminder.Sheet.Button;
import vn.dondoc.reminder.Sheet.Fact;
import vn.dondoc.reminder.Sheet.Item;
import vn.dondoc.reminder.Sheet.Section;
import vn.dondoc.reminder.Sheet.Tone;
import vn.dondoc.workflow.Step;

/**
 * What a digest tells beside what is owed: the chair's week, the office's calls, an association's
 * month. Whoever has lost the post since is told nothing of it.
 */
@Component
class DigestSections {
  private static final int MOST_SHOWN = 10;
  private static final int MOST_CALLS = 20;

  /** A part of a digest, in the order in which they stand in it. */
  private enum Kind {
    CALLS,
    WEEK,
    MONTH
  }

  /**
   * What there is to say.
   *
   * @param first what the letter is about where nothing is owed; empty where there is nothing
   * @param about what of it its subject names
   * @param month whether an association's month is told
   * @param told all that is told, for the subject
   */
  record Written(
      List<Section> sections, String first, String about, boolean month, List<String> told) {
    Written {
      sections = List.copyOf(sections);
      told = List.copyOf(told);
    }
  }

  private record Part(Kind kind, UUID organisationId, LocalDate from, LocalDate until) {}

  /** An open follow-up in a list. */
  private record Line(UUID id, String text, String lead, @Nullable LocalDate dueOn, int percent) {}

  /** How many of what there are. */
  private record Counts(
      int completed, int onTime, int assigned, int open, int overdue, int dueSoon) {}

  private static final String COUNTS =
      """
      select count(*) filter (where lifecycle = 'COMPLETED' and submitted_on between :from and :until),
        count(*) filter (where lifecycle = 'COMPLETED' and submitted_on between :from and :until
          and (due_on is null or submitted_on <= due_on)),
        count(*) filter (where assigned_on between :from and :until),
        count(*) filter (where lifecycle not in ('COMPLETED', 'WITHDRAWN')),
        count(*) filter (where lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED') and due_on < :today),
        count(*) filter (where lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED') and due_on between :today and :soon)
      from follow_up where
      """;

  private static final String LINES =
      """
      select f.id, f.text, o.name, f.due_on, f.percent from follow_up f join organisation o on o.id = f.lead_id
      where f.lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'DECLINED') and f.due_on >= :first and f.due_on <= :last and
      """;

  private final JdbcClient jdbc;
  private final Access access;
  private final Organisations organisations;

  DigestSections(JdbcClient jdbc, Access access, Organisations organisations) {
    this.jdbc = jdbc;
    this.access = access;
    this.organisations = organisations;
  }

  Written write(
      MailToWrite mail,
      UUID holderId,
      Wording wording,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    List<Section> sections = new ArrayList<>();
    List<Kind> told = new ArrayList<>();
    String about = "";
    for (Part part : parts(mail.id())) {
      boolean mayRead =
          switch (part.kind()) {
            case WEEK -> access.may(Right.READ_ALL, holderId);
            case CALLS -> access.may(Right.CALL, holderId);
            case MONTH -> access.may(Right.READ_OWN, part.organisationId());
          };
      if (!mayRead) {
        continue;
      }
      List<Section> written =
          switch (part.kind()) {
            case WEEK -> week(mail, holderId, wording, part, today, calendar);
            case CALLS -> calls(mail, holderId, wording, part, today, calendar);
            case MONTH -> month(mail, wording, part, today, calendar);
          };
      if (!written.isEmpty()) {
        if (told.isEmpty()) {
          about = about(wording, part);
        }
        told.add(part.kind());
        sections.addAll(written);
      }
    }
    return new Written(
        sections,
        told.isEmpty() ? "" : told.getFirst().name(),
        about,
        told.contains(Kind.MONTH),
        told.stream().distinct().map(Kind::name).toList());
  }

  private String about(Wording wording, Part part) {
    return switch (part.kind()) {
      case WEEK -> wording.say("letter.digest.period", part.from(), part.until());
      case CALLS -> DateFormats.day(part.until());
      case MONTH -> month(part);
    };
  }

  private static String month(Part part) {
    return "%02d/%d".formatted(part.from().getMonthValue(), part.from().getYear());
  }

  private List<Section> week(
      MailToWrite mail,
      UUID holderId,
      Wording wording,
      Part part,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    Counts counts = counts("holder_id = :unit", holderId, part, today, calendar.after(today, 5));
    List<Line> late =
        lines("f.holder_id = :unit", holderId, LocalDate.of(1900, 1, 1), today.minusDays(1));
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            wording.say("letter.digest.group.WEEK", part.from(), part.until()),
            null,
            List.of(
                new Item(
                    counts.overdue() > 0 ? Tone.LATE : Tone.CALM,
                    null,
                    wording.say("letter.digest.inShort"),
                    facts(wording, counts, "letter.digest.dueSoon"),
                    null,
                    new Button(
                        wording.say("letter.digest.standing"), mail.links().page("standing")),
                    null)),
            null));
    add(
        sections,
        mail,
        wording,
        "letter.digest.group.WEEK_OVERDUE",
        late,
        counts.overdue(),
        "follow-ups?timeliness=OVERDUE",
        today,
        calendar);
    return sections;
  }

  private List<Section> month(
      MailToWrite mail,
      Wording wording,
      Part part,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    UUID unit = part.organisationId();
    String own =
        "(lead_id = :unit or id in (select follow_up_id from follow_up_coordinating_unit where unit_id = :unit))";
    LocalDate endOfMonth = today.withDayOfMonth(today.lengthOfMonth());
    Counts counts = counts(own, unit, part, today, endOfMonth);
    if (counts.completed() + counts.assigned() + counts.open() == 0) {
      return List.of();
    }
    String ownLines = own.replace("lead_id", "f.lead_id").replace("or id", "or f.id");
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            wording.say(
                "letter.digest.group.MONTH",
                month(part),
                Plain.line(organisations.get(unit).name(), 150)),
            null,
            List.of(
                new Item(
                    counts.overdue() > 0 ? Tone.LATE : Tone.CALM,
                    null,
                    wording.say("letter.digest.inShort"),
                    facts(wording, counts, "letter.digest.dueThisMonth"),
                    null,
                    new Button(wording.say("letter.digest.all"), mail.links().page("follow-ups")),
                    null)),
            null));
    List<Line> late = lines(ownLines, unit, LocalDate.of(1900, 1, 1), today.minusDays(1));
    add(
        sections,
        mail,
        wording,
        "letter.digest.group.MONTH_OVERDUE",
        late,
        counts.overdue(),
        "follow-ups?timeliness=OVERDUE",
        today,
        calendar);
    add(
        sections,
        mail,
        wording,
        "letter.digest.group.MONTH_DUE",
        lines(ownLines, unit, today, endOfMonth),
        counts.dueSoon(),
        "follow-ups",
        today,
        calendar);
    return sections;
  }

  private static void add(
      List<Section> sections,
      MailToWrite mail,
      Wording wording,
      String title,
      List<Line> lines,
      int all,
      String page,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    if (lines.isEmpty()) {
      return;
    }
    List<Item> items = new ArrayList<>();
    for (Line line : lines) {
      LocalDate due = Objects.requireNonNull(line.dueOn());
      items.add(
          new Item(
              Wording.tone(due, today, calendar),
              wording.lateness(due, today, calendar),
              Plain.line(line.text(), 200),
              List.of(
                  wording.due(due),
                  wording.fact("letter.lead", Plain.line(line.lead(), 150)),
                  wording.fact("letter.percent", line.percent() + "%")),
              null,
              null,
              new Button(
                  wording.say("letter.digest.look"),
                  mail.links().page("follow-ups/" + line.id()))));
    }
    sections.add(
        new Section(
            wording.say(title),
            null,
            items,
            all > items.size()
                ? new Button(
                    wording.say("letter.more", all - items.size()), mail.links().page(page))
                : null));
  }

  private static List<Fact> facts(Wording wording, Counts counts, String soon) {
    return List.of(
        wording.fact(
            "letter.digest.completed",
            wording.say("letter.digest.completedOf", counts.completed(), counts.onTime())),
        wording.fact("letter.digest.assigned", String.valueOf(counts.assigned())),
        wording.fact("letter.digest.stillOpen", String.valueOf(counts.open())),
        wording.fact("letter.digest.overdue", String.valueOf(counts.overdue())),
        wording.fact(soon, String.valueOf(counts.dueSoon())));
  }

  private Counts counts(String whose, UUID unit, Part part, LocalDate today, LocalDate soon) {
    return jdbc.sql(COUNTS + whose)
        .param("unit", unit)
        .param("from", part.from())
        .param("until", part.until())
        .param("today", today)
        .param("soon", soon)
        .query(
            (rs, row) ->
                new Counts(
                    rs.getInt(1),
                    rs.getInt(2),
                    rs.getInt(3),
                    rs.getInt(4),
                    rs.getInt(5),
                    rs.getInt(6)))
        .single();
  }

  private List<Line> lines(String whose, UUID unit, LocalDate first, LocalDate last) {
    return jdbc.sql(LINES + whose + " order by f.due_on, f.id limit :most")
        .param("unit", unit)
        .param("first", first)
        .param("last", last)
        .param("most", MOST_SHOWN)
        .query(
            (rs, row) ->
                new Line(
                    rs.getObject(1, UUID.class),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getObject(4, LocalDate.class),
                    rs.getInt(5)))
        .list();
  }

  /** Whom no mail reaches: name, number, and what it is about. */
  private List<Section> calls(
      MailToWrite mail,
      UUID holderId,
      Wording wording,
      Part part,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    List<Item> items =
        jdbc.sql(
                """
                select p.name, coalesce(p.phone, o.phone), o.name, coalesce(s.title, f.text, v.title),
                  coalesce(s.due_on, f.due_on), s.step, v.day, v.time
                from reminder_call c
                join organisation o on o.id = c.organisation_id
                left join person p on p.id = c.person_id
                """
                    + Calls.ABOUT
                    + " where c.holder_id = :holder and c.told_on = :told and"
                    + Calls.OPEN
                    + " order by coalesce(s.due_on, f.due_on, v.day) nulls last, o.name, p.name, c.id")
            .param("holder", holderId)
            .param("told", part.until())
            .param("day", today)
            .query((rs, row) -> call(rs, wording, today, calendar))
            .list();
    if (items.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Section(
            wording.say("letter.digest.group.CALLS"),
            wording.address("letter.digest.words.CALLS"),
            items.stream().limit(MOST_CALLS).toList(),
            new Button(
                items.size() > MOST_CALLS
                    ? wording.say("letter.more", items.size() - MOST_CALLS)
                    : wording.say("letter.digest.callList"),
                mail.links().page("calls"))));
  }

  private static Item call(
      ResultSet rs, Wording wording, LocalDate today, WorkingDays.Calendar calendar)
      throws SQLException {
    String person = rs.getString(1);
    String phone = rs.getString(2);
    String unit = Plain.line(rs.getString(3), 150);
    String about = rs.getString(4);
    LocalDate due = rs.getObject(5, LocalDate.class);
    String step = rs.getString(6);
    List<Fact> facts = new ArrayList<>();
    if (person != null) {
      facts.add(wording.fact("letter.digest.unit", unit));
    }
    if (about != null) {
      facts.add(wording.fact("letter.digest.about", Plain.line(about, 200)));
    }
    LocalDate sitsOn = rs.getObject(7, LocalDate.class);
    if (sitsOn != null) {
      facts.add(wording.fact("letter.digest.step", wording.say("letter.digest.invitation")));
      facts.add(
          wording.fact(
              "letter.conference.when", wording.time(sitsOn, rs.getObject(8, LocalTime.class))));
    }
    if (step != null) {
      facts.add(wording.fact("letter.digest.step", wording.say("step." + Step.valueOf(step).id())));
    }
    if (due != null) {
      facts.add(wording.due(due));
    }
    String number = phone == null ? "" : phone.replaceAll("[^+0-9]", "");
    if (number.isEmpty()) {
      facts.add(wording.fact("letter.phone", wording.say("letter.digest.noNumber")));
    }
    return new Item(
        Wording.tone(due, today, calendar),
        due == null ? null : wording.lateness(due, today, calendar),
        person == null ? wording.say("letter.digest.nobody", unit) : Plain.line(person, 100),
        facts,
        null,
        number.isEmpty() || phone == null
            ? null
            : new Button(wording.say("letter.digest.call", Plain.line(phone, 40)), "tel:" + number),
        null);
  }

  private List<Part> parts(UUID mailId) {
    return jdbc
        .sql(
            "select kind, organisation_id, from_day, until_day from reminder_section where mail_id = ?")
        .param(mailId)
        .query(
            (rs, row) ->
                new Part(
                    Kind.valueOf(rs.getString(1)),
                    rs.getObject(2, UUID.class),
                    rs.getObject(3, LocalDate.class),
                    rs.getObject(4, LocalDate.class)))
        .list()
        .stream()
        .sorted(Comparator.comparing(Part::kind))
        .toList();
  }
}
