package vn.dondoc.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.mail.Letter;
import vn.dondoc.mail.LetterWriter;
import vn.dondoc.mail.LinkPurpose;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.MailToWrite;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.HeldPost;
import vn.dondoc.organisation.Right;
import vn.dondoc.reminder.Sheet.Button;
import vn.dondoc.reminder.Sheet.Fact;
import vn.dondoc.reminder.Sheet.Item;
import vn.dondoc.reminder.Sheet.Section;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Seat;
import vn.dondoc.workflow.Step;

/**
 * Tells a person once a day what is owed. Read as that person; what has been done since, or has
 * been given more time, is not told.
 */
@Component
class DigestLetter implements LetterWriter {
  private static final int MOST_SHOWN = 20;

  /** In the order in which they stand in the letter. */
  private enum Group {
    OVERDUE,
    TODAY,
    SOON,
    STEP_UP
  }

  private final JdbcClient jdbc;
  private final ActingAs actingAs;
  private final Access access;
  private final WorkingDays workingDays;
  private final Policies policies;
  private final Letterhead letterhead;
  private final DigestSections sections;
  private final Clock clock;

  DigestLetter(
      JdbcClient jdbc,
      ActingAs actingAs,
      Access access,
      WorkingDays workingDays,
      Policies policies,
      Letterhead letterhead,
      DigestSections sections,
      Clock clock) {
    this.jdbc = jdbc;
    this.actingAs = actingAs;
    this.access = access;
    this.workingDays = workingDays;
    this.policies = policies;
    this.letterhead = letterhead;
    this.sections = sections;
    this.clock = clock;
  }

  /** A step that is owed, with what a letter says of it. */
  private record Owed(
      Step step,
      UUID subjectId,
      UUID organisationId,
      String organisation,
      Seat seat,
      String title,
      LocalDate dueOn,
      @Nullable UUID askedBy,
      @Nullable UUID followUpId,
      @Nullable UUID leadId,
      int percent,
      boolean atWork,
      boolean mine) {
    Owed mine(boolean now) {
      return new Owed(
          step,
          subjectId,
          organisationId,
          organisation,
          seat,
          title,
          dueOn,
          askedBy,
          followUpId,
          leadId,
          percent,
          atWork,
          now);
    }
  }

  @Override
  public Set<MailKind> kinds() {
    return EnumSet.of(MailKind.DIGEST);
  }

  @Override
  public Optional<Letter> write(MailToWrite mail) {
    UUID holderId = Objects.requireNonNull(mail.holderId());
    Wording wording = letterhead.wording(mail);
    LocalDate today = Days.today(clock);
    WorkingDays.Calendar calendar = workingDays.of(holderId);
    ReminderPolicy policy = policies.of(holderId);
    return actingAs.person(
        mail.recipient().personId(),
        () -> {
          Map<Group, List<Owed>> groups = new EnumMap<>(Group.class);
          for (Owed owed : readable(mail, holderId)) {
            boolean far =
                !owed.dueOn().isBefore(today)
                    && policy.stage(left(owed.dueOn(), today, calendar)).isEmpty();
            if (!far) {
              groups.computeIfAbsent(group(owed, today), g -> new ArrayList<>()).add(owed);
            }
          }
          List<Section> all = new ArrayList<>();
          groups.forEach(
              (group, owed) -> all.add(section(mail, wording, group, owed, today, calendar)));
          DigestSections.Written further = sections.write(mail, holderId, wording, today, calendar);
          all.addAll(further.sections());
          if (all.isEmpty()) {
            return Optional.empty();
          }
          boolean own =
              groups.keySet().stream().anyMatch(g -> g != Group.STEP_UP) || further.month();
          String subject = subject(wording, groups, further, today, calendar);
          Sheet sheet =
              new Sheet(
                  all.stream()
                      .flatMap(s -> s.items().stream())
                      .limit(3)
                      .map(Item::title)
                      .reduce((a, b) -> a + "; " + b)
                      .orElse(subject),
                  wording.greeting(),
                  List.of(opening(wording, groups, further, today)),
                  all,
                  closing(wording, groups));
          return Optional.of(letterhead.letter(mail, subject, sheet, List.of(), own));
        });
  }

  private static int left(LocalDate due, LocalDate today, WorkingDays.Calendar calendar) {
    // A deadline on a day off with nothing but days off before it is near, not here.
    return due.isAfter(today) ? Math.max(1, calendar.between(today, due)) : 0;
  }

  private static Group group(Owed owed, LocalDate today) {
    if (!owed.mine()) {
      return Group.STEP_UP;
    }
    if (owed.dueOn().isBefore(today)) {
      return Group.OVERDUE;
    }
    return owed.dueOn().equals(today) ? Group.TODAY : Group.SOON;
  }

