package vn.dondoc.reminder;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.discussion.ConferenceConvened;
import vn.dondoc.followup.FollowUpEvent;
import vn.dondoc.followup.FollowUpHappened;
import vn.dondoc.followup.FollowUpMentioned;
import vn.dondoc.followup.FollowUpReminded;
import vn.dondoc.followup.FollowUpsAssigned;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.Outbox;
import vn.dondoc.reminder.Audience.Named;
import vn.dondoc.reminder.Audience.Told;

/**
 * Tells people soon what has happened and concerns them. All that happens in a transaction is
 * collected and posted at its end, so that it is told together; what is rolled back is told to
 * nobody. Whoever did it is not told.
 */
@Component
class News {
  /** When the office opens: what was held back over days off goes out then. */
  static final LocalTime MORNING = LocalTime.of(7, 30);

  private final JdbcClient jdbc;
  private final EntityManager entities;
  private final Audience audience;
  private final Outbox outbox;
  private final WorkingDays workingDays;
  private final Clock clock;
  private final Duration togetherWithin;

  News(
      JdbcClient jdbc,
      EntityManager entities,
      Audience audience,
      Outbox outbox,
      WorkingDays workingDays,
      Clock clock,
      @Value("${dondoc.reminders.together-within}") Duration togetherWithin) {
    this.jdbc = jdbc;
    this.entities = entities;
    this.audience = audience;
    this.outbox = outbox;
    this.workingDays = workingDays;
    this.clock = clock;
    this.togetherWithin = togetherWithin;
  }

  /** Whom a piece of news is for. */
  private enum Whom {
    LEAD,
    ALL_UNITS,
    /** Who decides for the union, and who assigned it. */
    DECIDERS,
    THOSE_NAMED
  }

  private record Piece(
      UUID followUpId,
      MailKind kind,
      String event,
      Whom whom,
      Set<UUID> units,
      Set<UUID> persons,
      @Nullable UUID by,
      @Nullable String words) {}

  private record Facts(UUID holderId, UUID leadId, UUID assignedBy, List<UUID> coordinating) {}

  /** One thing that one person is to be told. */
  private record Line(
      Piece piece, UUID holderId, @Nullable UUID unitId, @Nullable Told told, UUID by) {}

  @EventListener
  void on(FollowUpsAssigned event) {
    event
        .ids()
        .forEach(
            id ->
                add(
                    piece(
                        id,
                        MailKind.ASSIGNED,
                        FollowUpEvent.ASSIGNED,
                        Whom.ALL_UNITS,
                        null,
                        null)));
  }

  @EventListener
  void on(FollowUpHappened event) {
    UUID id = event.followUpId();
    UUID by = event.personId();
    String words = event.words();
    FollowUpEvent what = event.event();
    switch (what) {
      case INSISTED, REASSIGNED -> add(piece(id, MailKind.ASSIGNED, what, Whom.LEAD, by, words));
      case UNITS_CHANGED -> add(piece(id, MailKind.ASSIGNED, what, Whom.ALL_UNITS, by, words));
      case DECLINED -> add(piece(id, MailKind.DECLINED, what, Whom.DECIDERS, by, words));
      case SENT_BACK -> add(piece(id, MailKind.SENT_BACK, what, Whom.LEAD, by, words));
      case EXTENSION_GRANTED, EXTENSION_REFUSED, EXTENSION_SET ->
          add(piece(id, MailKind.EXTENSION_DECIDED, what, Whom.LEAD, by, words));
      case DEADLINE_CHANGED ->
          add(piece(id, MailKind.EXTENSION_DECIDED, what, Whom.ALL_UNITS, by, words));
      case UNIT_SUCCEEDED -> {
        UUID successor = event.successorId();
        if (successor != null) {
          add(
              new Piece(
                  id,
                  MailKind.ASSIGNED,
                  what.name(),
                  Whom.THOSE_NAMED,
                  Set.of(successor),
                  Set.of(),
                  by,
                  words));
        }
      }
      default -> {
        // Stands on the page, and in the digest as far as it asks for something.
      }
    }
  }

  @EventListener
  void on(FollowUpReminded event) {
    add(
        piece(
            event.followUpId(),
            MailKind.REMINDED,
            FollowUpEvent.REMINDED,
            Whom.LEAD,
            event.byPersonId(),
            event.words()));
  }

