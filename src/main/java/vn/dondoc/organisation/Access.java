package vn.dondoc.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotAllowed;

/**
 * What the signed-in person may do today. Every service asks here before it acts or shows; a hidden
 * button protects nothing.
 */
@Service
@Transactional(readOnly = true)
public class Access {
  private final JdbcClient jdbc;
  private final Clock clock;

  Access(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The signed-in person, if anyone is. */
  public Optional<SignedInPerson> person() {
    if (ActingAs.ACTING.isBound()) {
      return Optional.of(ActingAs.ACTING.get());
    }
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedInPerson person
        ? Optional.of(person)
        : Optional.empty();
  }

  /**
   * The signed-in person's id.
   *
   * @throws NotAllowed when nobody is signed in
   */
  public UUID personId() {
    return person().map(SignedInPerson::id).orElseThrow(NotAllowed::new);
  }

  /**
   * Demands a right in an organisation, and answers in which post the person has it (the highest,
   * if several do).
   *
   * @throws NotAllowed when no post held today gives it
   */
  public Actor require(Right right, UUID organisationId) {
    return actor(right, organisationId).orElseThrow(NotAllowed::new);
  }

  public boolean may(Right right, UUID organisationId) {
    return actor(right, organisationId).isPresent();
  }

  private Optional<Actor> actor(Right right, UUID organisationId) {
    Optional<SignedInPerson> person = person();
    if (person.isEmpty()) {
      return Optional.empty();
    }
    List<HeldPost> giving =
        posts(person.get().id()).stream()
            .filter(held -> right.posts().contains(held.post()))
            .toList();
    // Who holds no such post elsewhere spares the look upwards.
    boolean elsewhere =
        right.reachesDown()
            && giving.stream().anyMatch(held -> !held.organisationId().equals(organisationId));
    Set<UUID> where =
        elsewhere ? Set.copyOf(withThoseAbove(organisationId)) : Set.of(organisationId);
    return giving.stream()
        .filter(held -> where.contains(held.organisationId()))
        // The own post before that of somebody one stands in for.
        .min(
            Comparator.<HeldPost, Boolean>comparing(held -> held.deputyFor() != null)
                .thenComparing(HeldPost::post))
        .map(
            held ->
                new Actor(
                    held.personId(),
                    held.post(),
                    held.organisationId(),
                    person.get().channel(),
                    held.deputyFor()));
  }

  /** The posts of the signed-in person today. */
  public List<HeldPost> posts() {
    return person().map(p -> posts(p.id())).orElseGet(List::of);
  }

  /** The organisations in which the signed-in person's posts give a right today. */
  public List<UUID> organisationsWith(Right right) {
    return posts().stream()
        .filter(held -> right.posts().contains(held.post()))
        .map(HeldPost::organisationId)
        .distinct()
        .toList();
  }

  /**
   * The holders (unions) in which the signed-in person has any post, own or of a member, other than
   * administrator.
   */
  public List<UUID> holders() {
    List<UUID> holders = new ArrayList<>();
    for (HeldPost held : posts()) {
      if (held.post() == Post.ADMINISTRATOR || held.post() == Post.OTHER) {
        continue;
      }
      UUID holder = holderOf(held.organisationId());
      if (holder != null && !holders.contains(holder)) {
        holders.add(holder);
      }
    }
    return holders;
  }

  /** The union that an organisation belongs to: itself, or the nearest above. */
  public @Nullable UUID holderOf(UUID organisationId) {
    return jdbc.sql(
            """
            with recursive up as (
              select id, parent_id, kind, 0 as height from organisation where id = ?
              union all
              select o.id, o.parent_id, o.kind, up.height + 1 from organisation o join up on o.id = up.parent_id)
            select id from up where kind = 'UNION' order by height limit 1
            """)
        .param(organisationId)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  private List<HeldPost> posts(UUID personId) {
    LocalDate today = Days.today(clock);
    return jdbc.sql(
            """
            select a.person_id, a.organisation_id, a.post, a.title, a.representing_id, own.person_id
            from appointment a left join appointment own on own.id = a.deputy_of
            where a.person_id = :person and a.from_day <= :day and (a.until_day is null or a.until_day >= :day)
              and (a.deputy_of is null or own.until_day is null or own.until_day >= :day)
            """)
        .param("person", personId)
        .param("day", today)
        .query(
            (rs, row) ->
                new HeldPost(
                    rs.getObject(1, UUID.class),
                    rs.getObject(2, UUID.class),
                    Post.valueOf(rs.getString(3)),
                    rs.getString(4),
                    rs.getObject(5, UUID.class),
                    rs.getObject(6, UUID.class)))
        .list();
  }

  private List<UUID> withThoseAbove(UUID organisationId) {
    return jdbc.sql(
            """
            with recursive up as (
              select id, parent_id from organisation where id = ?
              union all
              select o.id, o.parent_id from organisation o join up on o.id = up.parent_id)
            select id from up
            """)
        .param(organisationId)
        .query(UUID.class)
        .list();
  }
}
