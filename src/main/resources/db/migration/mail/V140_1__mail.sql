-- The outbox, and the log of what became of each mail.
create table mail (
  id uuid primary key,
  -- What makes it the only one: digest:<person>:<holder>:<day>; <kind>:<person>:<holder>:<begin of the window>.
  key text not null unique,
  kind text not null,
  holder_id uuid references organisation,
  person_id uuid not null references person,
  state text not null,
  created_at timestamptz not null,
  -- Not written before; collects until then.
  not_before timestamptz not null,
  -- The letter, once written. Personal links stand in it as ~<id of the link>~.
  address text,
  subject text,
  html text,
  text text,
  unsubscribable boolean not null default false,
  written_at timestamptz,
  -- The order in which mails became ready: nobody gets the later before the earlier.
  turn bigint,
  tries integer not null default 0,
  next_try_at timestamptz,
  last_error text,
  -- The node that is sending it, and until when (by the database's clock, which all nodes share).
  leased_by text,
  leased_until timestamptz,
  sent_at timestamptz,
  -- How often a person had it sent again.
  resent integer not null default 0,
  resent_at timestamptz,
  resent_by uuid references person
);
create sequence mail_turn;
-- One mail of a kind collects for a person; a digest is one by its day.
create unique index mail_collecting on mail (person_id, coalesce(holder_id, person_id), kind)
  where state = 'COLLECTING' and kind not in ('DIGEST', 'INVITATION');
create index mail_due on mail (not_before) where state = 'COLLECTING';
create index mail_ready on mail (turn) where state in ('READY', 'SENDING');
create index mail_open_of_person on mail (person_id, turn) where state in ('READY', 'SENDING');
create index mail_log on mail (holder_id, created_at desc);
create index mail_of_person on mail (person_id, created_at desc);

create table mail_attachment (
  mail_id uuid not null references mail,
  position integer not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  primary key (mail_id, position)
);

-- A personal link. The secret is there only until the server has accepted the mail.
create table mail_link (
  id uuid primary key,
  mail_id uuid not null references mail,
  purpose text not null,
  person_id uuid not null references person,
  subject_id uuid,
  secret text,
  secret_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index on mail_link (mail_id);
create index on mail_link (person_id) where used_at is null and revoked_at is null;
