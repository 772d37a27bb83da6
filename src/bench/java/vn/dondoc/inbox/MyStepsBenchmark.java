package vn.dondoc.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.bench.BareEngine;
import vn.dondoc.bench.Bench;
import vn.dondoc.bench.Results;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.workflow.Seat;
import vn.dondoc.workflow.Steps;
import vn.dondoc.workflow.Steps.SeatAt;

/** My steps of one person among 100,000 open ones. */
@Bench
class MyStepsBenchmark {
  private static final int OPEN = 100_000;
  private static final int ASSOCIATIONS = 1_000;
  private static final int WARM_UPS = 500;
  private static final int RUNS = 500;
  private static final int MOST = 200;

  /** All that the list shows, in one statement. */
  private static final String BY_HAND =
      """
      select s.id, s.step, s.subject_id, s.case_id, s.holder_id, s.organisation_id, s.seat, s.title, s.due_on,
        s.asked_by, s.opened_at, o.name, asker.name
      from step s
      join organisation o on o.id = s.organisation_id
      left join person asker on asker.id = s.asked_by
      where s.ended_at is null and s.seat = 'UNIT' and s.organisation_id in (
        select organisation_id from appointment
        where person_id = ? and post in ('ASSOCIATION_HEAD', 'ASSOCIATION_VICE_HEAD', 'ASSOCIATION_OFFICER')
          and from_day <= ? and (until_day is null or until_day >= ?))
      order by s.due_on nulls last, s.opened_at, s.id limit 200
      """;

  private record Row(
      UUID id,
      String step,
      UUID subject,
      @Nullable UUID review,
      UUID holder,
      UUID organisationId,
      String seat,
      String title,
      @Nullable LocalDate dueOn,
      @Nullable UUID askedBy,
      OffsetDateTime openedAt,
      String organisation,
      @Nullable String asker) {}

  @Autowired TestUnions unions;
  @Autowired MySteps mySteps;
  @Autowired Steps steps;
  @Autowired ActingAs actingAs;
  @Autowired DataSource database;
  @Autowired TransactionTemplate transaction;

  @Test
  void mySteps() throws Exception {
    TestUnion union = unions.found(ASSOCIATIONS);
    fillSteps(union);
    List<Double> ours = new ArrayList<>();
    List<Double> table = new ArrayList<>();
    List<Double> byHand = new ArrayList<>();
    List<Double> assignee = new ArrayList<>();
    List<Double> group = new ArrayList<>();
    try (BareEngine assigned = new BareEngine();
        BareEngine grouped = new BareEngine()) {
      fillTasks(assigned, union, true);
      fillTasks(grouped, union, false);
      for (int i = -WARM_UPS; i < RUNS; i++) {
        TestAssociation association =
            union.association(Math.floorMod(i * 37, ASSOCIATIONS)); // another person each time
        UUID person = association.officer();
        boolean counts = i >= 0;
        actingAs.person(person, () -> time(ours, counts, () -> mySteps.list().size()));
        time(byHand, counts, () -> byHand(person).size());
        time(
            table,
            counts,
            () ->
                transaction.execute(
                    status ->
                        steps
                            .openFor(
                                association.officer(),
                                List.of(new SeatAt(association.id(), Seat.UNIT)),
                                MOST)
                            .size()));
        time(assignee, counts, () -> assigned.assignedTo(person.toString(), MOST).size());
        time(
            group,
            counts,
            () -> grouped.candidateOf(List.of("unit:" + association.id()), MOST).size());
      }
    }
    Results results =
        new Results(
            "my-steps",
            "My steps, among 100,000 open steps",
            "One person's 100 of 100,000 open steps, another person each time, in turn, on one server, after "
                + WARM_UPS
                + " rounds of warming up. By hand: one statement for all that the list shows. The engine: the same number of"
                + " tasks and ordered by due date, once given to the person as assignee, once to a group for each unit.");
    Results.Series list = results.add("My steps (posts, steps, names, urgency)", ours);
    Results.Series open = results.add("of that, the open steps of a seat", table);
    Results.Series sql = results.add("SQL by hand", byHand);
    Results.Series engine = results.add("Engine's task query, by assignee", assignee);
    Results.Series groups = results.add("Engine's task query, by candidate group", group);
    results.atMost("p95, my steps / SQL by hand", list.p95Ms() / sql.p95Ms(), 3);
    results.forInformation("p95, open steps of a seat / SQL by hand", open.p95Ms() / sql.p95Ms());
    results.atLeast("p95, engine by assignee / my steps", engine.p95Ms() / list.p95Ms(), 20);
    results.atLeast("p95, engine by candidate group / my steps", groups.p95Ms() / list.p95Ms(), 20);
    results.forInformation(
        "p95, engine by assignee / open steps of a seat", engine.p95Ms() / open.p95Ms());
    results.forInformation(
        "p95, engine by candidate group / open steps of a seat", groups.p95Ms() / open.p95Ms());
    results.write();
  }

