package vn.dondoc.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotFound;

/**
 * Signing in by choosing a person, without a password: in the demonstration only. Anywhere else
 * there is no such bean, so that no setting of a view could open this door.
 */
@Service
@ConditionalOnProperty(name = "dondoc.demo.enabled", havingValue = "true")
@Transactional(readOnly = true)
public class DemonstrationSignIn {
  /** Where a person stands on the page: by the most telling of their posts. */
  public enum Group {
    LEADERSHIP_AND_OFFICE,
    ASSOCIATIONS,
    ADMINISTRATION
  }

  /** A post of theirs, and the organisation's name where it is not the union's own. */
  public record ChoicePost(Post post, @Nullable String title, @Nullable String organisation) {}

  /** One who can be chosen. */
  public record Choice(UUID personId, String name, Group group, List<ChoicePost> posts) {}

  private record Row(UUID personId, String name, ChoicePost post) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  DemonstrationSignIn(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those who have an e-mail address and a post today that gives a right. */
  public List<Choice> people() {
    LocalDate today = Days.today(clock);
    Map<UUID, List<Row>> byPerson = new LinkedHashMap<>();
    jdbc.sql(
            """
            select p.id, p.name, a.post, a.title, case when o.kind = 'UNION' then null else coalesce(o.short_name, o.name) end
            from appointment a join person p on p.id = a.person_id join organisation o on o.id = a.organisation_id
            where p.email is not null and a.post <> 'OTHER' and a.from_day <= :day
              and (a.until_day is null or a.until_day >= :day)
            order by o.kind = 'UNION' desc, o.id, p.id
            """)
        .param("day", today)
        .query(
            (rs, row) ->
                new Row(
                    rs.getObject(1, UUID.class),
                    rs.getString(2),
                    new ChoicePost(
                        Post.valueOf(rs.getString(3)), rs.getString(4), rs.getString(5))))
        .list()
        .forEach(row -> byPerson.computeIfAbsent(row.personId(), id -> new ArrayList<>()).add(row));
    return byPerson.values().stream()
        .map(DemonstrationSignIn::choice)
        .sorted(
            Comparator.comparing(Choice::group)
                .thenComparing(
                    c ->
                        c.group() == Group.LEADERSHIP_AND_OFFICE
                            ? c.posts().getFirst().post()
                            : Post.OTHER))
        .toList();
  }

  /**
   * The person as signed in.
   *
   * @throws NotFound when they are not among those to choose from
   */
  public SignedInPerson as(UUID personId) {
    return people().stream()
        .filter(choice -> choice.personId().equals(personId))
        .map(choice -> new SignedInPerson(choice.personId(), choice.name(), null))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private static Choice choice(List<Row> rows) {
    List<ChoicePost> posts =
        rows.stream().map(Row::post).sorted(Comparator.comparing(ChoicePost::post)).toList();
    return new Choice(rows.getFirst().personId(), rows.getFirst().name(), group(posts), posts);
  }

  private static Group group(List<ChoicePost> posts) {
    if (posts.stream().anyMatch(p -> p.post() == Post.ADMINISTRATOR)) {
      return Group.ADMINISTRATION;
    }
    return posts.stream().anyMatch(p -> p.organisation() != null)
        ? Group.ASSOCIATIONS
        : Group.LEADERSHIP_AND_OFFICE;
  }
}
