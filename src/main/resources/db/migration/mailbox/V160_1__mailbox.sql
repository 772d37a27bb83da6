-- What the mail server of the demonstration received, as it came; empty in a real deployment.
create table mailbox_mail (
  id uuid primary key,
  address text not null,
  received_at timestamptz not null,
  -- The order of coming, within one time.
  number bigint generated always as identity,
  subject text not null,
  attachments integer not null,
  message bytea not null
);
create index on mailbox_mail (address, received_at desc, number desc);