  private static String opening(
      Wording wording,
      Map<Group, List<Owed>> groups,
      DigestSections.Written further,
      LocalDate today) {
    int own = own(groups);
    if (own > 0) {
      return wording.address("letter.digest.opening.own", wording.day(today), own);
    }
    if (groups.containsKey(Group.STEP_UP)) {
      return wording.address("letter.digest.opening.stepUp", wording.day(today));
    }
    return wording.address("letter.digest.opening." + further.first(), wording.day(today));
  }

  private static int own(Map<Group, List<Owed>> groups) {
    return groups.entrySet().stream()
        .filter(e -> e.getKey() != Group.STEP_UP)
        .mapToInt(e -> e.getValue().size())
        .sum();
  }

  private static List<String> closing(Wording wording, Map<Group, List<Owed>> groups) {
    boolean carriesOut =
        groups.values().stream()
            .flatMap(List::stream)
            .anyMatch(owed -> owed.mine() && isCarriedOut(owed.step()));
    return carriesOut ? List.of(wording.address("letter.digest.closing.own")) : List.of();
  }

  /** One thing by its name, several by their number. */
  private static String subject(
      Wording wording,
      Map<Group, List<Owed>> groups,
      DigestSections.Written further,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    int all = groups.values().stream().mapToInt(List::size).sum();
    if (all == 0) {
      return wording.say("letter.digest.subject." + further.first(), further.about());
    }
    if (all == 1 && further.sections().isEmpty()) {
      Owed only = groups.values().iterator().next().getFirst();
      return wording.say(
          "letter.digest.subject.one",
          wording.lateness(only.dueOn(), today, calendar),
          Plain.line(
              isCarriedOut(only.step())
                  ? only.title()
                  : wording.say("step." + only.step().id()) + ": " + only.title(),
              90));
    }
    List<String> parts = new ArrayList<>();
    groups.forEach(
        (group, owed) -> parts.add(wording.say("letter.digest.count." + group, owed.size())));
    further.told().forEach(kind -> parts.add(wording.say("letter.digest.also." + kind)));
    return wording.say("letter.digest.subject.many", String.join(", ", parts));
  }

  private Section section(
      MailToWrite mail,
      Wording wording,
      Group group,
      List<Owed> owed,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    List<Item> items =
        owed.stream()
            .limit(MOST_SHOWN)
            .map(one -> item(mail, wording, one, today, calendar))
            .toList();
    Button more =
        owed.size() > MOST_SHOWN
            ? new Button(
                wording.say("letter.more", owed.size() - MOST_SHOWN),
                mail.links().page(group == Group.STEP_UP ? "follow-ups" : ""))
            : null;
    return new Section(
        wording.say("letter.digest.group." + group),
        group == Group.STEP_UP ? wording.address("letter.digest.words.STEP_UP") : null,
        items,
        more);
  }

  private Item item(
      MailToWrite mail,
      Wording wording,
      Owed owed,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    List<Fact> facts = new ArrayList<>();
    facts.add(wording.due(owed.dueOn()));
    if (!isCarriedOut(owed.step())) {
      facts.add(wording.fact("letter.digest.step", wording.say("step." + owed.step().id())));
    }
    if (owed.seat() == Seat.UNIT) {
      facts.add(wording.fact("letter.digest.unit", Plain.line(owed.organisation(), 150)));
    }
    if (isCarriedOut(owed.step())) {
      facts.add(
          wording.fact(
              "letter.percent",
              owed.step() == Step.ACKNOWLEDGE
                  ? wording.say("letter.digest.notAccepted")
                  : owed.percent() + "%"));
    }
    UUID absent = standingInFor(owed);
    if (absent != null) {
      facts.add(
          wording.fact(
              "letter.digest.standingIn",
              letterhead.known(absent, mail.holderId(), today, wording.language())));
    }
    UUID asker = owed.askedBy();
    if (asker != null && !asker.equals(mail.recipient().personId())) {
      facts.add(
          wording.fact(
              asker(owed.step()),
              letterhead.known(asker, mail.holderId(), today, wording.language())));
    }
    UUID followUpId = owed.followUpId();
    String path =
        owed.mine() || followUpId == null
            ? owed.step().route() + "/" + owed.subjectId()
            : "follow-ups/" + followUpId;
    boolean answer =
        owed.mine()
            && isCarriedOut(owed.step())
            && owed.leadId() != null
            && access.may(Right.ACT_FOR_UNIT, owed.leadId());
    Button page =
        new Button(
            wording.say(owed.mine() ? "letter.digest.open" : "letter.digest.look"),
            mail.links().page(path));
    return new Item(
        Wording.tone(owed.dueOn(), today, calendar),
        wording.lateness(owed.dueOn(), today, calendar),
        Plain.line(owed.title()),
        facts,
        null,
        answer
            ? new Button(
                wording.say("letter.answer"), mail.links().personal(LinkPurpose.ANSWER, followUpId))
            : page,
        answer ? page : null);
  }

