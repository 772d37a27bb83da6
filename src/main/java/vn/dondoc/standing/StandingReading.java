package vn.dondoc.standing;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;

/**
 * The standing: everyone in a union but the administrator may ask for the figures of all its units;
 * the rows behind a number are asked of the follow-ups, which show nobody more than they may read.
 */
@Service
@Transactional(readOnly = true)
public class StandingReading {
  /** How far back a trend goes. */
  private static final int MONTHS = 12;

  /** A unit and how what it leads stands. */
  public record UnitStanding(UUID unitId, String name, Standing standing) {}

  /** How everything stood when a day ended: the last of a month, or the day asked for. */
  public record DayStanding(LocalDate day, Standing standing) {}

  public record SourceStanding(SourceKind source, Standing standing) {}

  /** A review's directives; or, without a review, all that was assigned directly. */
  public record ReviewStanding(@Nullable UUID reviewId, Standing standing) {}

  private final RunningCounts running;
  private final CountOverRows rows;
  private final FollowUpSearch followUps;
  private final Organisations organisations;
  private final Access access;
  private final JdbcClient jdbc;
  private final Clock clock;

  StandingReading(
      RunningCounts running,
      CountOverRows rows,
      FollowUpSearch followUps,
      Organisations organisations,
      Access access,
      JdbcClient jdbc,
      Clock clock) {
    this.running = running;
    this.rows = rows;
    this.followUps = followUps;
    this.organisations = organisations;
    this.access = access;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The figures in all. */
  public Standing of(StandingQuestion question) {
    return count(question, Grouping.NOTHING).sum();
  }

  /** The units that lead anything, worst first: most overdue, then fewest completed of all. */
  public List<UnitStanding> byUnit(StandingQuestion question) {
    Map<Optional<Object>, Standing> told = count(question, Grouping.UNIT).told();
    List<UUID> ids = told.keySet().stream().map(key -> (UUID) key.orElseThrow()).toList();
    Map<UUID, OrganisationInfo> names = organisations.get(ids);
    return worstFirst(
        told.entrySet().stream()
            .map(
                unit -> {
                  UUID id = (UUID) unit.getKey().orElseThrow();
                  OrganisationInfo named = names.get(id);
                  return new UnitStanding(id, named == null ? "" : named.name(), unit.getValue());
                })
            .toList());
  }

  static List<UnitStanding> worstFirst(Collection<UnitStanding> units) {
    Collator vietnamese = Collator.getInstance(Locale.of("vi", "VN"));
    return units.stream()
        .sorted(
            Comparator.<UnitStanding>comparingInt(unit -> -unit.standing().overdue())
                .thenComparingDouble(unit -> unit.standing().completedOfAll().orElse(1))
                .thenComparing(UnitStanding::name, vietnamese)
                .thenComparing(UnitStanding::unitId))
        .toList();
  }

  /** In the order of the kinds; those that nothing comes from are left out. */
  public List<SourceStanding> bySource(StandingQuestion question) {
    Map<SourceKind, Standing> told = new EnumMap<>(SourceKind.class);
    count(question, Grouping.SOURCE)
        .told()
        .forEach((kind, s) -> told.put(SourceKind.valueOf((String) kind.orElseThrow()), s));
    return told.entrySet().stream()
        .map(kind -> new SourceStanding(kind.getKey(), kind.getValue()))
        .toList();
  }

  /** The reviews, newest first, and after them the direct assignments. */
  public List<ReviewStanding> byReview(StandingQuestion question) {
    return count(question, Grouping.REVIEW).told().entrySet().stream()
        .map(review -> new ReviewStanding((UUID) review.getKey().orElse(null), review.getValue()))
        .sorted(
            Comparator.comparing(
                    ReviewStanding::reviewId,
                    Comparator.nullsFirst(Comparator.<UUID>naturalOrder()))
                .reversed())
        .toList();
  }

  /**
   * At the end of each month since the first assignment, for a year at most, and on the day asked
   * for.
   */
  public List<DayStanding> byMonth(StandingQuestion question) {
    UUID holder = holder(question.holderId());
    LocalDate last =
        question.asOf() == null
            ? Days.today(clock)
            : Days.of(Objects.requireNonNull(question.asOf()));
    LocalDate first = firstAssigned(holder);
    List<LocalDate> days = new ArrayList<>();
    for (YearMonth month = YearMonth.from(last).minusMonths(MONTHS);
        month.atEndOfMonth().isBefore(last);
        month = month.plusMonths(1)) {
      if (first != null && !month.atEndOfMonth().isBefore(first)) {
        days.add(month.atEndOfMonth());
      }
    }
    Map<Optional<Object>, Standing> told =
        days.isEmpty() ? Map.of() : rows.countByDay(question, holder, days).told();
    List<DayStanding> months = new ArrayList<>();
    for (LocalDate day : days) {
      months.add(new DayStanding(day, told.getOrDefault(Optional.of(day), Standing.NONE)));
    }
    months.add(new DayStanding(last, of(question)));
    return months;
  }

  /**
   * Who is late with what: of the overdue, those that the person may read, longest overdue first.
   */
  public List<FollowUpRow> overdue(StandingQuestion question, int most) {
    UUID holder = holder(question.holderId());
    return followUps.list(rows(question.ofHolder(holder), Figure.OVERDUE), 0, most);
  }

  /** The rows behind a number, with the union named. */
  public FollowUpFilter rows(StandingQuestion question, Figure figure) {
    return question.ofHolder(holder(question.holderId())).rows(figure);
  }

  /** Whether the person may read all the rows behind the numbers of a union, or of one unit. */
  public boolean mayReadRows(UUID holderId, @Nullable UUID unitId) {
    return access.may(Right.READ_ALL, holderId)
        || (unitId != null && access.may(Right.READ_OWN, unitId));
  }

  /** The unions whose standing the person may ask for: those in which they have a post. */
  public List<UUID> holders() {
    return access.holders();
  }

  /**
   * The union asked for; the first of the person's own where none is.
   *
   * @throws NotAllowed when the person may not read its standing
   */
  public UUID holder(@Nullable UUID asked) {
    if (asked == null) {
      return access.holders().stream().findFirst().orElseThrow(NotAllowed::new);
    }
    if (!mayRead(asked)) {
      throw new NotAllowed();
    }
    return asked;
  }

  /** Whether the person may read the standing of a union: of their own, or of one below theirs. */
  public boolean mayRead(UUID holderId) {
    return access.holders().contains(holderId) || access.may(Right.READ_STANDING, holderId);
  }

  private Counted count(StandingQuestion question, Grouping by) {
    UUID holder = holder(question.holderId());
    LocalDate today = Days.today(clock);
    return question.isCounted()
        ? running.count(question, holder, by, today)
        : rows.count(question, holder, by, today);
  }

  private @Nullable LocalDate firstAssigned(UUID holder) {
    return jdbc.sql("select min(from_at) from follow_up_span where holder_id = ?")
        .param(holder)
        .query(
            (rs, row) ->
                Optional.ofNullable(rs.getObject(1, java.time.OffsetDateTime.class))
                    .map(at -> Days.of(at.toInstant())))
        .single()
        .orElse(null);
  }
}