  @EventListener
  void on(FollowUpMentioned event) {
    String words =
        jdbc.sql("select words from follow_up_comment where id = ?")
            .param(event.commentId())
            .query(String.class)
            .optional()
            .orElse(null);
    add(
        new Piece(
            event.followUpId(),
            MailKind.MENTIONED,
            FollowUpEvent.COMMENTED.name(),
            Whom.THOSE_NAMED,
            event.units(),
            event.persons(),
            event.by(),
            words));
  }

  @EventListener
  void on(ConferenceConvened event) {
    collected().conferences.add(event);
  }

  private static Piece piece(
      UUID followUpId,
      MailKind kind,
      FollowUpEvent event,
      Whom whom,
      @Nullable UUID by,
      @Nullable String words) {
    return new Piece(followUpId, kind, event.name(), whom, Set.of(), Set.of(), by, words);
  }

  private void add(Piece piece) {
    collected().pieces.add(piece);
  }

  private Collected collected() {
    Collected collected = (Collected) TransactionSynchronizationManager.getResource(this);
    if (collected == null) {
      collected = new Collected();
      TransactionSynchronizationManager.bindResource(this, collected);
      TransactionSynchronizationManager.registerSynchronization(collected);
    }
    return collected;
  }

  /** What has happened in the transaction so far. */
  private final class Collected implements TransactionSynchronization {
    private final List<Piece> pieces = new ArrayList<>();
    private final List<ConferenceConvened> conferences = new ArrayList<>();

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(News.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(News.this, this);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      // What is asked here by SQL is what has been done in this transaction.
      entities.flush();
      if (!pieces.isEmpty()) {
        post(pieces);
      }
      conferences.forEach(News.this::invite);
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResourceIfPossible(News.this);
    }
  }

  private void post(List<Piece> pieces) {
    Instant now = clock.instant();
    List<Line> lines = lines(pieces, Days.of(now));
    Map<UUID, WorkingDays.Calendar> calendars = new HashMap<>();
    Function<Line, WorkingDays.Calendar> calendar =
        line -> calendars.computeIfAbsent(line.holderId(), workingDays::of);
    call(lines.stream().filter(l -> l.told() == null || !l.told().reachable()).toList(), now);
    tell(
        lines.stream().filter(l -> l.told() != null && l.told().addressed()).toList(),
        now,
        calendar);
  }

