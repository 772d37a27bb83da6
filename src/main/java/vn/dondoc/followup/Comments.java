package vn.dondoc.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;

/**
 * What people write to each other about a follow-up. Whoever may read it may write; who is
 * mentioned finds it among their own things until they have looked.
 */
@Service
@Transactional
public class Comments {
  /** Whoever is mentioned more often than that has other means of being told. */
  private static final int MOST = 50;

  /** What somebody wrote. */
  public record Line(
      UUID id,
      Instant at,
      UUID personId,
      String person,
      Post post,
      String organisation,
      String words,
      List<String> mentioned) {}

  /**
   * Who can be mentioned: a unit of the follow-up, or a person who can see it.
   *
   * @param post of a person; null: a unit
   */
  public record Mentionable(
      UUID id, String name, @Nullable Post post, @Nullable String organisation) {
    public boolean isUnit() {
      return post == null;
    }
  }

  /** Something in which I, or a unit of mine, was mentioned and which nobody of us has opened. */
  public record News(UUID followUpId, String followUp, String by, String words, Instant at) {}

  private final FollowUps followUps;
  private final CommentRows comments;
  private final HistoryEntries history;
  private final FollowUpAccess visible;
  private final Access access;
  private final Organisations organisations;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Comments(
      FollowUps followUps,
      CommentRows comments,
      HistoryEntries history,
      FollowUpAccess visible,
      Access access,
      Organisations organisations,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.followUps = followUps;
    this.comments = comments;
    this.history = history;
    this.visible = visible;
    this.access = access;
    this.organisations = organisations;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param units to be told, each one of the follow-up or the union itself
   * @param persons to be told, each one who can see the follow-up
   */
  public UUID write(UUID followUpId, String words, Set<UUID> units, Set<UUID> persons) {
    FollowUp followUp = followUps.lock(followUpId).orElseThrow(NotFound::new);
    visible.requireVisible(followUp);
    Actor by = writer(followUp);
    String text = Words.required(words, "comment.wordsMissing");
    List<Mentionable> choices = choices(followUp);
    requireAmong(choices.stream().filter(Mentionable::isUnit), units);
    requireAmong(choices.stream().filter(c -> !c.isUnit()), persons);
    Instant now = clock.instant();
    Comment comment = new Comment(followUpId, by, text, now);
    units.stream().sorted().forEach(u -> comment.mentions.add(new Comment.Mention(u, null)));
    persons.stream().sorted().forEach(p -> comment.mentions.add(new Comment.Mention(null, p)));
    comments.saveAndFlush(comment);
    history.save(followUp.entry(FollowUpEvent.COMMENTED, by, now).said(text));
    if (!comment.mentions.isEmpty()) {
      events.publishEvent(
          new FollowUpMentioned(followUpId, comment.id, units, persons, by.personId()));
    }
    return comment.id;
  }

  /** The oldest first. */
  @Transactional(readOnly = true)
  public List<Line> of(UUID followUpId) {
    visible(followUpId);
    List<Comment> rows = comments.findByFollowUpIdOrderByWrittenAtAscIdAsc(followUpId);
    Set<UUID> people = new HashSet<>();
    Set<UUID> units = new HashSet<>();
    for (Comment row : rows) {
      people.add(row.personId);
      units.add(row.organisationId);
      for (Comment.Mention mention : row.mentions) {
        Stream.ofNullable(mention.personId).forEach(people::add);
        Stream.ofNullable(mention.unitId).forEach(units::add);
      }
    }
    Map<UUID, PersonInfo> persons = organisations.people(people);
    Map<UUID, OrganisationInfo> names = organisations.get(units);
    return rows.stream()
        .map(
            row ->
                new Line(
                    row.id,
                    row.writtenAt,
                    row.personId,
                    name(row.personId, persons),
                    row.post,
                    label(row.organisationId, names),
                    row.words,
                    row.mentions.stream()
                        .map(
                            m ->
                                m.unitId != null
                                    ? label(m.unitId, names)
                                    : name(Objects.requireNonNull(m.personId), persons))
                        .toList()))
        .toList();
  }

  /** Who can be mentioned: the units first. */
  @Transactional(readOnly = true)
  public List<Mentionable> mentionable(UUID followUpId) {
    UUID me = access.personId();
    return choices(visible(followUpId)).stream().filter(c -> !c.id().equals(me)).toList();
  }

  /** The signed-in person has opened the follow-up. */
  public void seen(UUID followUpId) {
    visible(followUpId);
    jdbc.sql(
            "update follow_up_mention set seen_at = :now where seen_at is null and "
                + MINE
                + " and comment_id in (select id from follow_up_comment where follow_up_id = :followUp)")
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("person", access.personId())
        .param("units", ownUnits())
        .param("followUp", followUpId)
        .update();
  }

  /** Where the signed-in person, or a unit of theirs, was mentioned; the latest first. */
  @Transactional(readOnly = true)
  public List<News> mine() {
    if (access.person().isEmpty()) {
      return List.of();
    }
    return jdbc
        .sql(
            """
            select c.follow_up_id, f.text, p.name, c.words, c.written_at
            from follow_up_comment c join follow_up f on f.id = c.follow_up_id join person p on p.id = c.person_id
            where c.person_id <> :person
              and exists (select from follow_up_mention where comment_id = c.id and seen_at is null and %s)
            order by c.written_at desc, c.id desc limit :most
            """
                .formatted(MINE))
        .param("person", access.personId())
        .param("units", ownUnits())
        .param("most", MOST)
        .query(
            (rs, row) ->
                new News(
                    rs.getObject(1, UUID.class),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getObject(5, OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        // Who was mentioned in a post that they hold no longer is not told any more.
        .filter(
            news -> followUps.findById(news.followUpId()).filter(visible::isVisible).isPresent())
        .toList();
  }

  private static final String MINE = "(person_id = :person or unit_id in (:units))";

  /** The units for which the person is to look; for the union also its office. */
  private List<UUID> ownUnits() {
    List<UUID> units = new ArrayList<>(access.organisationsWith(Right.ACT_FOR_UNIT));
    units.addAll(access.organisationsWith(Right.ENTER_ON_BEHALF));
    if (units.isEmpty()) {
      units.add(new UUID(0, 0)); // A list must not be empty in SQL.
    }
    return units;
  }

  private FollowUp visible(UUID followUpId) {
    FollowUp followUp = followUps.findById(followUpId).orElseThrow(NotFound::new);
    visible.requireVisible(followUp);
    return followUp;
  }

  /** In the post by which the person may read it. */
  private Actor writer(FollowUp followUp) {
    for (UUID unit : units(followUp)) {
      if (access.may(Right.READ_OWN, unit)) {
        return access.require(Right.READ_OWN, unit);
      }
    }
    return access.require(Right.READ_ALL, followUp.holderId);
  }

  private static List<UUID> units(FollowUp followUp) {
    return Stream.concat(Stream.of(followUp.leadId), followUp.coordinatingIds.stream()).toList();
  }

  private List<Mentionable> choices(FollowUp followUp) {
    List<UUID> units =
        Stream.concat(units(followUp).stream(), Stream.of(followUp.holderId)).distinct().toList();
    Map<UUID, OrganisationInfo> names = organisations.get(units);
    Map<UUID, Mentionable> choices = new LinkedHashMap<>();
    for (UUID unit : units) {
      choices.put(unit, new Mentionable(unit, label(unit, names), null, null));
    }
    for (UUID unit : units) {
      Right reads = unit.equals(followUp.holderId) ? Right.READ_ALL : Right.READ_OWN;
      for (Organisations.Holder holder : organisations.holders(unit, reads.posts())) {
        choices.putIfAbsent(
            holder.personId(),
            new Mentionable(
                holder.personId(), holder.personName(), holder.post(), label(unit, names)));
      }
    }
    return List.copyOf(choices.values());
  }

  /** One sentence for all whom it is not for: nobody learns who exists. */
  private static void requireAmong(Stream<Mentionable> choices, Set<UUID> asked) {
    Set<UUID> known = new HashSet<>(choices.map(Mentionable::id).toList());
    if (!known.containsAll(asked)) {
      throw new DomainException("comment.cannotSee");
    }
  }

  private static String label(UUID id, Map<UUID, OrganisationInfo> names) {
    OrganisationInfo organisation = names.get(id);
    return organisation == null ? "" : organisation.label();
  }

  private static String name(UUID id, Map<UUID, PersonInfo> persons) {
    PersonInfo person = persons.get(id);
    return person == null ? "" : person.name();
  }
}
