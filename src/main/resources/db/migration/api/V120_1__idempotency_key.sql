-- What was answered to a request that creates, under the key its sender gave it: asked again, it is answered the same.
create table idempotency_key (
  person_id uuid not null references person,
  key text not null,
  request_hash text not null,
  -- Null only inside the transaction that creates.
  body text,
  created_at timestamptz not null,
  primary key (person_id, key)
);
create index on idempotency_key (created_at);
