-- Where an assignment comes from. The number and the day of a document, or the day of a meeting or call.
alter table follow_up
  add column source_kind text not null default 'CONCLUSION',
  add column source_words text,
  add column source_number text,
  add column source_on date,
  -- Shared by all that one direct assignment gave out, each unit for itself.
  add column assignment_id uuid,
  -- The state it left when it was suspended, and goes back to.
  add column lifecycle_left text,
  -- When it last changed, by the application's clock.
  add column changed_at timestamptz;
update follow_up set changed_at = coalesce((select max(at) from follow_up_history h where h.follow_up_id = follow_up.id), assigned_at);
alter table follow_up alter column source_kind drop default, alter column changed_at set not null;

-- The part of a coordinating unit: not yet reported while reported_at is null.
create table contribution (
  id uuid primary key,
  follow_up_id uuid not null references follow_up,
  unit_id uuid not null references organisation,
  words text,
  reported_on date,
  reported_at timestamptz,
  reported_by uuid references person,
  post text,
  on_behalf_of uuid references organisation,
  source text,
  -- The lead completed without it.
  lapsed_at timestamptz,
  version integer not null,
  unique (follow_up_id, unit_id)
);
create index on contribution (unit_id);
create table contribution_file (
  contribution_id uuid not null references contribution,
  file_id uuid not null references stored_file,
  position integer not null,
  primary key (contribution_id, position)
);

-- A request for a later deadline, and what was decided. One open at a time.
create table extension (
  id uuid primary key,
  follow_up_id uuid not null references follow_up,
  asked_on date not null,
  asked_at timestamptz not null,
  asked_by uuid not null references person,
  post text not null,
  on_behalf_of uuid references organisation,
  source text,
  due_on_before date not null,
  wanted_due_on date not null check (wanted_due_on > due_on_before),
  reason text not null,
  decision text,
  granted_due_on date,
  decision_reason text,
  decided_at timestamptz,
  decided_by uuid references person,
  version integer not null
);
create index on extension (follow_up_id, asked_at);
create unique index extension_undecided on extension (follow_up_id) where decision is null;

-- Something the office entered for a unit, which the unit is asked to confirm.
create table entry_on_behalf (
  id uuid primary key,
  follow_up_id uuid not null references follow_up,
  unit_id uuid not null references organisation,
  kind text not null,
  entered_at timestamptz not null,
  entered_by uuid not null references person,
  source text not null,
  file_id uuid references stored_file,
  progress_id uuid references progress,
  contribution_id uuid references contribution,
  state text not null,
  dispute_reason text,
  answered_at timestamptz,
  answered_by uuid references person,
  correction text,
  corrected_at timestamptz,
  corrected_by uuid references person,
  version integer not null
);
create index on entry_on_behalf (follow_up_id, entered_at);
create index on entry_on_behalf (progress_id);

create table follow_up_comment (
  id uuid primary key,
  follow_up_id uuid not null references follow_up,
  written_at timestamptz not null,
  person_id uuid not null references person,
  post text not null,
  organisation_id uuid not null references organisation,
  words text not null
);
create index on follow_up_comment (follow_up_id, written_at);
create table follow_up_mention (
  comment_id uuid not null references follow_up_comment,
  unit_id uuid references organisation,
  person_id uuid references person,
  position integer not null,
  seen_at timestamptz,
  primary key (comment_id, position),
  check ((unit_id is null) <> (person_id is null))
);
create index on follow_up_mention (unit_id) where seen_at is null;
create index on follow_up_mention (person_id) where seen_at is null;

-- What a follow-up was from when to when: who stood where on any past day. Kept by the trigger below, so that no way
-- of changing a follow-up can leave it out.
create table follow_up_span (
  follow_up_id uuid not null references follow_up,
  holder_id uuid not null,
  review_id uuid,
  lead_id uuid not null,
  source_kind text not null,
  lifecycle text not null,
  due_on date,
  original_due_on date,
  submitted_on date,
  percent integer not null,
  from_at timestamptz not null,
  until_at timestamptz not null default 'infinity'
);
create index on follow_up_span (follow_up_id, from_at);
create index on follow_up_span (holder_id, from_at, until_at);

create function write_follow_up_span() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (old.lead_id, old.review_id, old.lifecycle, old.due_on, old.original_due_on, old.submitted_on)
        is not distinct from (new.lead_id, new.review_id, new.lifecycle, new.due_on, new.original_due_on, new.submitted_on) then
      return null;
    end if;
    update follow_up_span set until_at = new.changed_at where follow_up_id = new.id and until_at = 'infinity';
  end if;
  insert into follow_up_span (follow_up_id, holder_id, review_id, lead_id, source_kind, lifecycle, due_on,
      original_due_on, submitted_on, percent, from_at)
    values (new.id, new.holder_id, new.review_id, new.lead_id, new.source_kind, new.lifecycle, new.due_on,
      new.original_due_on, new.submitted_on, new.percent, new.changed_at);
  return null;
end $$;
create trigger write_span after insert or update on follow_up
  for each row execute function write_follow_up_span();
insert into follow_up_span (follow_up_id, holder_id, review_id, lead_id, source_kind, lifecycle, due_on,
    original_due_on, submitted_on, percent, from_at)
  select id, holder_id, review_id, lead_id, source_kind, lifecycle, due_on, original_due_on, submitted_on, percent,
    changed_at from follow_up;
