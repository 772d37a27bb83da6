package vn.dondoc.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;

/**
 * Who is told what concerns a unit or a person, on a day. Whoever has a deputy that day is not: the
 * deputy is.
 */
@Component
class Audience {
  /**
   * Somebody to be told.
   *
   * @param addressed whether mails can be posted to them
   * @param reachable whether mails arrive, as far as is known; whom none reaches is rung up
   * @param quietUntil the last day on which they want to hear nothing
   */
  record Told(
      UUID personId, boolean addressed, boolean reachable, @Nullable LocalDate quietUntil) {}

  /** Somebody who is told something by name, in a union. */
  record Named(UUID personId, UUID holderId) {}

  private static final String AT_WORK =
      Recipients.OF_UNITS
          + """
          select distinct w.organisation_id, w.person_id, w.addressed, w.reachable, c.quiet_until
          from at_work w left join reminder_choice c on c.person_id = w.person_id
          where w.seat = 'UNIT' order by w.organisation_id, w.person_id
          """;

  private static final String IN_POSTS =
      Recipients.OF_UNITS
          + """
          select distinct h.organisation_id, h.person_id, h.addressed, h.reachable, c.quiet_until
          from post_held h left join reminder_choice c on c.person_id = h.person_id
          where h.post = any(:of) order by h.organisation_id, h.person_id
          """;

  private static final String PEOPLE =
      "select null, p.id, "
          + Recipients.ADDRESSED
          + ", "
          + Recipients.REACHABLE
          + ", c.quiet_until from person p left join reminder_choice c on c.person_id = p.id"
          + " where p.id = any(:ids)";

  /** Who stands in for whom, and in which union. */
  private static final String STANDING_IN =
      """
      select distinct own.person_id, case when o.kind = 'UNION' then o.id else o.parent_id end, a.person_id
      from appointment own join appointment a on a.deputy_of = own.id
      join organisation o on o.id = own.organisation_id
      where own.person_id = any(:ids) and (own.until_day is null or own.until_day >= :day)
        and a.from_day <= :day and (a.until_day is null or a.until_day >= :day)
      order by 1, 2, 3
      """;

  private final JdbcClient jdbc;

  Audience(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those who do the work of each unit; its head where nobody else is there. */
  Map<UUID, List<Told>> atWork(Collection<UUID> units, LocalDate day) {
    return byUnit(Recipients.fill(jdbc.sql(AT_WORK)), units, day);
  }

  /** Everybody who may act for each unit. */
  Map<UUID, List<Told>> of(Collection<UUID> units, LocalDate day) {
    return in(Right.ACT_FOR_UNIT.posts(), units, day);
  }

  /** Those who decide for a union: the chair, and whom the chair has named. */
  Map<UUID, List<Told>> deciding(Collection<UUID> unions, LocalDate day) {
    return in(Right.DECIDE.posts(), unions, day);
  }

  /** Themselves, also where somebody stands in for them: an invitation is for a person. */
  Map<UUID, Told> people(Collection<UUID> ids) {
    Map<UUID, Told> told = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(PEOPLE)
          .param("ids", ids.toArray(UUID[]::new))
          .query(
              rs -> {
                Told one = told(rs);
                told.put(one.personId(), one);
              });
    }
    return told;
  }

  /** Each, or whoever stands in for them that day in the union in which they are told. */
  Map<Named, List<Told>> named(Collection<Named> named, LocalDate day) {
    if (named.isEmpty()) {
      return Map.of();
    }
    Map<Named, List<UUID>> deputies = new HashMap<>();
    jdbc.sql(STANDING_IN)
        .param("ids", named.stream().map(Named::personId).distinct().toArray(UUID[]::new))
        .param("day", day)
        .query(
            rs -> {
              deputies
                  .computeIfAbsent(
                      new Named(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class)),
                      n -> new ArrayList<>())
                  .add(rs.getObject(3, UUID.class));
            });
    Map<UUID, Told> people =
        people(
            named.stream()
                .flatMap(n -> deputies.getOrDefault(n, List.of(n.personId())).stream())
                .distinct()
                .toList());
    Map<Named, List<Told>> told = new HashMap<>();
    for (Named one : named) {
      told.put(
          one,
          deputies.getOrDefault(one, List.of(one.personId())).stream()
              .filter(people::containsKey)
              .map(people::get)
              .toList());
    }
    return told;
  }

  private Map<UUID, List<Told>> in(Set<Post> posts, Collection<UUID> units, LocalDate day) {
    return byUnit(
        Recipients.fill(jdbc.sql(IN_POSTS))
            .param("of", posts.stream().map(Enum::name).toArray(String[]::new)),
        units,
        day);
  }

  private static Map<UUID, List<Told>> byUnit(
      StatementSpec statement, Collection<UUID> units, LocalDate day) {
    Map<UUID, List<Told>> told = new HashMap<>();
    if (!units.isEmpty()) {
      statement
          .param("units", units.toArray(UUID[]::new))
          .param("day", day)
          .query(
              rs -> {
                told.computeIfAbsent(rs.getObject(1, UUID.class), u -> new ArrayList<>())
                    .add(told(rs));
              });
    }
    return told;
  }

  private static Told told(ResultSet rs) throws SQLException {
    return new Told(
        rs.getObject(2, UUID.class),
        rs.getBoolean(3),
        rs.getBoolean(4),
        rs.getObject(5, LocalDate.class));
  }
}
