-- What a program of a person signs in with. Only a hash of the secret is stored.
create table personal_token (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  secret_hash text not null unique,
  created_at timestamptz not null,
  -- The last day on which it works.
  expires_on date not null,
  last_used_on date,
  revoked_at timestamptz
);
create index on personal_token (person_id);
