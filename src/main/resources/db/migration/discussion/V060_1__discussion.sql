-- One conference per review; its details are a draft until convened_at is set.
create table conference (
  review_id uuid primary key,
  holder_id uuid not null,
  title text not null,
  planned_day date,
  day date,
  time time,
  place text,
  note text,
  file_id uuid references stored_file,
  convened_at timestamptz,
  convened_by uuid,
  convened_in text,
  discussion_closed_at timestamptz,
  discussion_closed_by uuid,
  answers_released_at timestamptz,
  version integer not null
);

create table agenda_line (
  review_id uuid not null references conference,
  position integer not null,
  at_time time,
  text text not null,
  presenter_id uuid,
  primary key (review_id, position)
);

-- Who is invited, and afterwards who was there. Someone can come without having been invited.
create table attendee (
  review_id uuid not null references conference,
  position integer not null,
  person_id uuid not null,
  organisation_id uuid not null,
  invited boolean not null,
  attendance text not null,
  absent_reason text,
  primary key (review_id, position),
  unique (review_id, person_id)
);

create table opinion (
  id uuid primary key,
  review_id uuid not null references conference,
  number integer not null,
  author_id uuid not null,
  organisation_id uuid not null,
  section_id uuid,
  key_task_id uuid,
  text text not null,
  handed_in boolean not null,
  taken_at timestamptz not null,
  taken_by uuid not null,
  taken_in text not null,
  -- The answer. As long as answered_at is not set it is a draft, or was opened again.
  answer_kind text,
  answer_words text,
  proposed_directive text,
  report_version integer,
  changed_id uuid,
  answered_at timestamptz,
  answered_by uuid,
  answered_in text,
  version integer not null,
  unique (review_id, number),
  check (section_id is null or key_task_id is null)
);
create index on opinion (author_id);
