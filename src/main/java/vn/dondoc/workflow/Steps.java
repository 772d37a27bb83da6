package vn.dondoc.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flowable.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.organisation.Actor;

/**
 * Completes steps and tells which are open. Whether the person may is checked by the feature whose
 * step it is, before it calls here; the reading methods are for features that have checked as well.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Steps {
  static final String COLUMNS =
      "id, step, subject_id, case_id, holder_id, organisation_id, seat, title, due_on, asked_by, opened_at, ended_at,"
          + " done_by, outcome";

  private final StepRows rows;
  private final StepProjection projection;
  private final TaskService tasks;
  private final JdbcClient jdbc;
  private final Clock clock;

  Steps(StepRows rows, StepProjection projection, TaskService tasks, JdbcClient jdbc, Clock clock) {
    this.rows = rows;
    this.projection = projection;
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Locks an open step, so that what follows in this transaction is done by one person only.
   *
   * @throws StepTaken when someone else has done it, or the process no longer waits for it
   */
  public Claimed claim(Step step, UUID subjectId) {
    return new Claimed(openRow(step, subjectId).id);
  }

  /** A step that is locked for whoever is doing it in this transaction. */
  public record Claimed(UUID rowId) {}

  /**
   * Completes a step with its outcome, which the process sees as the variable {@code outcome} until
   * it waits again.
   *
   * @throws StepTaken when someone else has done it, or the process no longer waits for it
   */
  public void complete(Step step, UUID subjectId, Enum<?> outcome, Actor actor) {
    complete(openRow(step, subjectId), outcome, actor);
  }

  /** Completes a step that was claimed in this transaction. */
  public void complete(Claimed claimed, Enum<?> outcome, Actor actor) {
    complete(rows.findById(claimed.rowId()).orElseThrow(), outcome, actor);
  }

  private void complete(StepRow row, Enum<?> outcome, Actor actor) {
    row.done(actor, outcome.name(), clock.instant());
    rows.flush();
    projection.whileCompleting(
        row.taskId, () -> tasks.complete(row.taskId, Map.of(), Map.of("outcome", outcome.name())));
  }

  private StepRow openRow(Step step, UUID subjectId) {
    StepRow row = rows.lockLatest(subjectId, step).orElseThrow(() -> new StepTaken(null, null));
    if (row.endedAt != null) {
      throw new StepTaken(
          row.doneBy == null
              ? null
              : jdbc.sql("select name from person where id = ?")
                  .param(row.doneBy)
                  .query(String.class)
                  .single(),
          row.endedAt);
    }
    return row;
  }

  /** Another day by which an open step is wanted; nothing when it is not open. */
  public void moveDeadline(Step step, UUID subjectId, @Nullable LocalDate dueOn) {
    rows.findBySubjectIdAndStepAndEndedAtIsNull(subjectId, step)
        .ifPresent(row -> row.dueOn = dueOn);
  }

  /** An open step waits for another organisation; nothing when it is not open. */
  public void passOn(Step step, UUID subjectId, UUID organisationId) {
    rows.findBySubjectIdAndStepAndEndedAtIsNull(subjectId, step)
        .ifPresent(row -> row.organisationId = organisationId);
  }

  public boolean isOpen(Step step, UUID subjectId) {
    return rows.findBySubjectIdAndStepAndEndedAtIsNull(subjectId, step).isPresent();
  }

  /** Everything that was or is waited for in a review, in the order in which it opened. */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public List<OpenStep> ofCase(UUID caseId) {
    return jdbc.sql("select " + COLUMNS + " from step where case_id = ? order by opened_at, id")
        .param(caseId)
        .query(Steps::step)
        .list();
  }

  /** Everything that was or is waited for about one subject. */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public List<OpenStep> ofSubject(UUID subjectId) {
    return jdbc.sql("select " + COLUMNS + " from step where subject_id = ? order by opened_at, id")
        .param(subjectId)
        .query(Steps::step)
        .list();
  }

  /** A seat in an organisation. */
  public record SeatAt(UUID organisationId, Seat seat) {}

  /** An open step with the names that a list shows. */
  public record NamedStep(OpenStep step, String organisation, @Nullable String askedBy) {}

  private static final String WAITING =
      " from step s where s.ended_at is null and (s.organisation_id, s.seat) in (:seats)"
          + " and not (s.step = '"
          + Step.CONFIRM_COMPLETION.name()
          + "' and s.asked_by = :person)";

  /**
   * What waits for a person in these seats, soonest first, those without a day last. Nobody
   * confirms a completion that they reported or entered themselves, so that does not wait for them.
   */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public List<NamedStep> openFor(UUID personId, Collection<SeatAt> seats, int limit) {
    return seats.isEmpty()
        ? List.of()
        : jdbc.sql(
                "select s.*, o.name, p.name from (select "
                    + COLUMNS
                    + WAITING
                    + " order by due_on nulls last, opened_at, id limit :limit) s"
                    + " join organisation o on o.id = s.organisation_id left join person p on p.id = s.asked_by"
                    + " order by s.due_on nulls last, s.opened_at, s.id")
            .param("seats", pairs(seats))
            .param("person", personId)
            .param("limit", limit)
            .query((rs, row) -> new NamedStep(step(rs, row), rs.getString(15), rs.getString(16)))
            .list();
  }

  /** How many wait for a person in these seats. */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public int countFor(UUID personId, Collection<SeatAt> seats) {
    return seats.isEmpty()
        ? 0
        : jdbc.sql("select count(*)" + WAITING)
            .param("seats", pairs(seats))
            .param("person", personId)
            .query(Integer.class)
            .single();
  }

  private static List<Object[]> pairs(Collection<SeatAt> seats) {
    return seats.stream().map(s -> new Object[] {s.organisationId(), s.seat().name()}).toList();
  }

  static OpenStep step(ResultSet rs, int row) throws SQLException {
    return new OpenStep(
        rs.getObject(1, UUID.class),
        Step.valueOf(rs.getString(2)),
        rs.getObject(3, UUID.class),
        rs.getObject(4, UUID.class),
        rs.getObject(5, UUID.class),
        rs.getObject(6, UUID.class),
        Seat.valueOf(rs.getString(7)),
        rs.getString(8),
        rs.getObject(9, LocalDate.class),
        rs.getObject(10, UUID.class),
        java.util.Objects.requireNonNull(instant(rs, 11)),
        instant(rs, 12),
        rs.getObject(13, UUID.class),
        rs.getString(14));
  }

  private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
