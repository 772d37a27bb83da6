create table follow_up (
  id uuid primary key,
  holder_id uuid not null references organisation,
  -- Of the review whose conclusion assigned it; ids only, the modules above own those tables.
  review_id uuid,
  directive_id uuid,
  number integer,
  text text not null,
  field text,
  lead_id uuid not null references organisation,
  original_due_on date,
  due_on date,
  part_due_on date,
  lifecycle text not null,
  percent integer not null check (percent between 0 and 100),
  insisted boolean not null,
  assigned_by uuid not null references person,
  assigned_on date not null,
  assigned_at timestamptz not null,
  -- Whose act opened the step that is waited for now.
  moved_by uuid not null references person,
  -- The day that counts while it waits for confirmation and once it is completed.
  submitted_on date,
  sent_back integer not null,
  history_length integer not null,
  version integer not null
);
-- The order of the lists: what is open first, soonest first.
create index on follow_up (holder_id, (lifecycle in ('COMPLETED', 'WITHDRAWN')), due_on, id);
create index on follow_up (lead_id, (lifecycle in ('COMPLETED', 'WITHDRAWN')), due_on, id);
create index on follow_up (review_id, (lifecycle in ('COMPLETED', 'WITHDRAWN')), due_on, id);
create index on follow_up (directive_id);
create index follow_up_text on follow_up using gin (search_key(text) gin_trgm_ops);

create table follow_up_coordinating_unit (
  follow_up_id uuid not null references follow_up,
  unit_id uuid not null references organisation,
  position integer not null,
  primary key (follow_up_id, position)
);
create index on follow_up_coordinating_unit (unit_id);

-- A dated entry of progress, also the one that reports completion. Never changed.
create table progress (
  id uuid primary key,
  follow_up_id uuid not null references follow_up,
  reported_on date not null,
  reported_at timestamptz not null,
  reported_by uuid not null references person,
  post text not null,
  organisation_id uuid not null references organisation,
  on_behalf_of uuid references organisation,
  source text,
  percent integer not null check (percent between 0 and 100),
  words text not null,
  difficulty text
);
create index on progress (follow_up_id, reported_at);

create table progress_file (
  progress_id uuid not null references progress,
  file_id uuid not null references stored_file,
  position integer not null,
  primary key (progress_id, position)
);

-- A completion report, and what the office decided on it.
create table completion (
  id uuid primary key,
  follow_up_id uuid not null references follow_up,
  progress_id uuid not null references progress,
  submitted_on date not null,
  submitted_at timestamptz not null,
  submitted_by uuid not null references person,
  percent_before integer not null,
  decision text,
  reason text,
  decided_at timestamptz,
  decided_by uuid references person,
  version integer not null
);
create index on completion (follow_up_id, submitted_at);
create unique index completion_undecided on completion (follow_up_id) where decision is null;

-- Everything that happened to a follow-up, in order.
create table follow_up_history (
  id uuid primary key,
  follow_up_id uuid not null references follow_up,
  position integer not null,
  event text not null,
  at timestamptz not null,
  person_id uuid not null references person,
  post text not null,
  organisation_id uuid not null references organisation,
  on_behalf_of uuid references organisation,
  source text,
  old_value text,
  new_value text,
  words text,
  progress_id uuid references progress,
  unique (follow_up_id, position)
);

-- History is only ever added to: not even the application's own database user may change what has been written.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete on follow_up_history
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on follow_up_history
  for each statement execute function refuse_change();
create trigger append_only before update or delete on progress
  for each row execute function refuse_change();
create trigger append_only before update or delete on progress_file
  for each row execute function refuse_change();
