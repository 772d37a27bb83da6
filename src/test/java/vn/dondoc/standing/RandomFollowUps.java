package vn.dondoc.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.followup.Timing;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * Follow-ups in every state, straight into the table, and a plain model of them in memory that says
 * how they stand.
 */
public class RandomFollowUps {
  /** What one was from a moment on. */
  record State(
      UUID lead,
      Lifecycle lifecycle,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate submittedOn,
      Instant from) {}

  /** One follow-up with all that it was. */
  record Modelled(
      UUID id,
      @Nullable UUID reviewId,
      SourceKind source,
      @Nullable LocalDate originalDueOn,
      LocalDate assignedOn,
      List<State> states) {
    State now() {
      return states.getLast();
    }

    /** What it was at a moment, if it was there. */
    @Nullable State at(Instant moment) {
      State found = null;
      for (State state : states) {
        if (!state.from().isAfter(moment)) {
          found = state;
        }
      }
      return found;
    }
  }

  final List<Modelled> all = new ArrayList<>();
  public final List<UUID> reviews = List.of(UUID.randomUUID(), UUID.randomUUID());
  final List<UUID> units = new ArrayList<>();
  private final JdbcClient jdbc;
  private final TestUnion union;
  private final Random random;

  public RandomFollowUps(JdbcClient jdbc, TestUnion union, long seed) {
    this.jdbc = jdbc;
    this.union = union;
    this.random = new Random(seed);
    union.associations().forEach(a -> units.add(a.id()));
    units.add(union.id());
    units.add(union.partner());
  }

  public void add(int many, Instant at) {
    for (int i = 0; i < many; i++) {
      SourceKind source = one(List.of(SourceKind.values()));
      LocalDate today = Days.of(at);
      LocalDate original = chance(0.15) ? null : today.plusDays(random.nextInt(-10, 25));
      LocalDate due =
          original == null || chance(0.7) ? original : original.plusDays(random.nextInt(1, 20));
      add(
          source,
          source.isDirect() ? null : one(reviews),
          one(units),
          original,
          due,
          one(List.of(Lifecycle.values())),
          at);
    }
  }

  Modelled add(
      SourceKind source,
      @Nullable UUID review,
      UUID lead,
      @Nullable LocalDate original,
      @Nullable LocalDate due,
      Lifecycle lifecycle,
      Instant at) {
    LocalDate today = Days.of(at);
    State state = new State(lead, lifecycle, due, submitted(lifecycle, due, today), at);
    Modelled added =
        new Modelled(
            UUID.randomUUID(), review, source, original, today, new ArrayList<>(List.of(state)));
    jdbc.sql(
            """
            insert into follow_up (id, holder_id, review_id, text, lead_id, original_due_on, due_on, lifecycle, percent,
              insisted, assigned_by, assigned_on, assigned_at, moved_by, submitted_on, sent_back, history_length, version,
              source_kind, changed_at)
            values (?, ?, ?, 'Nhiệm vụ', ?, ?, ?, ?, 0, false, ?, ?, ?, ?, ?, 0, 1, 0, ?, ?)
            """)
        .param(added.id())
        .param(union.id())
        .param(review)
        .param(lead)
        .param(original)
        .param(due)
        .param(lifecycle.name())
        .param(union.chair())
        .param(today)
        .param(at.atOffset(ZoneOffset.UTC))
        .param(union.chair())
        .param(state.submittedOn())
        .param(source.name())
        .param(at.atOffset(ZoneOffset.UTC))
        .update();
    all.add(added);
    return added;
  }

  /** Anything may become anything: the figures do not care how it came about. */
  public void change(int many, Instant at) {
    for (int i = 0; i < many; i++) {
      Modelled one = one(all);
      Lifecycle lifecycle = one(List.of(Lifecycle.values()));
      LocalDate due = one.now().dueOn();
      if (chance(0.3)) {
        due = chance(0.2) ? null : Days.of(at).plusDays(random.nextInt(-10, 25));
      }
      UUID lead = chance(0.2) ? one(units) : one.now().lead();
      State state = new State(lead, lifecycle, due, submitted(lifecycle, due, Days.of(at)), at);
      jdbc.sql(
              "update follow_up set lead_id = ?, lifecycle = ?, due_on = ?, submitted_on = ?, changed_at = ?, version = version + 1 where id = ?")
          .param(lead)
          .param(lifecycle.name())
          .param(due)
          .param(state.submittedOn())
          .param(at.atOffset(ZoneOffset.UTC))
          .param(one.id())
          .update();
      one.states().add(state);
    }
  }

  /** Never after today. */
  private @Nullable LocalDate submitted(
      Lifecycle lifecycle, @Nullable LocalDate due, LocalDate today) {
    if (lifecycle != Lifecycle.AWAITING_CONFIRMATION && lifecycle != Lifecycle.COMPLETED) {
      return null;
    }
    LocalDate near = due == null || chance(0.5) ? today : due.plusDays(random.nextInt(-6, 4));
    return near.isAfter(today) ? today : near;
  }

  /** The standing, counted the plain way. */
  Standing standing(StandingQuestion question, Instant now, WorkingDays.Calendar calendar) {
    Standing sum = Standing.NONE;
    Instant moment = question.asOf() == null ? now : question.asOf();
    for (Modelled one : all) {
      State state = question.asOf() == null ? one.now() : one.at(moment);
      if (state == null
          || (question.reviewId() != null && !question.reviewId().equals(one.reviewId()))
          || (question.unitId() != null && !question.unitId().equals(state.lead()))
          || (!question.sources().isEmpty() && !question.sources().contains(one.source()))
          || (question.assignedFrom() != null && one.assignedOn().isBefore(question.assignedFrom()))
          || (question.assignedUntil() != null
              && one.assignedOn().isAfter(question.assignedUntil()))) {
        continue;
      }
      LocalDate due = question.byOriginal() ? one.originalDueOn() : state.dueOn();
      boolean completed = state.lifecycle() == Lifecycle.COMPLETED;
      sum =
          sum.plus(
              switch (Timing.of(
                      state.lifecycle(), due, state.submittedOn(), Days.of(moment), calendar)
                  .timeliness()) {
                case ON_TIME -> new Standing(1, 0, 0, 0, 0, 0, 0, 0, 0);
                case LATE -> new Standing(0, 1, 0, 0, 0, 0, 0, 0, 0);
                case WITHIN -> new Standing(0, 0, 1, 0, 0, 0, 0, 0, 0);
                case DUE_SOON -> new Standing(0, 0, 0, 1, 0, 0, 0, 0, 0);
                case OVERDUE -> new Standing(0, 0, 0, 0, 1, 0, 0, 0, 0);
                case WITHOUT_DEADLINE ->
                    completed
                        ? new Standing(0, 0, 0, 0, 0, 1, 0, 0, 0)
                        : new Standing(0, 0, 0, 0, 0, 0, 1, 0, 0);
                case SUSPENDED -> new Standing(0, 0, 0, 0, 0, 0, 0, 1, 0);
                case WITHDRAWN -> new Standing(0, 0, 0, 0, 0, 0, 0, 0, 1);
              });
    }
    return sum;
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
