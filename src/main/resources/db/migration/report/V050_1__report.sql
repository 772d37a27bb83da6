create table report (
  review_id uuid primary key,
  holder_id uuid not null references organisation,
  title text not null,
  reports_due_on date not null,
  state text not null,
  approved_version integer,
  opened_by uuid,
  passed_on_by uuid,
  version integer not null
);

create table report_section (
  id uuid primary key,
  review_id uuid not null references report,
  position integer not null,
  title text not null,
  text text not null,
  version integer not null,
  unique (review_id, position)
);

create table key_task (
  id uuid primary key,
  review_id uuid not null references report,
  position integer not null,
  text text not null,
  removed boolean not null,
  removal_note text,
  split_from uuid references key_task,
  version integer not null
);
create index on key_task (review_id, position);

-- The drafter saw that two key tasks are alike and kept both.
create table kept_duplicate (
  id uuid primary key,
  key_task_id uuid not null references key_task,
  duplicate_of uuid not null references key_task,
  reason text not null,
  kept_by uuid not null,
  kept_at timestamptz not null
);
create index on kept_duplicate (key_task_id);

create table report_version (
  id uuid primary key,
  review_id uuid not null references report,
  number integer not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  saved_in text not null,
  note text,
  content jsonb not null,
  unique (review_id, number)
);

-- What was put before others stays as it was.
create function report_version_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'a saved version of a report is never changed';
end $$;
create trigger report_version_is_final before update or delete on report_version
  for each row execute function report_version_is_final();

create table report_decision (
  id uuid primary key,
  review_id uuid not null references report,
  on_version integer not null,
  approved boolean not null,
  reason text,
  decided_by uuid not null,
  decided_in text not null,
  decided_at timestamptz not null
);
create index on report_decision (review_id);

create table association_report (
  id uuid primary key,
  review_id uuid not null references report,
  holder_id uuid not null references organisation,
  organisation_id uuid not null references organisation,
  title text not null,
  due_on date not null,
  state text not null,
  results text not null,
  difficulties text not null,
  proposals text not null,
  note text,
  nothing boolean not null,
  source text,
  dispute_reason text,
  asked_by uuid,
  submitted_at timestamptz,
  submitted_by uuid,
  passed_on_by uuid,
  confirmed_at timestamptz,
  version integer not null,
  unique (review_id, organisation_id)
);

create table association_report_file (
  association_report_id uuid not null references association_report,
  file_id uuid not null references stored_file,
  scan boolean not null,
  primary key (association_report_id, file_id)
);

create table association_report_history (
  id uuid primary key,
  association_report_id uuid not null references association_report,
  at timestamptz not null,
  kind text not null,
  by_person uuid,
  by_post text,
  results text not null,
  difficulties text not null,
  proposals text not null,
  note text
);
create index on association_report_history (association_report_id, at);

-- Where a passage of the draft came from.
create table pulled_passage (
  id uuid primary key,
  section_id uuid not null references report_section,
  association_report_id uuid not null references association_report,
  organisation_id uuid not null references organisation,
  passage text not null,
  text text not null,
  pulled_by uuid not null,
  pulled_at timestamptz not null
);
create index on pulled_passage (section_id);
create index on pulled_passage (association_report_id);
