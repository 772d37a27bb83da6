package vn.dondoc.standing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.conclusion.NoticeIssued;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;
import vn.dondoc.standing.StandingReading.ReviewStanding;
import vn.dondoc.standing.StandingReading.SourceStanding;
import vn.dondoc.standing.StandingReading.UnitStanding;

/**
 * Standings that are kept: each gives the same figures for ever, whatever happens afterwards, and
 * can be laid beside those of now. One is frozen with every notice, before what it assigns; others
 * when the office says so.
 */
@Service
@Transactional(readOnly = true)
public class FrozenStandings {
  private static final int LONGEST_WORDS = 200;
  private static final String FROZEN =
      "select id, holder_id, as_of, frozen_at, frozen_by, review_id, words from frozen_standing";

  /**
   * A frozen standing.
   *
   * @param asOf the moment it tells of; the rows behind its numbers are those of that moment
   * @param reviewId the review whose notice froze it; null: the office did
   * @param words the notice, or what the office wrote
   */
  public record Frozen(
      UUID id,
      UUID holderId,
      Instant asOf,
      Instant frozenAt,
      String frozenBy,
      @Nullable UUID reviewId,
      String words) {
    public LocalDate day() {
      return Days.of(asOf);
    }

    /** The rows behind its numbers. */
    public StandingQuestion question() {
      return StandingQuestion.NOW.ofHolder(holderId).at(asOf);
    }
  }

  /** All the figures of a frozen standing, against the deadline then in force or the original. */
  public record FrozenFigures(
      Standing all,
      List<UnitStanding> units,
      List<ReviewStanding> reviews,
      List<SourceStanding> sources) {}

  private final FollowUpLookup lookup;
  private final CountOverRows rows;
  private final StandingReading reading;
  private final Organisations organisations;
  private final Access access;
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Clock clock;

