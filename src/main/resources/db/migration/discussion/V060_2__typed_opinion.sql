-- What someone is typing and has not recorded or handed in yet: one per person and review.
create table typed_opinion (
  review_id uuid not null references conference,
  person_id uuid not null,
  speaker_id uuid,
  organisation_id uuid,
  section_id uuid,
  key_task_id uuid,
  text text not null,
  primary key (review_id, person_id)
);
