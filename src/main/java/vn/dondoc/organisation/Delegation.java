package vn.dondoc.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;

/**
 * The chair names, for a time, who decides on follow-ups in the chair's place, or who acts for the
 * union where it leads or coordinates.
 */
@Service
@Transactional
public class Delegation {
  /** Nobody is named for longer: the chair thinks about it anew each year. */
  private static final int MOST_YEARS = 1;

  /** Someone named, from a day until a day. */
  public record Delegate(
      UUID appointmentId,
      UUID personId,
      String person,
      Post post,
      LocalDate from,
      LocalDate until,
      boolean illustrative) {
    public boolean isNamedOn(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  /** Someone who can be named, with a post of today by which they are known. */
  public record Candidate(UUID personId, String name, Post post, String organisation) {}

  private final AppointmentRepository appointments;
  private final Access access;
  private final JdbcClient jdbc;
  private final Clock clock;

  Delegation(AppointmentRepository appointments, Access access, JdbcClient jdbc, Clock clock) {
    this.appointments = appointments;
    this.access = access;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Names someone, with the last day.
   *
   * @param post {@link Post#CHAIR_DELEGATE} or {@link Post#UNION_DELEGATE}
   */
  public UUID name(UUID holderId, UUID personId, Post post, LocalDate from, LocalDate until) {
    access.require(Right.NAME_DELEGATE, holderId);
    if (!post.isNamedByChair()) {
      throw new DomainException("delegation.postOther");
    }
    if (from.isBefore(Days.today(clock))) {
      throw new DomainException("delegation.fromPast");
    }
    if (until.isBefore(from)) {
      throw new DomainException("appointment.endsBeforeItBegins");
    }
    if (until.isAfter(from.plusYears(MOST_YEARS))) {
      throw new DomainException("delegation.tooLong", from.plusYears(MOST_YEARS));
    }
    if (personId.equals(access.personId())) {
      throw new DomainException("delegation.self");
    }
    if (known(holderId).stream().noneMatch(c -> c.personId().equals(personId))) {
      throw new DomainException("delegation.personElsewhere");
    }
    if (delegates(holderId).stream()
        .anyMatch(
            d ->
                d.personId().equals(personId)
                    && d.post() == post
                    && !d.from().isAfter(until)
                    && !d.until().isBefore(from))) {
      throw new DomainException("delegation.already");
    }
    Appointment named = new Appointment(personId, holderId, post, null, from);
    named.endOn(until);
    return appointments.save(named).id;
  }

  /**
   * Ends it at once: someone named before today has been so until yesterday; of someone who would
   * begins today or later nothing is left.
   */
  public void end(UUID appointmentId) {
    Appointment named = appointments.findById(appointmentId).orElseThrow(NotFound::new);
    access.require(Right.NAME_DELEGATE, named.organisationId);
    if (!named.post.isNamedByChair()) {
      throw new NotFound();
    }
    LocalDate today = Days.today(clock);
    LocalDate until = named.untilDay;
    if (until != null && until.isBefore(today)) {
      throw new DomainException("delegation.ended", until);
    }
    if (named.fromDay.isBefore(today)) {
      named.endOn(today.minusDays(1));
    } else {
      // What was done meanwhile stays, with the post in which it was done.
      appointments.delete(named);
    }
  }

  /** Whoever is, was or will be named, the latest first. */
  @Transactional(readOnly = true)
  public List<Delegate> list(UUID holderId) {
    access.require(Right.NAME_DELEGATE, holderId);
    return delegates(holderId);
  }

  /** Who can be named: everyone with a post in the union or its members today, but the chair. */
  @Transactional(readOnly = true)
  public List<Candidate> candidates(UUID holderId) {
    access.require(Right.NAME_DELEGATE, holderId);
    UUID chair = access.personId();
    return known(holderId).stream().filter(c -> !c.personId().equals(chair)).toList();
  }

  private List<Delegate> delegates(UUID holderId) {
    return jdbc.sql(
            """
            select a.id, p.id, p.name, a.post, a.from_day, a.until_day, p.illustrative
            from appointment a join person p on p.id = a.person_id
            where a.organisation_id = :holder and a.post in (:posts) and a.until_day is not null
            order by a.until_day desc, a.from_day desc, a.id
            """)
        .param("holder", holderId)
        .param("posts", names(true))
        .query(
            (rs, row) ->
                new Delegate(
                    rs.getObject(1, UUID.class),
                    rs.getObject(2, UUID.class),
                    rs.getString(3),
                    Post.valueOf(rs.getString(4)),
                    rs.getObject(5, LocalDate.class),
                    rs.getObject(6, LocalDate.class),
                    rs.getBoolean(7)))
        .list();
  }

  /** One line for a person, with the post that was given first in the order of the posts. */
  private List<Candidate> known(UUID holderId) {
    return jdbc
        .sql(
            """
            select p.id, p.name, a.post, coalesce(o.short_name, o.name)
            from appointment a join person p on p.id = a.person_id join organisation o on o.id = a.organisation_id
            where (o.id = :holder or o.parent_id = :holder and o.kind <> 'UNION') and a.post in (:posts)
              and a.from_day <= :day and (a.until_day is null or a.until_day >= :day)
            order by o.kind = 'UNION' desc, p.name, p.id, a.from_day
            """)
        .param("holder", holderId)
        .param("posts", names(false))
        .param("day", Days.today(clock))
        .query(
            (rs, row) ->
                new Candidate(
                    rs.getObject(1, UUID.class),
                    rs.getString(2),
                    Post.valueOf(rs.getString(3)),
                    rs.getString(4)))
        .list()
        .stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Candidate::personId,
                c -> c,
                (a, b) -> a.post().compareTo(b.post()) <= 0 ? a : b,
                java.util.LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  private static List<String> names(boolean namedByChair) {
    return Arrays.stream(Post.values())
        .filter(post -> post.isNamedByChair() == namedByChair && post != Post.OTHER)
        .map(Enum::name)
        .toList();
  }
}
