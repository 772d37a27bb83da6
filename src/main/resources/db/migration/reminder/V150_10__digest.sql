-- What a digest tells besides what is owed (the rows of reminder_owed with its mail_id: at most one per step and person,
-- the highest rung; the stage is that of the day on which it was owed, what was held back may be later by now).
-- WEEK: the union's week, for the chair; organisation_id is the union.
-- CALLS: whom the office is to ring up: the open rows of reminder_call with told_on = until_day.
-- MONTH: the month of one association; organisation_id is the association.
create table reminder_section (
  mail_id uuid not null references mail,
  kind text not null,
  organisation_id uuid not null references organisation,
  -- The first and the last day that it tells of. A week or a month ends before the day of the digest.
  from_day date not null,
  until_day date not null,
  primary key (mail_id, kind, organisation_id)
);

-- The day of the digest that told the office of a call.
alter table reminder_call add column told_on date;
create index reminder_call_untold on reminder_call (holder_id) where told_on is null;

-- The working days of a union that have been worked out, each once, and its digests posted.
create table reminder_day (
  holder_id uuid not null references organisation,
  day date not null,
  worked_out_at timestamptz not null,
  digested_at timestamptz,
  primary key (holder_id, day)
);
create index reminder_day_open on reminder_day (holder_id) where digested_at is null;

-- What is wanted of a union by when.
create index step_due on step (holder_id, due_on) where ended_at is null and due_on is not null;