  private interface Question {
    int ask() throws SQLException;
  }

  private static void time(List<Double> into, boolean counts, Question question) {
    try {
      long start = System.nanoTime();
      int found = question.ask();
      double ms = (System.nanoTime() - start) / 1e6;
      if (found != OPEN / ASSOCIATIONS) {
        throw new IllegalStateException("found " + found);
      }
      if (counts) {
        into.add(ms);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Row> byHand(UUID person) throws SQLException {
    LocalDate today = LocalDate.of(2019, 6, 3);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(BY_HAND)) {
      statement.setObject(1, person);
      statement.setObject(2, today);
      statement.setObject(3, today);
      List<Row> rows = new ArrayList<>();
      try (ResultSet rs = statement.executeQuery()) {
        while (rs.next()) {
          rows.add(
              new Row(
                  rs.getObject(1, UUID.class),
                  rs.getString(2),
                  rs.getObject(3, UUID.class),
                  rs.getObject(4, UUID.class),
                  rs.getObject(5, UUID.class),
                  rs.getObject(6, UUID.class),
                  rs.getString(7),
                  rs.getString(8),
                  rs.getObject(9, LocalDate.class),
                  rs.getObject(10, UUID.class),
                  rs.getObject(11, OffsetDateTime.class),
                  rs.getString(12),
                  rs.getString(13)));
        }
      }
      return rows;
    }
  }

  private void fillSteps(TestUnion union) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into step (id, step, task_id, process_id, subject_id, case_id, holder_id, organisation_id, seat,
                  title, due_on, asked_by, opened_at)
                select gen_random_uuid(), 'ACKNOWLEDGE', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                  gen_random_uuid(), ?, ?, 'UNIT', 'Nhiệm vụ số ' || n, date '2019-06-03' + n, ?,
                  timestamptz '2019-06-01 08:00+07' + make_interval(mins => n)
                from generate_series(1, ?) n
                """);
        Statement analyze = connection.createStatement()) {
      for (TestAssociation association : union.associations()) {
        insert.setObject(1, union.id());
        insert.setObject(2, association.id());
        insert.setObject(3, union.chair());
        insert.setInt(4, OPEN / ASSOCIATIONS);
        insert.executeUpdate();
      }
      analyze.execute("vacuum analyze");
    }
  }

  private static void fillTasks(BareEngine engine, TestUnion union, boolean assigned)
      throws SQLException {
    try (Connection connection = engine.database().getConnection();
        PreparedStatement task =
            connection.prepareStatement(
                """
                with task as (insert into act_ru_task (id_, rev_, name_, task_def_key_, priority_, create_time_, assignee_, due_date_,
                  suspension_state_, tenant_id_, is_count_enabled_, var_count_, id_link_count_, sub_task_count_)
                select gen_random_uuid(), 1, 'Nhiệm vụ số ' || n, 'acknowledge', 50,
                  timestamp '2019-06-01 08:00' + make_interval(mins => n), ?, date '2019-06-03' + n, 1, '', true, 0, 1, 0
                from generate_series(1, ?) n returning id_)
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select gen_random_uuid(), 1, ?, 'candidate', id_ from task where ? is not null
                """);
        Statement analyze = connection.createStatement()) {
      for (TestAssociation association : union.associations()) {
        String group = assigned ? null : "unit:" + association.id();
        task.setString(1, assigned ? association.officer().toString() : null);
        task.setInt(2, OPEN / ASSOCIATIONS);
        task.setString(3, group);
        task.setString(4, group);
        task.executeUpdate();
      }
      analyze.execute("vacuum analyze");
    }
  }
}
