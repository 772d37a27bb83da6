-- What came through a personal link, so that whoever sends the very same twice is shown that it has arrived.
create table answer_receipt (
  secret_hash text primary key,
  content_hash text not null,
  person_id uuid not null references person,
  follow_up_id uuid not null references follow_up,
  received_at timestamptz not null
);
create index on answer_receipt (received_at);
