create table organisation (
  id uuid primary key,
  parent_id uuid references organisation,
  kind text not null,
  name text not null,
  short_name text,
  symbol text,
  place text,
  phone text,
  dissolved_on date,
  merged_into_id uuid references organisation,
  illustrative boolean not null default false,
  version integer not null
);
create index on organisation (parent_id);

-- The name until a day; the present name stands in organisation.
create table former_name (
  organisation_id uuid not null references organisation,
  until_day date not null,
  name text not null,
  primary key (organisation_id, until_day)
);

create table person (
  id uuid primary key,
  name text not null,
  email text,
  phone text,
  salutation text not null,
  language text not null,
  password_hash text,
  illustrative boolean not null default false,
  version integer not null
);
create unique index on person (lower(email));

create table appointment (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  post text not null,
  title text,
  representing_id uuid references organisation,
  from_day date not null,
  until_day date,
  illustrative boolean not null default false,
  version integer not null
);
create index on appointment (person_id);
create index on appointment (organisation_id, post);

-- A link that lets someone set a password once. Only a hash of it is stored.
create table invitation (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid references person,
  kind text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
