-- When who is reminded, where a union has set it otherwise than the site.
create table reminder_policy (
  holder_id uuid primary key references organisation,
  -- Working days before the deadline.
  days_before integer[] not null,
  -- Working days from one reminder after the deadline to the next.
  every_after integer not null,
  head_after integer not null,
  office_after integer not null,
  -- 1 Monday to 7 Sunday: the chair's summary.
  weekly_on integer not null,
  monthly boolean not null,
  version integer not null
);

-- What a person has chosen.
create table reminder_choice (
  person_id uuid primary key references person,
  -- DAILY, WEEKLY or NEVER; the step up comes in any case.
  frequency text not null,
  -- The last quiet day.
  quiet_until date,
  monthly boolean not null,
  version integer not null
);

-- The last reminder that was given of a step, by rung (WORK, HEAD, OFFICE): a reminder is due when the stage is another.
-- 7, 3, 1: working days before; 0: the day; -3, -6: after.
create table reminder_stage (
  step_id uuid not null references step on delete cascade,
  rung text not null,
  due_on date not null,
  stage integer not null,
  given_on date not null,
  primary key (step_id, rung)
);

-- What is owed to whom on which day; goes into the digest of that day, or of the next on which the person has one.
create table reminder_owed (
  day date not null,
  person_id uuid not null references person,
  holder_id uuid not null references organisation,
  step_id uuid not null references step on delete cascade,
  -- WORK: the person's own; HEAD, OFFICE: a step up.
  rung text not null,
  stage integer not null,
  mail_id uuid references mail,
  primary key (person_id, step_id, rung, day)
);
create index on reminder_owed (mail_id);
create index on reminder_owed (holder_id, person_id) where mail_id is null;

-- What an immediate mail tells.
create table reminder_news (
  id uuid primary key,
  mail_id uuid not null references mail,
  follow_up_id uuid not null,
  event text not null,
  -- The unit as which the person is told, where it is one.
  unit_id uuid references organisation,
  by_person_id uuid not null references person,
  words text,
  happened_at timestamptz not null
);
create index on reminder_news (mail_id, happened_at);

-- Whom the office has to ring up, because no mail reaches them.
create table reminder_call (
  id uuid primary key,
  holder_id uuid not null references organisation,
  organisation_id uuid not null references organisation,
  -- Nobody in particular where the unit has nobody in the post.
  person_id uuid references person,
  -- The step that is owed, or the news of a follow-up.
  step_id uuid references step on delete cascade,
  follow_up_id uuid,
  kind text not null,
  stage integer,
  asked_on date not null,
  called_at timestamptz,
  called_by uuid references person,
  note text
);
create unique index on reminder_call (holder_id, organisation_id, coalesce(person_id, organisation_id), coalesce(step_id, follow_up_id), kind, asked_on);
create index on reminder_call (holder_id, asked_on) where called_at is null;

-- The secret address of a person's calendar of deadlines; only a hash of it.
create table calendar_feed (
  id uuid primary key,
  person_id uuid not null references person,
  secret_hash text not null unique,
  created_at timestamptz not null,
  last_read_on date,
  revoked_at timestamptz
);
create index on calendar_feed (person_id);