  FrozenStandings(
      FollowUpLookup lookup,
      CountOverRows rows,
      StandingReading reading,
      Organisations organisations,
      Access access,
      JdbcClient jdbc,
      JdbcTemplate batches,
      Clock clock) {
    this.lookup = lookup;
    this.rows = rows;
    this.reading = reading;
    this.organisations = organisations;
    this.access = access;
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /** Those of a union, the newest first. */
  public List<Frozen> list(@Nullable UUID holderId) {
    return frozen(
        jdbc.sql(FROZEN + " where holder_id = ? order by as_of desc, id desc")
            .param(reading.holder(holderId)));
  }

  /**
   * @throws NotFound when there is none, or its union is none of the person's
   */
  public Frozen get(UUID id) {
    Frozen found =
        frozen(jdbc.sql(FROZEN + " where id = ?").param(id)).stream()
            .findFirst()
            .orElseThrow(NotFound::new);
    try {
      reading.holder(found.holderId());
    } catch (NotAllowed elsewhere) {
      throw new NotFound();
    }
    return found;
  }

  public FrozenFigures figures(UUID id, boolean byOriginal) {
    get(id);
    Map<UUID, UnitStanding> units = new LinkedHashMap<>();
    Map<Optional<UUID>, Standing> reviews = new LinkedHashMap<>();
    Map<SourceKind, Standing> sources = new EnumMap<>(SourceKind.class);
    jdbc.sql(
            """
            select lead_id, lead_name, review_id, source_kind, on_time, late, within, due_soon, overdue, completed_without,
              open_without, suspended, withdrawn
            from frozen_figures where frozen_id = ? and by_original = ? order by review_id desc nulls last
            """)
        .params(id, byOriginal)
        .query(
            rs -> {
              Standing standing = RunningCounts.standing(rs, 5);
              UUID unit = rs.getObject(1, UUID.class);
              units.merge(
                  unit,
                  new UnitStanding(unit, rs.getString(2), standing),
                  (a, b) -> new UnitStanding(unit, a.name(), a.standing().plus(b.standing())));
              reviews.merge(
                  Optional.ofNullable(rs.getObject(3, UUID.class)), standing, Standing::plus);
              sources.merge(SourceKind.valueOf(rs.getString(4)), standing, Standing::plus);
            });
    return new FrozenFigures(
        sources.values().stream().reduce(Standing.NONE, Standing::plus),
        StandingReading.worstFirst(units.values()),
        reviews.entrySet().stream()
            .map(r -> new ReviewStanding(r.getKey().orElse(null), r.getValue()))
            .toList(),
        sources.entrySet().stream()
            .map(s -> new SourceStanding(s.getKey(), s.getValue()))
            .toList());
  }

  /** Freezes the standing of a union as it is now, with a word on what for. */
  @Transactional
  public UUID freeze(@Nullable UUID holderId, String words) {
    UUID holder = reading.holder(holderId);
    Actor actor = access.require(Right.FREEZE_STANDING, holder);
    String plain = NfcText.normal(words).strip();
    if (plain.isEmpty()) {
      throw new DomainException("standing.freeze.wordsMissing");
    }
    if (plain.length() > LONGEST_WORDS) {
      throw new DomainException("standing.freeze.wordsTooLong", LONGEST_WORDS);
    }
    return freeze(holder, clock.instant(), actor.personId(), null, plain);
  }

  /** With the notice, in its transaction, before the follow-ups that it assigns are there. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(NoticeIssued notice) {
    freeze(
        notice.holderId(), notice.issuedAt(), notice.issuedBy(), notice.reviewId(), notice.label());
  }

  private UUID freeze(UUID holder, Instant now, UUID by, @Nullable UUID reviewId, String words) {
    // All that came before; what happens at this very moment, such as the assignments of the
    // notice,
    // comes after. So the rows as of this moment are the same for ever, like the figures.
    Instant asOf = now.truncatedTo(ChronoUnit.MICROS).minus(1, ChronoUnit.MICROS);
    lookup.settle(holder, asOf);
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into frozen_standing values (?, ?, ?, ?, ?, ?, ?)")
        .param(id)
        .param(holder)
        .param(utc(asOf))
        .param(utc(now))
        .param(by)
        .param(reviewId)
        .param(words)
        .update();
    for (boolean byOriginal : new boolean[] {false, true}) {
      List<CountOverRows.Line> lines = rows.lines(holder, asOf, byOriginal);
      Map<UUID, OrganisationInfo> names =
          organisations.get(lines.stream().map(CountOverRows.Line::leadId).distinct().toList());
      batches.batchUpdate(
          "insert into frozen_figures values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          lines,
          500,
          (insert, line) -> {
            Standing s = line.standing();
            OrganisationInfo named = names.get(line.leadId());
            insert.setObject(1, id);
            insert.setBoolean(2, byOriginal);
            insert.setObject(3, line.leadId());
            insert.setString(4, named == null ? "" : named.name());
            insert.setObject(5, line.reviewId());
            insert.setString(6, line.source().name());
            insert.setInt(7, s.onTime());
            insert.setInt(8, s.late());
            insert.setInt(9, s.within());
            insert.setInt(10, s.dueSoon());
            insert.setInt(11, s.overdue());
            insert.setInt(12, s.completedWithoutDeadline());
            insert.setInt(13, s.openWithoutDeadline());
            insert.setInt(14, s.suspended());
            insert.setInt(15, s.withdrawn());
          });
    }
    return id;
  }

  private List<Frozen> frozen(JdbcClient.StatementSpec statement) {
    record Row(
        UUID id,
        UUID holder,
        Instant asOf,
        Instant at,
        UUID by,
        @Nullable UUID review,
        String words) {}
    List<Row> found =
        statement
            .query(
                (rs, row) ->
                    new Row(
                        rs.getObject(1, UUID.class),
                        rs.getObject(2, UUID.class),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        rs.getObject(5, UUID.class),
                        rs.getObject(6, UUID.class),
                        rs.getString(7)))
            .list();
    Map<UUID, Organisations.PersonInfo> people =
        organisations.people(found.stream().map(Row::by).distinct().toList());
    return found.stream()
        .map(
            r ->
                new Frozen(
                    r.id(),
                    r.holder(),
                    r.asOf(),
                    r.at(),
                    Optional.ofNullable(people.get(r.by()))
                        .map(Organisations.PersonInfo::name)
                        .orElse(""),
                    r.review(),
                    r.words()))
        .toList();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