  private List<Line> lines(List<Piece> pieces, LocalDate day) {
    Map<UUID, Facts> facts = facts(pieces.stream().map(Piece::followUpId).distinct().toList());
    Set<UUID> units = new LinkedHashSet<>();
    Set<UUID> unions = new LinkedHashSet<>();
    Set<Named> persons = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      Facts f = Objects.requireNonNull(facts.get(piece.followUpId()));
      units.addAll(unitsOf(piece, f));
      persons.addAll(personsOf(piece, f));
      if (piece.whom() == Whom.DECIDERS) {
        unions.add(f.holderId());
      }
    }
    Map<UUID, List<Told>> atWork = audience.atWork(units, day);
    // What is given to a unit its head hears of too.
    Map<UUID, List<Told>> everybody = audience.of(units, day);
    Map<UUID, List<Told>> deciding = audience.deciding(unions, day);
    Map<Named, List<Told>> named = audience.named(persons, day);
    List<Line> lines = new ArrayList<>();
    for (Piece piece : pieces) {
      Facts f = Objects.requireNonNull(facts.get(piece.followUpId()));
      UUID by = piece.by() == null ? f.assignedBy() : piece.by();
      Set<UUID> already = new LinkedHashSet<>(Set.of(by));
      for (UUID unit : unitsOf(piece, f)) {
        Map<UUID, List<Told>> told = piece.kind() == MailKind.ASSIGNED ? everybody : atWork;
        add(lines, piece, f, unit, told.getOrDefault(unit, List.of()), by, already);
      }
      if (piece.whom() == Whom.DECIDERS) {
        add(
            lines,
            piece,
            f,
            f.holderId(),
            deciding.getOrDefault(f.holderId(), List.of()),
            by,
            already);
      }
      for (Named person : personsOf(piece, f)) {
        // Who did it knows of it, and so does who stands in for them.
        if (!person.personId().equals(by)) {
          for (Told told : named.getOrDefault(person, List.of())) {
            if (already.add(told.personId())) {
              lines.add(new Line(piece, f.holderId(), null, told, by));
            }
          }
        }
      }
    }
    return lines;
  }

  private static void add(
      List<Line> lines,
      Piece piece,
      Facts f,
      UUID unit,
      List<Told> people,
      UUID by,
      Set<UUID> already) {
    if (people.isEmpty()) {
      lines.add(new Line(piece, f.holderId(), unit, null, by));
    }
    for (Told told : people) {
      if (already.add(told.personId())) {
        lines.add(new Line(piece, f.holderId(), unit, told, by));
      }
    }
  }

  /** The lead first: who is told as lead is not told again as coordinating. */
  private static Collection<UUID> unitsOf(Piece piece, Facts facts) {
    Set<UUID> units = new LinkedHashSet<>();
    switch (piece.whom()) {
      case LEAD -> units.add(facts.leadId());
      case ALL_UNITS -> {
        units.add(facts.leadId());
        units.addAll(facts.coordinating());
      }
      case THOSE_NAMED -> piece.units().stream().sorted().forEach(units::add);
      case DECIDERS -> {
        // no unit
      }
    }
    return units;
  }

  private static Collection<Named> personsOf(Piece piece, Facts facts) {
    return piece.whom() == Whom.DECIDERS
        ? List.of(new Named(facts.assignedBy(), facts.holderId()))
        : piece.persons().stream()
            .sorted()
            .map(person -> new Named(person, facts.holderId()))
            .toList();
  }

  private Map<UUID, Facts> facts(List<UUID> followUpIds) {
    Map<UUID, List<UUID>> coordinating = new HashMap<>();
    jdbc.sql(
            "select follow_up_id, unit_id from follow_up_coordinating_unit where follow_up_id = any(:ids)"
                + " order by follow_up_id, position")
        .param("ids", followUpIds.toArray(UUID[]::new))
        .query(
            rs -> {
              coordinating
                  .computeIfAbsent(rs.getObject(1, UUID.class), id -> new ArrayList<>())
                  .add(rs.getObject(2, UUID.class));
            });
    Map<UUID, Facts> facts = new HashMap<>();
    jdbc.sql("select id, holder_id, lead_id, assigned_by from follow_up where id = any(:ids)")
        .param("ids", followUpIds.toArray(UUID[]::new))
        .query(
            rs -> {
              UUID id = rs.getObject(1, UUID.class);
              facts.put(
                  id,
                  new Facts(
                      rs.getObject(2, UUID.class),
                      rs.getObject(3, UUID.class),
                      rs.getObject(4, UUID.class),
                      coordinating.getOrDefault(id, List.of())));
            });
    return facts;
  }

  /** The mail in which a person is told things of a kind; in one order, whoever tells. */
  private record Box(UUID personId, MailKind kind, UUID holderId) implements Comparable<Box> {
    @Override
    public int compareTo(Box other) {
      return Comparator.comparing(Box::personId)
          .thenComparing(Box::kind)
          .thenComparing(Box::holderId)
          .compare(this, other);
    }
  }

  private void tell(List<Line> lines, Instant now, Function<Line, WorkingDays.Calendar> calendar) {
    Map<Box, List<Line>> boxes = new TreeMap<>();
    for (Line line : lines) {
      Told told = Objects.requireNonNull(line.told());
      boxes
          .computeIfAbsent(
              new Box(told.personId(), line.piece().kind(), line.holderId()),
              box -> new ArrayList<>())
          .add(line);
    }
    Map<Line, UUID> mails = new LinkedHashMap<>();
    boxes.forEach(
        (box, inside) -> {
          Line first = inside.getFirst();
          UUID mail =
              outbox.collect(
                  box.kind(),
                  box.personId(),
                  box.holderId(),
                  goesOut(
                      now.plus(togetherWithin),
                      Objects.requireNonNull(first.told()).quietUntil(),
                      calendar.apply(first)));
          inside.forEach(line -> mails.put(line, mail));
        });
    if (mails.isEmpty()) {
      return;
    }
    List<Line> told = List.copyOf(mails.keySet());
    jdbc.sql(
            """
            insert into reminder_news (id, mail_id, follow_up_id, event, unit_id, by_person_id, words, happened_at)
            select gen_random_uuid(), n.mail_id, n.follow_up_id, n.event, n.unit_id, n.by_person_id, n.words,
              cast(:now as timestamptz) + n.place * interval '1 microsecond'
            from unnest(:mails::uuid[], :followUps::uuid[], :events::text[], :units::uuid[], :people::uuid[], :words::text[])
              with ordinality as n (mail_id, follow_up_id, event, unit_id, by_person_id, words, place)
            """)
        .param("now", Timestamp.from(now))
        .param("mails", told.stream().map(mails::get).toArray(UUID[]::new))
        .param("followUps", told.stream().map(l -> l.piece().followUpId()).toArray(UUID[]::new))
        .param("events", told.stream().map(l -> l.piece().event()).toArray(String[]::new))
        .param("units", told.stream().map(Line::unitId).toArray(UUID[]::new))
        .param("people", told.stream().map(Line::by).toArray(UUID[]::new))
        .param("words", told.stream().map(l -> l.piece().words()).toArray(String[]::new))
        .update();
  }

  /** In the order of their ids, as everybody tells people. */
  private void invite(ConferenceConvened event) {
    Instant now = clock.instant();
    WorkingDays.Calendar calendar = workingDays.of(event.holderId());
    Map<UUID, Told> people = audience.people(event.invited());
    people.values().stream()
        .sorted(Comparator.comparing(Told::personId))
        .forEach(
            told -> {
              if (told.addressed()) {
                UUID mail =
                    outbox.collect(
                        MailKind.CONFERENCE,
                        told.personId(),
                        event.holderId(),
                        // Who wants no reminders for a time is still invited.
                        goesOut(now.plus(togetherWithin), null, calendar));
                jdbc.sql(
                        "insert into reminder_news (id, mail_id, review_id, event, by_person_id, happened_at)"
                            + " values (gen_random_uuid(), ?, ?, ?, ?, ?)")
                    .params(
                        mail,
                        event.reviewId(),
                        event.corrected() ? "CORRECTED" : "CONVENED",
                        event.byPersonId(),
                        Timestamp.from(now))
                    .update();
              }
              if (!told.reachable()) {
                callAbout(event, told.personId(), Days.of(now));
              }
            });
  }

  /** What has not been rung about yet is not asked for a second time, but anew. */
  private void callAbout(ConferenceConvened event, UUID personId, LocalDate day) {
    jdbc.sql(
            """
            with renewed as (
              update reminder_call set asked_on = :day, told_on = null
              where called_at is null and holder_id = :holder and review_id = :review and person_id = :person
              returning 1)
            insert into reminder_call (id, holder_id, organisation_id, person_id, review_id, kind, asked_on)
            select gen_random_uuid(), :holder, a.organisation_id, a.person_id, a.review_id, 'CONFERENCE', :day
            from attendee a where a.review_id = :review and a.person_id = :person and not exists (select from renewed)
            on conflict do nothing
            """)
        .param("holder", event.holderId())
        .param("day", day)
        .param("review", event.reviewId())
        .param("person", personId)
        .update();
  }

  /**
   * Soon, together with what else happens soon; what falls on a day off or into somebody's quiet
   * time on the next working morning.
   */
  static Instant goesOut(
      Instant soon, @Nullable LocalDate quietUntil, WorkingDays.Calendar calendar) {
    LocalDate day = Days.of(soon);
    boolean quiet = quietUntil != null && !day.isAfter(quietUntil);
    if (!quiet && calendar.isWorking(day)) {
      return soon;
    }
    LocalDate after = quietUntil != null && quiet ? quietUntil : day;
    return calendar.after(after, 1).atTime(MORNING).atZone(Days.ZONE).toInstant();
  }

  /** Whom no mail reaches the office rings up. */
  private void call(List<Line> lines, Instant now) {
    if (lines.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into reminder_call (id, holder_id, organisation_id, person_id, follow_up_id, kind, asked_on)
            select gen_random_uuid(), c.holder_id, c.organisation_id, c.person_id, c.follow_up_id, c.kind, :day
            from unnest(:holders::uuid[], :units::uuid[], :people::uuid[], :followUps::uuid[], :kinds::text[])
              as c (holder_id, organisation_id, person_id, follow_up_id, kind)
            on conflict do nothing
            """)
        .param("day", Days.of(now))
        .param("holders", lines.stream().map(Line::holderId).toArray(UUID[]::new))
        .param(
            "units",
            lines.stream()
                .map(l -> l.unitId() == null ? l.holderId() : l.unitId())
                .toArray(UUID[]::new))
        .param(
            "people",
            lines.stream()
                .map(l -> l.told() == null ? null : l.told().personId())
                .toArray(UUID[]::new))
        .param("followUps", lines.stream().map(l -> l.piece().followUpId()).toArray(UUID[]::new))
        .param("kinds", lines.stream().map(l -> l.piece().kind().name()).toArray(String[]::new))
        .update();
  }
}
