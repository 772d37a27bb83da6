package vn.dondoc.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotFound;

/**
 * Looks organisations and people up for other modules: names to show, members to choose from. Names
 * of units and people are no secret inside a union; what they did is, and is asked of the modules
 * that know it.
 */
@Service
@Transactional(readOnly = true)
public class Organisations {
  private static final String COLUMNS =
      "id, parent_id, kind, name, short_name, symbol, place, phone, dissolved_on, merged_into_id, illustrative";

  /** An organisation as others see it. */
  public record OrganisationInfo(
      UUID id,
      @Nullable UUID parentId,
      OrganisationKind kind,
      String name,
      @Nullable String shortName,
      @Nullable String symbol,
      @Nullable String place,
      @Nullable String phone,
      @Nullable LocalDate dissolvedOn,
      @Nullable UUID mergedIntoId,
      boolean illustrative) {
    /** Short where there is a short name. */
    public String label() {
      return shortName != null ? shortName : name;
    }
  }

  /** A person as others see them. */
  public record PersonInfo(
      UUID id, String name, @Nullable String phone, boolean hasAccount, boolean illustrative) {}

  /** A person in a post today. */
  public record Holder(
      UUID personId,
      String personName,
      Post post,
      @Nullable String title,
      UUID organisationId,
      @Nullable UUID representingId) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Organisations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public OrganisationInfo get(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from organisation where id = ?")
        .param(id)
        .query(Organisations::organisation)
        .optional()
        .orElseThrow(NotFound::new);
  }

  public Map<UUID, OrganisationInfo> get(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : jdbc
            .sql("select " + COLUMNS + " from organisation where id in (:ids)")
            .param("ids", ids)
            .query(Organisations::organisation)
            .list()
            .stream()
            .collect(Collectors.toMap(OrganisationInfo::id, o -> o));
  }

  /**
   * The member associations that exist on a day, in the order in which they joined the register.
   */
  public List<OrganisationInfo> associations(UUID holderId, LocalDate on) {
    return members(holderId, OrganisationKind.ASSOCIATION, on);
  }

  /** Those who can be given a task by the union today: itself, its associations, its partners. */
  public List<OrganisationInfo> units(UUID holderId) {
    LocalDate today = Days.today(clock);
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from organisation where (id = :holder or parent_id = :holder and kind <> 'UNION')"
                + " and (dissolved_on is null or dissolved_on > :day) order by kind = 'UNION' desc, kind, id")
        .param("holder", holderId)
        .param("day", today)
        .query(Organisations::organisation)
        .list();
  }

  /** Those among some organisations who can be given a task by the union today. */
  public List<OrganisationInfo> units(UUID holderId, Collection<UUID> among) {
    LocalDate today = Days.today(clock);
    return get(among).values().stream()
        .filter(
            o ->
                o.id().equals(holderId)
                    || holderId.equals(o.parentId()) && o.kind() != OrganisationKind.UNION)
        .filter(o -> o.dissolvedOn() == null || o.dissolvedOn().isAfter(today))
        .toList();
  }

  public PersonInfo person(UUID id) {
    return people(List.of(id)).values().stream().findFirst().orElseThrow(NotFound::new);
  }

  public Map<UUID, PersonInfo> people(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : jdbc
            .sql(
                "select id, name, phone, email is not null, illustrative from person where id in (:ids)")
            .param("ids", ids)
            .query(
                (rs, row) ->
                    new PersonInfo(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getBoolean(4),
                        rs.getBoolean(5)))
            .list()
            .stream()
            .collect(Collectors.toMap(PersonInfo::id, p -> p));
  }

  /** Who holds a post in an organisation today; several may. */
  public List<Holder> holders(UUID organisationId, Collection<Post> posts) {
    LocalDate today = Days.today(clock);
    return posts.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select p.id, p.name, a.post, a.title, a.organisation_id, a.representing_id
                from appointment a join person p on p.id = a.person_id
                where a.organisation_id = :organisation and a.post in (:posts)
                  and a.from_day <= :day and (a.until_day is null or a.until_day >= :day)
                order by a.from_day, p.id
                """)
            .param("organisation", organisationId)
            .param("posts", posts.stream().map(Enum::name).toList())
            .param("day", today)
            .query(
                (rs, row) ->
                    new Holder(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        Post.valueOf(rs.getString(3)),
                        rs.getString(4),
                        rs.getObject(5, UUID.class),
                        rs.getObject(6, UUID.class)))
            .list();
  }

  private List<OrganisationInfo> members(UUID holderId, OrganisationKind kind, LocalDate on) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from organisation where parent_id = :holder and kind = :kind"
                + " and (dissolved_on is null or dissolved_on > :day) order by id")
        .param("holder", holderId)
        .param("kind", kind.name())
        .param("day", on)
        .query(Organisations::organisation)
        .list();
  }

  private static OrganisationInfo organisation(java.sql.ResultSet rs, int row)
      throws java.sql.SQLException {
    return new OrganisationInfo(
        rs.getObject(1, UUID.class),
        rs.getObject(2, UUID.class),
        OrganisationKind.valueOf(rs.getString(3)),
        rs.getString(4),
        rs.getString(5),
        rs.getString(6),
        rs.getString(7),
        rs.getString(8),
        rs.getObject(9, LocalDate.class),
        rs.getObject(10, UUID.class),
        rs.getBoolean(11));
  }
}
