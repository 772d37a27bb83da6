package vn.dondoc.reminder;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;

/**
 * Finds what is owed to whom today, for all unions in one statement, and keeps it. A union's
 * working day is worked out once, however often and on however many nodes it is asked for.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WorkingOut {
  /**
   * What was worked out.
   *
   * @param owed items of a person
   * @param calls people or units to be rung up
   */
  record Found(int unions, int owed, int calls) {
    static final Found NOTHING = new Found(0, 0, 0);
  }

  /** The unions that work today and have not been worked out; of two nodes one gets them. */
  private static final String BEGIN =
      """
      insert into reminder_day (holder_id, day, worked_out_at)
      select o.id, :day, :now from organisation o
      left join calendar_day c on c.holder_id = o.id and c.day = :day
      where o.kind = 'UNION' and (o.dissolved_on is null or o.dissolved_on > :day)
        and coalesce(c.working, extract(isodow from :day::date) < 6)
      on conflict do nothing returning holder_id
      """;

  private static final String OVER =
      "delete from reminder_call where holder_id = any(:holders) and called_at is null and id not in ("
          + Calls.OPEN_IDS
          + ")";

  private static final String FIND =
      Recipients.TABLES
          + """
          , policy as materialized (
            select h.id as holder_id, coalesce(p.days_before, :before::integer[]) as days_before,
              coalesce(p.every_after, :every) as every_after, coalesce(p.head_after, :head) as head_after,
              coalesce(p.office_after, :office) as office_after,
              least(:day::date, (select min(s.due_on) from step s where s.holder_id = h.id and s.ended_at is null))
                as first
            from unnest(:holders::uuid[]) as h (id) left join reminder_policy p on p.holder_id = h.id),
          -- How many working days are left to each day that something may be due on; a day off counts as the working
          -- day before it.
          day as (
            select p.*, n.day as due_on,
              n.number - max(n.number) filter (where n.day <= :day) over (partition by p.holder_id) as days_left
            from policy p cross join lateral working_day_numbers(p.holder_id, p.first,
              :day::date + 60 + 2 * coalesce((select max(b) from unnest(p.days_before) b), 0)) n),
          staged as materialized (
            select holder_id, due_on, -days_left as late, head_after, office_after,
              case when days_left > 0 then (select min(b) from unnest(days_before) b where b >= days_left)
                else -(-days_left / every_after * every_after) end as stage
            from day),
          headed as materialized (
            select distinct organisation_id from post_held where post = 'ASSOCIATION_HEAD'),
          reached as (
            select s.id as step_id, s.step, s.subject_id, s.holder_id, s.organisation_id, s.seat, s.asked_by, s.due_on,
              d.stage, r.rung
            from staged d
            join step s on s.holder_id = d.holder_id and s.due_on = d.due_on and s.ended_at is null
            left join headed h on h.organisation_id = s.organisation_id and s.seat = 'UNIT'
            cross join lateral (values
              ('WORK', true),
              ('HEAD', d.late >= d.head_after and h.organisation_id is not null),
              ('OFFICE', d.late >= case when h.organisation_id is null then d.head_after else d.office_after end)
            ) r (rung, so)
            where d.stage is not null and r.so),
          due as materialized (
            -- The step before it may have told the same: who has just accepted is not told again of the same deadline.
            select r.*, g.step_id is null and exists (
                select from reminder_stage t
                where t.step_id = any (array(
                    select e.id from step e where e.subject_id = r.subject_id and e.id <> r.step_id
                      and e.organisation_id = r.organisation_id and e.seat = r.seat))
                  and t.rung = r.rung and t.due_on = r.due_on and (r.rung <> 'WORK' or t.stage = r.stage)) as told
            from reached r left join reminder_stage g on g.step_id = r.step_id and g.rung = r.rung
            where g.step_id is null or g.due_on <> r.due_on or r.rung = 'WORK' and g.stage <> r.stage),
          given as (
            insert into reminder_stage (step_id, rung, due_on, stage, given_on)
            select step_id, rung, due_on, stage, :day from due
            on conflict (step_id, rung) do update set due_on = excluded.due_on, stage = excluded.stage,
              given_on = excluded.given_on),
          recipient as materialized (
            -- Nobody confirms what they, or whom they stand in for, have reported themselves.
            select d.step_id, d.holder_id, d.organisation_id, d.rung, d.stage, p.person_id, p.addressed, p.reachable
            from due d join at_work p on p.organisation_id = d.organisation_id and p.seat = d.seat
            where d.rung = 'WORK' and not d.told
              and (d.step <> 'CONFIRM_COMPLETION' or d.asked_by is distinct from p.person_id
                and (p.deputy_for is null or d.asked_by is distinct from p.deputy_for))
            union all
            select d.step_id, d.holder_id, d.organisation_id, d.rung, d.stage, p.person_id, p.addressed, p.reachable
            from due d join post_held p on p.organisation_id = d.organisation_id and p.post = 'ASSOCIATION_HEAD'
            where d.rung = 'HEAD' and not d.told
            union all
            select d.step_id, d.holder_id, d.organisation_id, d.rung, d.stage, p.person_id, p.addressed, p.reachable
            from due d join post_held p on p.organisation_id = d.holder_id and p.post = any(:officePosts)
            where d.rung = 'OFFICE' and not d.told),
          owed as (
            insert into reminder_owed (day, person_id, holder_id, step_id, rung, stage)
            select distinct on (person_id, step_id) :day, person_id, holder_id, step_id, rung, stage
            from recipient where addressed
            order by person_id, step_id, case rung when 'OFFICE' then 1 when 'HEAD' then 2 else 3 end
            returning 1),
          called as materialized (
            select distinct on (r.person_id, r.step_id) r.holder_id, r.organisation_id, r.person_id, r.step_id, r.rung,
              r.stage
            from recipient r left join reminder_choice c on c.person_id = r.person_id
            where not r.reachable and (r.rung = 'HEAD'
              or r.rung = 'WORK' and coalesce(c.frequency, '') <> 'NEVER' and coalesce(c.quiet_until < :day, true))
            union all
            select d.holder_id, d.organisation_id, null, d.step_id, d.rung, d.stage
            from due d
            where d.rung = 'WORK' and not d.told and d.seat <> 'OFFICE' and not exists (
              select from recipient r where r.step_id = d.step_id and r.rung = 'WORK')),
          -- What has not been rung about yet is not asked for a second time, but anew.
          renewed as (
            update reminder_call c set asked_on = :day, stage = n.stage, told_on = null
            from called n
            where c.called_at is null and c.step_id = n.step_id and c.kind = n.rung
              and c.person_id is not distinct from n.person_id),
          asked as (
            insert into reminder_call (id, holder_id, organisation_id, person_id, step_id, kind, stage, asked_on)
            select gen_random_uuid(), n.holder_id, n.organisation_id, n.person_id, n.step_id, n.rung, n.stage, :day
            from called n
            where not exists (
              select from reminder_call c
              where c.called_at is null and c.step_id = n.step_id and c.kind = n.rung
                and c.person_id is not distinct from n.person_id)
            on conflict do nothing)
          select (select count(*) from owed), (select count(*) from called)
          """;

  /** Whether somebody stands in who has not been told what stands: most mornings nobody does. */
  private static final String ABSENCE_BEGINS =
      """
      select exists (
        select from appointment a where a.deputy_of is not null and a.from_day <= :day
          and (a.until_day is null or a.until_day >= :day)
          and not exists (select from reminder_handed_over h where h.appointment_id = a.id))
      """;

  /**
   * On the first working day of an absence the deputy is told, once, what stands: of which a
   * reminder has been given by now, so that the next may be days away. Not what they are told
   * anyway, by a post of their own.
   */
  private static final String HAND_OVER =
      Recipients.TABLES
          + """
          , begun as (
            insert into reminder_handed_over (appointment_id, day)
            select h.appointment_id, :day from post_held h join organisation o on o.id = h.organisation_id
            where h.deputy_for is not null and (o.id = any(:holders) or o.parent_id = any(:holders))
            on conflict do nothing returning appointment_id),
          handed as materialized (
            select distinct on (p.person_id, s.id) p.person_id, p.addressed, p.reachable, s.id as step_id, s.holder_id,
              s.organisation_id, g.stage
            from begun b join at_work p on p.appointment_id = b.appointment_id
            join step s on s.organisation_id = p.organisation_id and s.seat = p.seat and s.ended_at is null
            join reminder_stage g on g.step_id = s.id and g.rung = 'WORK' and g.due_on = s.due_on
            where s.holder_id = any(:holders)
              and (s.step <> 'CONFIRM_COMPLETION' or s.asked_by is distinct from p.person_id
                and s.asked_by is distinct from p.deputy_for)
              and not exists (
                select from at_work own where own.organisation_id = p.organisation_id and own.seat = p.seat
                  and own.person_id = p.person_id and own.deputy_for is null)
              and not exists (
                select from reminder_owed o where o.person_id = p.person_id and o.step_id = s.id and o.day = :day)
            order by p.person_id, s.id),
          owed as (
            insert into reminder_owed (day, person_id, holder_id, step_id, rung, stage)
            select :day, person_id, holder_id, step_id, 'WORK', stage from handed where addressed
            on conflict do nothing)
          insert into reminder_call (id, holder_id, organisation_id, person_id, step_id, kind, stage, asked_on)
          select gen_random_uuid(), n.holder_id, n.organisation_id, n.person_id, n.step_id, 'WORK', n.stage, :day
          from handed n left join reminder_choice c on c.person_id = n.person_id
          where not n.reachable and coalesce(c.frequency, '') <> 'NEVER' and coalesce(c.quiet_until < :day, true)
            and not exists (
              select from reminder_call e
              where e.called_at is null and e.step_id = n.step_id and e.kind = 'WORK' and e.person_id = n.person_id)
          on conflict do nothing
          """;

  private final JdbcClient jdbc;
  private final Policies policies;
  private final Clock clock;

  WorkingOut(JdbcClient jdbc, Policies policies, Clock clock) {
    this.jdbc = jdbc;
    this.policies = policies;
    this.clock = clock;
  }

  Found workOut() {
    LocalDate day = Days.today(clock);
    List<UUID> begun =
        jdbc.sql(BEGIN)
            .param("day", day)
            .param("now", Timestamp.from(clock.instant()))
            .query(UUID.class)
            .list();
    if (begun.isEmpty()) {
      return Found.NOTHING;
    }
    UUID[] holders = begun.toArray(UUID[]::new);
    jdbc.sql(OVER).param("holders", holders).param("day", day).update();
    ReminderPolicy ofTheSite = policies.ofTheSite();
    // How many a morning finds the planner cannot know, and a thousand times a thousand is dear.
    nestedLoops("off");
    Found found =
        Recipients.fill(jdbc.sql(FIND))
            .param("day", day)
            .param("holders", holders)
            .param("before", ofTheSite.daysBefore().toArray(Integer[]::new))
            .param("every", ofTheSite.everyAfter())
            .param("head", ofTheSite.headAfter())
            .param("office", ofTheSite.officeAfter())
            .param("officePosts", Recipients.office())
            .query((rs, row) -> new Found(begun.size(), rs.getInt(1), rs.getInt(2)))
            .single();
    nestedLoops("on");
    if (jdbc.sql(ABSENCE_BEGINS).param("day", day).query(Boolean.class).single()) {
      Recipients.fill(jdbc.sql(HAND_OVER)).param("day", day).param("holders", holders).update();
    }
    return found;
  }

  /** For the rest of this transaction. */
  private void nestedLoops(String setting) {
    jdbc.sql("select set_config('enable_nestloop', ?, true)")
        .param(setting)
        .query(String.class)
        .single();
  }
}
