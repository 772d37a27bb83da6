-- A day that differs from the plain week: a holiday, a day off in lieu, or a worked Saturday.
create table calendar_day (
  holder_id uuid not null,
  day date not null,
  working boolean not null,
  name text not null,
  primary key (holder_id, day)
);
