package vn.dondoc.reminder;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.bench.Bench;
import vn.dondoc.bench.Results;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** A morning of a union with 100,000 open follow-ups and 1,000 people. */
@Bench
class WorkingOutBenchmark {
  private static final int OPEN = 100_000;

  /** Of three people each, and eight of the union itself. */
  private static final int ASSOCIATIONS = 331;

  private static final int WARM_UPS = 2;
  private static final int DAYS = 12;

  /**
   * Which steps are at another stage than the one last told, and who does them: nothing of heads,
   * of the office, of other policies, of deputies, of those whom no mail reaches; nothing is kept.
   */
  private static final String PLAIN =
      """
      with days as (
        select n.day, n.number - (select t.number from working_day_numbers(:holder, :first, :day) t where t.day = :day)
          as days_left
        from working_day_numbers(:holder, :first, :day::date + 30) n),
      staged as (
        select day, case when days_left > 7 then null when days_left > 3 then 7 when days_left > 1 then 3
          when days_left = 1 then 1 else -(-days_left / 3 * 3) end as stage
        from days)
      select s.id, a.person_id, d.stage
      from staged d
      join step s on s.holder_id = :holder and s.due_on = d.day and s.ended_at is null
      join appointment a on a.organisation_id = s.organisation_id and a.from_day <= :day
        and (a.until_day is null or a.until_day >= :day)
        and a.post in ('ASSOCIATION_VICE_HEAD', 'ASSOCIATION_OFFICER')
      left join reminder_stage g on g.step_id = s.id and g.rung = 'WORK'
      where d.stage is not null and (g.step_id is null or g.due_on <> s.due_on or g.stage <> d.stage)
      """;

  private record Due(UUID step, UUID person, int stage) {}

  @Autowired TestUnions unions;
  @Autowired WorkingOut workingOut;
  @Autowired Digests digests;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  @Test
  void aMorning() throws Exception {
    TestUnion union = unions.found(ASSOCIATIONS);
    LocalDate day = LocalDate.of(2019, 6, 3);
    fill(union, day);
    List<Double> plain = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> posting = new ArrayList<>();
    List<Double> firstPlain = new ArrayList<>();
    List<Double> firstOurs = new ArrayList<>();
    List<Double> firstPosting = new ArrayList<>();
    int found = 0;
    int owed = 0;
    for (int i = 0; i <= WARM_UPS + DAYS; i++) {
      morning(day);
      List<Double> intoPlain = i == 0 ? firstPlain : i <= WARM_UPS ? new ArrayList<>() : plain;
      List<Double> intoOurs = i == 0 ? firstOurs : i <= WARM_UPS ? new ArrayList<>() : ours;
      List<Double> intoPosting =
          i == 0 ? firstPosting : i <= WARM_UPS ? new ArrayList<>() : posting;
      LocalDate today = day;
      long begin = System.nanoTime();
      List<Due> due = plain(union, today);
      intoPlain.add((System.nanoTime() - begin) / 1e6);
      begin = System.nanoTime();
      WorkingOut.Found worked = transaction.execute(status -> workingOut.workOut());
      intoOurs.add((System.nanoTime() - begin) / 1e6);
      begin = System.nanoTime();
      transaction.execute(status -> digests.post());
      intoPosting.add((System.nanoTime() - begin) / 1e6);
      if (i > WARM_UPS) {
        found += due.size();
        owed += worked.owed();
      }
      day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
    }
    Results results =
        new Results(
            "working-out",
            "Working out a morning's reminders",
            OPEN
                + " open follow-ups of one union, due from 60 days ago to a year from now, 1,001 people; "
                + DAYS
                + " working days in a row after "
                + (WARM_UPS + 1)
                + ", on each in turn the plain SQL that finds what is due to whom (on average "
                + found / DAYS
                + " rows, read), working out (on average "
                + owed / DAYS
                + " items kept, with those of heads and the office, committed), posting the digests.");
    Results.Series p = results.add("plain SQL that finds the due rows", plain);
    Results.Series o = results.add("working out, up to the stored set", ours);
    results.add("posting the digests", posting);
    Results.Series fp = results.add("the first morning of all: plain SQL", firstPlain);
    Results.Series fo = results.add("the first morning of all: working out", firstOurs);
    results.add("the first morning of all: posting the digests", firstPosting);
    results.atMost("working out / plain SQL, median", o.medianMs() / p.medianMs(), 3);
    results.forInformation("the same on the first morning of all", fo.medianMs() / fp.medianMs());
    results.write();
  }

  private List<Due> plain(TestUnion union, LocalDate day) {
    return jdbc.sql(PLAIN)
        .param("holder", union.id())
        .param("first", LocalDate.of(2019, 6, 3).minusDays(60))
        .param("day", day)
        .query(
            (rs, row) ->
                new Due(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getInt(3)))
        .list();
  }

  private void morning(LocalDate day) {
    clock.standAt(day.atTime(7, 0).atZone(Days.ZONE).toInstant());
  }

  private void fill(TestUnion union, LocalDate today) {
    jdbc.sql(
            """
            insert into step (id, step, task_id, process_id, subject_id, holder_id, organisation_id, seat, title, due_on,
              asked_by, opened_at)
            select gen_random_uuid(), case when n % 3 = 0 then 'ACKNOWLEDGE' else 'CARRY_OUT' end, gen_random_uuid(),
              gen_random_uuid(), gen_random_uuid(), :holder, u.id, 'UNIT', 'Nhiệm vụ số ' || n,
              :day::date - 60 + (n::bigint * 7919 % 425)::integer, :chair, timestamptz '2019-03-01'
            from generate_series(1, :open) n join (
              select id, row_number() over (order by id) - 1 as place from organisation
              where parent_id = :holder and kind = 'ASSOCIATION') u on u.place = n % :units
            """)
        .param("holder", union.id())
        .param("chair", union.chair())
        .param("day", today)
        .param("open", OPEN)
        .param("units", ASSOCIATIONS)
        .update();
    jdbc.sql("analyze").update();
  }
}
