package vn.dondoc.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;

/**
 * Who stands in for somebody during an absence: gets what they would get, and acts in their posts,
 * recorded as such. Each names their own deputy; one at a time, from a day until a day.
 */
@Service
@Transactional
public class Deputies {
  /** Nobody stands in for longer: then the post itself should change hands. */
  private static final int MOST_YEARS = 1;

  /** A post of somebody, and the organisation by its short name. */
  public record PostOf(Post post, String organisation) {}

  /**
   * Someone who stands in, from a day until a day.
   *
   * @param id of one of the appointments by which they do
   * @param posts in which they do
   */
  public record StandIn(
      UUID id,
      UUID personId,
      String person,
      LocalDate from,
      LocalDate until,
      List<PostOf> posts,
      boolean illustrative) {
    public boolean isOn(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  /**
   * Someone who can stand in.
   *
   * @param known a post of theirs, by which they are known
   * @param posts those of the signed-in person in which they can
   */
  public record Candidate(UUID personId, String name, PostOf known, List<PostOf> posts) {}

  private record OwnPost(
      UUID id, Post post, UUID organisationId, String organisation, @Nullable LocalDate until) {
    PostOf named() {
      return new PostOf(post, organisation);
    }
  }

  private final AppointmentRepository appointments;
  private final Access access;
  private final JdbcClient jdbc;
  private final Clock clock;

  Deputies(AppointmentRepository appointments, Access access, JdbcClient jdbc, Clock clock) {
    this.appointments = appointments;
    this.access = access;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Names who stands in for the signed-in person, in each of their posts in which that person can;
   * never beyond the end of the post.
   *
   * @return one of the appointments
   */
  public UUID name(UUID personId, LocalDate from, LocalDate until) {
    UUID me = access.personId();
    // One at a time: two that overlap could not see each other.
    jdbc.sql("select id from person where id in (:both) order by id for update")
        .param("both", List.of(me, personId))
        .query(UUID.class)
        .list();
    if (from.isBefore(Days.today(clock))) {
      throw new DomainException("deputy.fromPast");
    }
    if (until.isBefore(from)) {
      throw new DomainException("appointment.endsBeforeItBegins");
    }
    if (until.isAfter(from.plusYears(MOST_YEARS))) {
      throw new DomainException("deputy.tooLong", from.plusYears(MOST_YEARS));
    }
    if (personId.equals(me)) {
      throw new DomainException("deputy.self");
    }
    List<OwnPost> own =
        ownPosts(me).stream()
            .filter(post -> post.until() == null || !post.until().isBefore(from))
            .toList();
    if (own.isEmpty()) {
      throw new DomainException("deputy.noPost");
    }
    if (standInsFor(me).stream()
        .anyMatch(s -> !s.from().isAfter(until) && !s.until().isBefore(from))) {
      throw new DomainException("deputy.already");
    }
    if (standInsFor(personId).stream()
        .anyMatch(s -> !s.from().isAfter(until) && !s.until().isBefore(from))) {
      throw new DomainException("deputy.absentToo");
    }
    List<OwnPost> possible = own.stream().filter(post -> can(personId, post)).toList();
    if (possible.isEmpty()) {
      throw new DomainException("deputy.personElsewhere");
    }
    UUID first = null;
    for (OwnPost post : possible) {
      Appointment deputy =
          new Appointment(personId, post.organisationId(), post.post(), null, from);
      deputy.deputyOf = post.id();
      deputy.endOn(post.until() != null && post.until().isBefore(until) ? post.until() : until);
      UUID id = appointments.saveAndFlush(deputy).id;
      first = first == null ? id : first;
    }
    return java.util.Objects.requireNonNull(first);
  }

  /**
   * Ends it at once: what was until yesterday has been so; of what would begin today or later
   * nothing is left.
   *
   * @param id as in {@link StandIn#id()}
   */
  public void end(UUID id) {
    UUID me = access.personId();
    StandIn ending =
        standInsFor(me).stream()
            .filter(s -> s.id().equals(id))
            .findFirst()
            .orElseThrow(NotFound::new);
    LocalDate today = Days.today(clock);
    if (ending.until().isBefore(today)) {
      throw new DomainException("deputy.ended", ending.until());
    }
    appointments.findByDeputyOfIn(allPosts(me)).stream()
        .filter(a -> a.personId.equals(ending.personId()) && a.fromDay.equals(ending.from()))
        .forEach(a -> endAfter(a, today.minusDays(1)));
  }

  /** Who stands, stood or will stand in for the signed-in person, the latest first. */
  @Transactional(readOnly = true)
  public List<StandIn> mine() {
    return standInsFor(access.personId());
  }

  /** For whom the signed-in person stands in, today or later; the person is who is absent. */
  @Transactional(readOnly = true)
  public List<StandIn> iStandInFor() {
    return standIns(
            """
            select d.id, p.id, p.name, d.from_day, d.until_day, d.post, coalesce(o.short_name, o.name), p.illustrative
            from appointment d join appointment own on own.id = d.deputy_of join person p on p.id = own.person_id
              join organisation o on o.id = d.organisation_id
            where d.person_id = :person order by d.from_day, p.name, d.id
            """,
            access.personId())
        .stream()
        .filter(s -> !s.until().isBefore(Days.today(clock)))
        .toList();
  }

  /** The posts of the signed-in person in which someone can stand in for them. */
  @Transactional(readOnly = true)
  public List<PostOf> posts() {
    return ownPosts(access.personId()).stream().map(OwnPost::named).toList();
  }

  /**
   * Who can stand in: whoever has an e-mail address and a post of their own in the same
   * organisation, or in the office of its union.
   */
  @Transactional(readOnly = true)
  public List<Candidate> candidates() {
    UUID me = access.personId();
    Map<UUID, Candidate> byPerson = new LinkedHashMap<>();
    for (OwnPost post : ownPosts(me)) {
      for (Candidate candidate : candidates(post, me)) {
        byPerson.merge(
            candidate.personId(),
            candidate,
            (a, b) -> {
              Set<PostOf> posts = new LinkedHashSet<>(a.posts());
              posts.addAll(b.posts());
              return new Candidate(a.personId(), a.name(), a.known(), List.copyOf(posts));
            });
      }
    }
    return byPerson.values().stream().sorted(Comparator.comparing(Candidate::name)).toList();
  }

  /**
   * A post ends: whoever stands in in it does so no longer than that; and whoever has no post any
   * more by which they could stand in for somebody does not either.
   */
  void postEnds(Appointment ended, LocalDate lastDay) {
    appointments.flush();
    appointments.findByDeputyOfIn(List.of(ended.id)).forEach(a -> endAfter(a, lastDay));
    for (Appointment held : appointments.findByPersonIdOrderByFromDay(ended.personId)) {
      if (held.deputyOf != null
          && candidatesOn(lastDay.plusDays(1), held.organisationId).stream()
              .noneMatch(c -> c.personId().equals(held.personId))) {
        endAfter(held, lastDay);
      }
    }
  }

  private void endAfter(Appointment deputy, LocalDate lastDay) {
    if (deputy.fromDay.isAfter(lastDay)) {
      // What was done meanwhile stays, with the name of whose deputy it was.
      appointments.delete(deputy);
    } else if (deputy.untilDay == null || deputy.untilDay.isAfter(lastDay)) {
      deputy.endOn(lastDay);
    }
  }

  private boolean can(UUID personId, OwnPost post) {
    return candidatesOn(Days.today(clock), post.organisationId()).stream()
        .anyMatch(c -> c.personId().equals(personId));
  }

  private List<Candidate> candidates(OwnPost post, UUID me) {
    return candidatesOn(Days.today(clock), post.organisationId()).stream()
        .filter(c -> !c.personId().equals(me))
        .map(c -> new Candidate(c.personId(), c.name(), c.known(), List.of(post.named())))
        .toList();
  }

  /** One line for a person, by the first of their posts. */
  private List<Candidate> candidatesOn(LocalDate day, UUID organisationId) {
    UUID holder = access.holderOf(organisationId);
    Map<UUID, Candidate> byPerson = new LinkedHashMap<>();
    jdbc.sql(
            """
            select p.id, p.name, a.post, coalesce(o.short_name, o.name)
            from appointment a join person p on p.id = a.person_id join organisation o on o.id = a.organisation_id
            where (o.id = :organisation and a.post <> 'OTHER' or o.id = :holder and a.post in ('OFFICE', 'CHIEF_OF_OFFICE'))
              and a.deputy_of is null and p.email is not null
              and a.from_day <= :day and (a.until_day is null or a.until_day >= :day)
            order by o.id = :organisation desc, p.name, p.id, a.from_day
            """)
        .param("organisation", organisationId)
        .param("holder", holder == null ? organisationId : holder)
        .param("day", day)
        .query(
            rs -> {
              Candidate found =
                  new Candidate(
                      rs.getObject(1, UUID.class),
                      rs.getString(2),
                      new PostOf(Post.valueOf(rs.getString(3)), rs.getString(4)),
                      List.of());
              byPerson.putIfAbsent(found.personId(), found);
            });
    return List.copyOf(byPerson.values());
  }

  /** Held today or later, not as somebody's deputy. */
  private List<OwnPost> ownPosts(UUID personId) {
    return jdbc
        .sql(
            """
            select a.id, a.post, o.id, coalesce(o.short_name, o.name), a.until_day
            from appointment a join organisation o on o.id = a.organisation_id
            where a.person_id = :person and a.deputy_of is null and a.from_day <= :day
              and (a.until_day is null or a.until_day >= :day)
            order by a.from_day, a.id
            """)
        .param("person", personId)
        .param("day", Days.today(clock))
        .query(
            (rs, row) ->
                new OwnPost(
                    rs.getObject(1, UUID.class),
                    Post.valueOf(rs.getString(2)),
                    rs.getObject(3, UUID.class),
                    rs.getString(4),
                    rs.getObject(5, LocalDate.class)))
        .list()
        .stream()
        .filter(post -> post.post().mayBeStoodInFor())
        .toList();
  }

  private List<UUID> allPosts(UUID personId) {
    return appointments.findByPersonIdOrderByFromDay(personId).stream().map(a -> a.id).toList();
  }

  private List<StandIn> standInsFor(UUID personId) {
    return standIns(
        """
        select d.id, p.id, p.name, d.from_day, d.until_day, d.post, coalesce(o.short_name, o.name), p.illustrative
        from appointment d join appointment own on own.id = d.deputy_of join person p on p.id = d.person_id
          join organisation o on o.id = d.organisation_id
        where own.person_id = :person order by d.from_day desc, p.name, d.id
        """,
        personId);
  }

  /** The posts of one time together. */
  private List<StandIn> standIns(String sql, UUID personId) {
    record Key(UUID personId, LocalDate from) {}
    Map<Key, StandIn> all = new LinkedHashMap<>();
    jdbc.sql(sql)
        .param("person", personId)
        .query(
            rs -> {
              StandIn one =
                  new StandIn(
                      rs.getObject(1, UUID.class),
                      rs.getObject(2, UUID.class),
                      rs.getString(3),
                      rs.getObject(4, LocalDate.class),
                      rs.getObject(5, LocalDate.class),
                      List.of(new PostOf(Post.valueOf(rs.getString(6)), rs.getString(7))),
                      rs.getBoolean(8));
              all.merge(new Key(one.personId(), one.from()), one, Deputies::together);
            });
    return List.copyOf(all.values());
  }

  private static StandIn together(StandIn a, StandIn b) {
    List<PostOf> posts = new ArrayList<>(a.posts());
    posts.addAll(b.posts());
    return new StandIn(
        a.id(),
        a.personId(),
        a.person(),
        a.from(),
        a.until().isAfter(b.until()) ? a.until() : b.until(),
        posts,
        a.illustrative());
  }
}
