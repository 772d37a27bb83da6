package vn.dondoc.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.organisation.Organisations.OrganisationInfo;

/** What the pages of organisations and people show: the register with its dates, of one union. */
@Service
@Transactional(readOnly = true)
public class RegisterReading {
  /** The name that held until a day. */
  public record FormerName(LocalDate until, String name) {}

  /** An organisation in the list. */
  public record OrganisationRow(
      OrganisationInfo organisation,
      @Nullable String mergedInto,
      List<FormerName> formerNames,
      List<PostRow> postsToday) {
    public boolean existsOn(LocalDate day) {
      return organisation.dissolvedOn() == null || day.isBefore(organisation.dissolvedOn());
    }
  }

  /**
   * A person in a post, from a day until a day.
   *
   * @param deputyFor for whom they stand in, where the post is not their own
   */
  public record PostRow(
      UUID appointmentId,
      UUID personId,
      String personName,
      @Nullable String phone,
      boolean illustrative,
      Post post,
      @Nullable String title,
      UUID organisationId,
      String organisation,
      @Nullable String representing,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String deputyFor) {
    public boolean heldOn(LocalDate day) {
      return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
  }

  /** A person with everything the administrator keeps of them. */
  public record PersonRow(
      UUID id,
      String name,
      @Nullable String email,
      @Nullable String phone,
      String salutation,
      boolean hasPassword,
      boolean illustrative,
      List<PostRow> posts) {}

  private static final String POSTS =
      """
      select a.id, p.id, p.name, p.phone, p.illustrative or a.illustrative, a.post, a.title, o.id,
        coalesce(o.short_name, o.name), r.name, a.from_day, a.until_day, absent.name
      from appointment a join person p on p.id = a.person_id join organisation o on o.id = a.organisation_id
        left join organisation r on r.id = a.representing_id
        left join appointment own on own.id = a.deputy_of left join person absent on absent.id = own.person_id
      """;

  private final JdbcClient jdbc;
  private final Organisations organisations;
  private final Access access;
  private final Clock clock;

  RegisterReading(JdbcClient jdbc, Organisations organisations, Access access, Clock clock) {
    this.jdbc = jdbc;
    this.organisations = organisations;
    this.access = access;
    this.clock = clock;
  }

  /** The union and what belongs to it, also what is dissolved, in the order of the register. */
  public List<OrganisationRow> organisations(UUID holderId) {
    access.require(Right.READ_ORGANISATIONS, holderId);
    List<UUID> ids =
        jdbc.sql(
                """
                select id from organisation where id = :holder or parent_id = :holder
                order by id <> :holder, kind, id
                """)
            .param("holder", holderId)
            .query(UUID.class)
            .list();
    return rows(ids);
  }

  /** The page of an organisation: for those who read the register, and for its own people. */
  public OrganisationRow organisation(UUID id) {
    if (!access.may(Right.READ_ORGANISATIONS, id)) {
      access.require(Right.READ_OWN, id);
    }
    return rows(List.of(id)).getFirst();
  }

  /** Everyone who holds or held a post in the organisation, those of today first. */
  public List<PostRow> posts(UUID organisationId) {
    if (!access.may(Right.READ_ORGANISATIONS, organisationId)) {
      access.require(Right.READ_OWN, organisationId);
    }
    return jdbc.sql(
            POSTS
                + """
                where a.organisation_id = :organisation or a.representing_id = :organisation
                order by coalesce(a.until_day, 'infinity'::date) >= :day desc, a.from_day, p.id
                """)
        .param("organisation", organisationId)
        .param("day", Days.today(clock))
        .query(RegisterReading::post)
        .list();
  }

  /** The people of a union and its members, with all their posts there, by name. */
  public List<PersonRow> people(UUID holderId) {
    access.require(Right.MANAGE_ORGANISATIONS, holderId);
    Map<UUID, List<PostRow>> posts =
        jdbc
            .sql(
                POSTS
                    + """
                    where o.id in (
                      with recursive down as (
                        select id from organisation where id = :holder
                        union all
                        select o.id from organisation o join down on o.parent_id = down.id where o.kind <> 'UNION')
                      select id from down)
                    order by p.name, p.id, a.from_day
                    """)
            .param("holder", holderId)
            .query(RegisterReading::post)
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(PostRow::personId, LinkedHashMap::new, Collectors.toList()));
    if (posts.isEmpty()) {
      return List.of();
    }
    List<PersonRow> people =
        jdbc.sql(
                """
                select id, name, email, phone, salutation, password_hash is not null, illustrative
                from person where id in (:ids)
                """)
            .param("ids", posts.keySet())
            .query(
                (rs, row) ->
                    new PersonRow(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getBoolean(6),
                        rs.getBoolean(7),
                        Objects.requireNonNull(posts.get(rs.getObject(1, UUID.class)))))
            .list();
    List<UUID> order = new ArrayList<>(posts.keySet());
    return people.stream()
        .sorted(java.util.Comparator.comparingInt(p -> order.indexOf(p.id())))
        .toList();
  }

  private List<OrganisationRow> rows(List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, OrganisationInfo> infos = organisations.get(ids);
    Map<UUID, OrganisationInfo> successors =
        organisations.get(
            infos.values().stream()
                .map(OrganisationInfo::mergedIntoId)
                .filter(Objects::nonNull)
                .toList());
    record Former(UUID organisationId, FormerName name) {}
    Map<UUID, List<Former>> former =
        jdbc
            .sql(
                "select organisation_id, until_day, name from former_name where organisation_id in (:ids) order by until_day")
            .param("ids", ids)
            .query(
                (rs, row) ->
                    new Former(
                        rs.getObject(1, UUID.class),
                        new FormerName(rs.getObject(2, LocalDate.class), rs.getString(3))))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Former::organisationId));
    Map<UUID, List<PostRow>> posts =
        jdbc
            .sql(
                POSTS
                    + """
                    where a.organisation_id in (:ids) and a.from_day <= :day
                      and (a.until_day is null or a.until_day >= :day)
                    order by a.from_day, p.id
                    """)
            .param("ids", ids)
            .param("day", Days.today(clock))
            .query(RegisterReading::post)
            .list()
            .stream()
            .collect(Collectors.groupingBy(PostRow::organisationId));
    return ids.stream()
        .map(id -> Objects.requireNonNull(infos.get(id)))
        .map(
            info ->
                new OrganisationRow(
                    info,
                    info.mergedIntoId() == null
                        ? null
                        : Objects.requireNonNull(successors.get(info.mergedIntoId())).name(),
                    former.getOrDefault(info.id(), List.of()).stream().map(Former::name).toList(),
                    posts.getOrDefault(info.id(), List.of())))
        .toList();
  }

  private static PostRow post(ResultSet rs, int row) throws SQLException {
    return new PostRow(
        rs.getObject(1, UUID.class),
        rs.getObject(2, UUID.class),
        rs.getString(3),
        rs.getString(4),
        rs.getBoolean(5),
        Post.valueOf(rs.getString(6)),
        rs.getString(7),
        rs.getObject(8, UUID.class),
        rs.getString(9),
        rs.getString(10),
        rs.getObject(11, LocalDate.class),
        rs.getObject(12, LocalDate.class),
        rs.getString(13));
  }
}
