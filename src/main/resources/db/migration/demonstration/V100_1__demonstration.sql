-- Where the clock of the demonstration stands; no row in a real deployment.
create table demonstration_clock (
  id integer primary key default 1 check (id = 1),
  instant timestamptz not null
);
