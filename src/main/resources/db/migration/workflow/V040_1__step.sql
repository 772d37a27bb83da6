-- What a process waits for, projected in the engine's own transaction: the inbox, the reminders and the pages read this.
create table step (
  id uuid primary key,
  step text not null,
  task_id text not null,
  process_id text not null,
  subject_id uuid not null,
  case_id uuid,
  holder_id uuid not null,
  organisation_id uuid not null,
  seat text not null,
  title text not null,
  due_on date,
  asked_by uuid,
  opened_at timestamptz not null,
  ended_at timestamptz,
  done_by uuid,
  done_in text,
  outcome text
);
-- One step of a kind per subject: two people doing it at once meet here.
create unique index step_open on step (subject_id, step) where ended_at is null;
create index step_inbox on step (organisation_id, seat, due_on, opened_at) where ended_at is null;
create index step_case on step (case_id, opened_at);
create index step_task on step (task_id);
create index step_subject on step (subject_id, opened_at);