  /** What the one is called who made the step wait. */
  private static String asker(Step step) {
    return switch (step) {
      case CONFIRM_COMPLETION -> "letter.digest.reporter";
      case DECIDE_DECLINED -> "letter.digest.decliner";
      case DECIDE_EXTENSION -> "letter.digest.requester";
      case ANSWER_OPINION -> "letter.digest.speaker";
      case CORRECT_ENTRY, CORRECT_FOLLOW_UP_ENTRY -> "letter.digest.objector";
      case CONFIRM_ENTRY, CONFIRM_FOLLOW_UP_ENTRY -> "letter.digest.enterer";
      default -> "letter.digest.asker";
    };
  }

  /** Whether the work itself is waited for, on which the lead may report from the letter. */
  private static boolean isCarriedOut(Step step) {
    return step == Step.ACKNOWLEDGE || step == Step.CARRY_OUT;
  }

  /** What is still open and what the person may see, each once, soonest first. */
  private List<Owed> readable(MailToWrite mail, UUID holderId) {
    Map<UUID, Owed> owed = new LinkedHashMap<>();
    jdbc.sql(
            """
            select s.step, s.subject_id, s.organisation_id, o.name, s.seat, s.title, s.due_on, s.asked_by,
              f.id, f.lead_id, coalesce(f.percent, 0), s.id,
              exists (select 1 from reminder_owed r
                where r.person_id = w.person_id and r.step_id = w.step_id and r.rung = 'WORK')
            from reminder_owed w
            join step s on s.id = w.step_id and s.ended_at is null and s.due_on is not null
            join organisation o on o.id = s.organisation_id
            left join contribution c on c.id = s.subject_id
            left join entry_on_behalf e on e.id = s.subject_id
            left join follow_up f on f.id = coalesce(c.follow_up_id, e.follow_up_id, s.subject_id)
            where w.mail_id = :mail
            order by s.due_on, s.opened_at, s.id,
              case w.rung when 'WORK' then 0 when 'HEAD' then 1 else 2 end
            """)
        .param("mail", mail.id())
        .query(
            rs -> {
              owed.putIfAbsent(
                  rs.getObject(12, UUID.class),
                  new Owed(
                      Step.valueOf(rs.getString(1)),
                      rs.getObject(2, UUID.class),
                      rs.getObject(3, UUID.class),
                      rs.getString(4),
                      Seat.valueOf(rs.getString(5)),
                      rs.getString(6),
                      rs.getObject(7, LocalDate.class),
                      rs.getObject(8, UUID.class),
                      rs.getObject(9, UUID.class),
                      rs.getObject(10, UUID.class),
                      rs.getInt(11),
                      rs.getBoolean(13),
                      false));
            });
    Set<List<Object>> seats = seats();
    Set<UUID> self = new HashSet<>();
    self.add(mail.recipient().personId());
    access.posts().stream().map(HeldPost::deputyFor).filter(Objects::nonNull).forEach(self::add);
    Map<UUID, Boolean> readsAll = new HashMap<>();
    Map<UUID, Boolean> readsOwn = new HashMap<>();
    List<Owed> readable = new ArrayList<>();
    for (Owed one : owed.values()) {
      boolean sits = seats.contains(List.of(one.organisationId(), one.seat()));
      // Nobody confirms what they reported themselves, nor what those did whom they stand in for.
      boolean selfReported =
          one.step() == Step.CONFIRM_COMPLETION
              && one.askedBy() != null
              && self.contains(one.askedBy());
      boolean mayRead =
          sits
              || readsAll.computeIfAbsent(holderId, id -> access.may(Right.READ_ALL, id))
              || readsOwn.computeIfAbsent(
                  one.leadId() != null && one.step().process() == Process.FOLLOWUP
                      ? one.leadId()
                      : one.organisationId(),
                  id -> access.may(Right.READ_OWN, id));
      if (mayRead && !selfReported) {
        // Who does the work has nobody above to be told of.
        readable.add(one.mine(sits && one.atWork()));
      }
    }
    return readable.stream().sorted(Comparator.comparing(Owed::dueOn)).toList();
  }

  /** Whose seat it is, where the person only sits in it for somebody. */
  private @Nullable UUID standingInFor(Owed owed) {
    UUID absent = null;
    for (HeldPost held : access.posts()) {
      if (held.organisationId().equals(owed.organisationId())
          && owed.seat().posts().contains(held.post())) {
        if (held.deputyFor() == null) {
          return null;
        }
        absent = held.deputyFor();
      }
    }
    return absent;
  }

  /** The seats that the person's posts give them today. */
  private Set<List<Object>> seats() {
    Set<List<Object>> seats = new HashSet<>();
    for (HeldPost held : access.posts()) {
      for (Seat seat : Seat.values()) {
        if (seat.posts().contains(held.post())) {
          seats.add(List.of(held.organisationId(), seat));
        }
      }
    }
    return seats;
  }
}
