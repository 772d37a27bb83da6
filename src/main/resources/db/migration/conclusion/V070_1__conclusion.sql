-- The id of a conclusion and of its notice is the review's.
create table conclusion (
  review_id uuid primary key,
  holder_id uuid not null references organisation,
  title text not null,
  planned_from date not null,
  planned_to date not null,
  concluded_by uuid references person,
  concluded_in text,
  signature_text text,
  signed_by uuid references person
);

create table directive (
  id uuid primary key,
  review_id uuid not null references conclusion,
  holder_id uuid not null references organisation,
  number integer not null,
  text text not null,
  mode text not null,
  lead_id uuid references organisation,
  due_on date,
  without_deadline boolean not null,
  part_due_on date,
  field text,
  no_task_reason text,
  version integer not null
);
create index on directive (review_id, number);

create table directive_coordinating (
  directive_id uuid not null references directive,
  place integer not null,
  organisation_id uuid not null references organisation,
  primary key (directive_id, place)
);

create table directive_unit (
  directive_id uuid not null references directive,
  place integer not null,
  organisation_id uuid not null references organisation,
  primary key (directive_id, place)
);

-- A key task, an opinion or a section: things of other modules, so no foreign key.
create table directive_source (
  directive_id uuid not null references directive,
  place integer not null,
  kind text not null,
  source_id uuid not null,
  part text,
  primary key (directive_id, place)
);
create index on directive_source (source_id);

create table number_series (
  holder_id uuid not null references organisation,
  year integer not null,
  kind text not null,
  last integer not null,
  primary key (holder_id, year, kind)
);

create table notice (
  review_id uuid primary key references conclusion,
  holder_id uuid not null references organisation,
  year integer not null,
  number integer not null,
  label text not null,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by uuid not null references person,
  issued_in text not null,
  signature_text text not null,
  signed_by uuid references person,
  place text,
  unique (holder_id, year, number)
);

-- What the units were called on the day of the notice.
create table notice_unit (
  review_id uuid not null references notice,
  organisation_id uuid not null references organisation,
  name text not null,
  primary key (review_id, organisation_id)
);
