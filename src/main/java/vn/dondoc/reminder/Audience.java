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
import org.springframework.stereotype.Component;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;

/**
 * Who is told what concerns a unit, on a day. Whoever has a deputy that day is not: the deputy is.
 */
@Component
class Audience {
  /**
   * Somebody to be told.
   *
   * @param quietUntil the last day on which they want to hear nothing
   */
  record Told(UUID personId, boolean reachable, @Nullable LocalDate quietUntil) {}

  private static final Set<Post> AT_WORK =
      Set.of(
          Post.ASSOCIATION_VICE_HEAD,
          Post.ASSOCIATION_OFFICER,
          Post.SECRETARY_GENERAL,
          Post.UNION_DELEGATE);

  private static final String IN_FORCE =
      """
      a.from_day <= :day and (a.until_day is null or a.until_day >= :day)
      and not exists (select 1 from appointment d
        where d.deputy_of = a.id and d.from_day <= :day and (d.until_day is null or d.until_day >= :day))
      and (a.deputy_of is null or exists (select 1 from appointment own
        where own.id = a.deputy_of and (own.until_day is null or own.until_day >= :day)))
      """;

  private static final String FOUND =
      "select distinct a.organisation_id, p.id, p.email is not null, c.quiet_until"
          + " from appointment a join person p on p.id = a.person_id"
          + " left join reminder_choice c on c.person_id = p.id where a.organisation_id in (:units)"
          + " and a.post in (:posts) and "
          + IN_FORCE
          + " order by a.organisation_id, p.id";

  private final JdbcClient jdbc;

  Audience(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those who do the work of each unit; its head where nobody else is there. */
  Map<UUID, List<Told>> atWork(Collection<UUID> units, LocalDate day) {
    Map<UUID, List<Told>> told = in(AT_WORK, units, day);
    List<UUID> without = units.stream().filter(u -> !told.containsKey(u)).distinct().toList();
    told.putAll(in(Set.of(Post.ASSOCIATION_HEAD), without, day));
    return told;
  }

  /** Everybody who may act for each unit. */
  Map<UUID, List<Told>> of(Collection<UUID> units, LocalDate day) {
    return in(Right.ACT_FOR_UNIT.posts(), units, day);
  }

  /** Those who decide for a union: the chair, and whom the chair has named. */
  Map<UUID, List<Told>> deciding(Collection<UUID> unions, LocalDate day) {
    return in(Right.DECIDE.posts(), unions, day);
  }

  Map<UUID, Told> people(Collection<UUID> ids) {
    Map<UUID, Told> told = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(
              "select null, p.id, p.email is not null, c.quiet_until from person p"
                  + " left join reminder_choice c on c.person_id = p.id where p.id in (:ids)")
          .param("ids", ids)
          .query(
              rs -> {
                Told one = told(rs);
                told.put(one.personId(), one);
              });
    }
    return told;
  }

  private Map<UUID, List<Told>> in(Set<Post> posts, Collection<UUID> units, LocalDate day) {
    Map<UUID, List<Told>> told = new HashMap<>();
    if (!units.isEmpty()) {
      jdbc.sql(FOUND)
          .param("units", units)
          .param("posts", posts.stream().map(Enum::name).toList())
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
        rs.getObject(2, UUID.class), rs.getBoolean(3), rs.getObject(4, LocalDate.class));
  }
}
