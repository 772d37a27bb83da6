-- Who stands where, counted as it changes, so that nobody has to count the follow-ups again to know it.
--
-- A change of a follow-up adds rows to standing_delta, in its own transaction, and changes no row that another
-- transaction might change as well: nobody waits for anybody. Now and then one of the nodes folds these rows into
-- standing_count and standing_due. Whoever reads adds up all three in one statement.

-- What a follow-up counts as. Only OPEN (towards the day asked for) and WAITING (towards the day of its completion
-- report) are judged against a deadline later on; the rest is settled.
create function standing_state(lifecycle text, due_on date, submitted_on date) returns text
  language sql immutable parallel safe as $$
  select case
    when lifecycle in ('WITHDRAWN', 'SUSPENDED') then lifecycle
    when due_on is null then case when lifecycle = 'COMPLETED' then 'COMPLETED_WITHOUT' else 'OPEN_WITHOUT' end
    when lifecycle = 'COMPLETED' then case when submitted_on > due_on then 'LATE' else 'ON_TIME' end
    when lifecycle = 'AWAITING_CONFIRMATION' and submitted_on is not null then 'WAITING'
    else 'OPEN' end
$$;

create table standing_delta (
  holder_id uuid not null,
  lead_id uuid not null,
  review_id uuid,
  source_kind text not null,
  state text not null,
  -- Of what is OPEN or WAITING.
  due_on date,
  -- Of what is WAITING: the day of its completion report.
  judged_on date,
  n integer not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_threshold = -1);
create index on standing_delta (holder_id);

-- Per unit and per source; and per unit whatever the source, with source_kind 'ALL'. What is open stands here as
-- within or overdue on the day in standing_rolled.
create table standing_count (
  holder_id uuid not null,
  lead_id uuid not null,
  review_id uuid,
  source_kind text not null,
  on_time integer not null,
  late integer not null,
  open_within integer not null,
  open_overdue integer not null,
  waiting_within integer not null,
  waiting_overdue integer not null,
  completed_without integer not null,
  open_without integer not null,
  suspended integer not null,
  withdrawn integer not null,
  unique nulls not distinct (holder_id, source_kind, review_id, lead_id)
) with (fillfactor = 70);

-- What is open or waits, by its days: to roll from one day to another, and to tell what is due soon.
create table standing_due (
  holder_id uuid not null,
  due_on date not null,
  lead_id uuid not null,
  review_id uuid,
  source_kind text not null,
  judged_on date,
  n integer not null,
  unique nulls not distinct (holder_id, due_on, lead_id, source_kind, review_id, judged_on)
) with (fillfactor = 70);
create index on standing_due (holder_id, (due_on - judged_on)) where judged_on is not null;
create index on standing_due (holder_id, judged_on) where judged_on is not null;
create index on standing_due (holder_id) where n = 0;

create table standing_rolled (
  holder_id uuid primary key,
  rolled_on date not null
);

create function count_standing() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into standing_delta
      select holder_id, lead_id, review_id, source_kind, state,
        case when state in ('OPEN', 'WAITING') then due_on end, case when state = 'WAITING' then submitted_on end, count(*)
      from (select *, standing_state(lifecycle, due_on, submitted_on) as state from added) f
      group by 1, 2, 3, 4, 5, 6, 7;
  elsif tg_op = 'DELETE' then
    insert into standing_delta
      select holder_id, lead_id, review_id, source_kind, state,
        case when state in ('OPEN', 'WAITING') then due_on end, case when state = 'WAITING' then submitted_on end, -count(*)
      from (select *, standing_state(lifecycle, due_on, submitted_on) as state from gone) f
      group by 1, 2, 3, 4, 5, 6, 7;
  else
    insert into standing_delta
      select holder_id, lead_id, review_id, source_kind, state,
        case when state in ('OPEN', 'WAITING') then due_on end, case when state = 'WAITING' then submitted_on end, sum(n)
      from (
        select holder_id, lead_id, review_id, source_kind, due_on, submitted_on,
          standing_state(lifecycle, due_on, submitted_on) as state, 1 as n from added
        union all
        select holder_id, lead_id, review_id, source_kind, due_on, submitted_on,
          standing_state(lifecycle, due_on, submitted_on), -1 from gone) f
      group by 1, 2, 3, 4, 5, 6, 7
      having sum(n) <> 0;
  end if;
  return null;
end $$;
create trigger count_standing_added after insert on follow_up
  referencing new table as added for each statement execute function count_standing();
create trigger count_standing_changed after update on follow_up
  referencing old table as gone new table as added for each statement execute function count_standing();
create trigger count_standing_removed after delete on follow_up
  referencing old table as gone for each statement execute function count_standing();

create function empty_standing() returns trigger language plpgsql as $$
begin
  delete from standing_delta;
  delete from standing_count;
  delete from standing_due;
  delete from standing_rolled;
  return null;
end $$;
create trigger count_standing_emptied after truncate on follow_up
  for each statement execute function empty_standing();

insert into standing_delta
  select holder_id, lead_id, review_id, source_kind, state,
    case when state in ('OPEN', 'WAITING') then due_on end, case when state = 'WAITING' then submitted_on end, count(*)
  from (select *, standing_state(lifecycle, due_on, submitted_on) as state from follow_up) f
  group by 1, 2, 3, 4, 5, 6, 7;

-- The standing of a day, kept for ever: with a notice, or when the office wished it.
create table frozen_standing (
  id uuid primary key,
  holder_id uuid not null references organisation,
  -- The moment that it tells of: everything before it counts.
  as_of timestamptz not null,
  frozen_at timestamptz not null,
  frozen_by uuid not null references person,
  -- The review whose notice froze it; null: the office did.
  review_id uuid,
  words text not null
);
create index on frozen_standing (holder_id, as_of);
create table frozen_figures (
  frozen_id uuid not null references frozen_standing,
  by_original boolean not null,
  lead_id uuid not null,
  -- What the unit was called then.
  lead_name text not null,
  review_id uuid,
  source_kind text not null,
  on_time integer not null,
  late integer not null,
  within integer not null,
  due_soon integer not null,
  overdue integer not null,
  completed_without integer not null,
  open_without integer not null,
  suspended integer not null,
  withdrawn integer not null,
  unique nulls not distinct (frozen_id, by_original, lead_id, review_id, source_kind)
);
create trigger append_only before update or delete on frozen_standing
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on frozen_standing
  for each statement execute function refuse_change();
create trigger append_only before update or delete on frozen_figures
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on frozen_figures
  for each statement execute function refuse_change();
