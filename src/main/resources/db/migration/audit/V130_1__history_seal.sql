-- Once a day the heads of all chains that have grown are sealed into one chain of the holder: what was written cannot
-- be rewritten from end to end either without the seals showing it.
create table history_seal (
  holder_id uuid not null references organisation,
  number integer not null check (number > 0),
  -- Everything written up to the end of this day is under it.
  day date not null,
  at timestamptz not null,
  -- How many entries are under it that were under none before.
  entries bigint not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (holder_id, number),
  unique (holder_id, day)
);
create table history_seal_head (
  holder_id uuid not null,
  number integer not null,
  follow_up_id uuid not null references follow_up,
  position integer not null,
  hash bytea not null,
  primary key (holder_id, number, follow_up_id),
  foreign key (holder_id, number) references history_seal deferrable initially deferred
);
create index on history_seal_head (follow_up_id, position);

-- How many seals each holder has, and up to which day was looked for what to seal; the row that whoever seals holds, so
-- that two nodes do not seal the same.
create table history_sealing (
  holder_id uuid primary key references organisation,
  seals integer not null,
  day date
);

create function history_seal_hash(s history_seal) returns bytea
  language sql stable parallel safe as $$
  select sha256(s.previous_hash
    || convert_to(jsonb_build_array(s.holder_id, s.number, s.day, (extract(epoch from s.at) * 1000000)::bigint,
        s.entries)::text, 'UTF8')
    || coalesce((select string_agg(uuid_send(h.follow_up_id) || int4send(h.position) || h.hash, ''::bytea
          order by h.follow_up_id)
        from history_seal_head h where h.holder_id = s.holder_id and h.number = s.number), ''))
$$;

create function chain_history_seal() returns trigger language plpgsql as $$
begin
  new.previous_hash := coalesce(
    (select hash from history_seal where holder_id = new.holder_id and number = new.number - 1), '');
  new.hash := history_seal_hash(new);
  return new;
end $$;
create trigger chain before insert on history_seal
  for each row execute function chain_history_seal();

create trigger append_only before update or delete on history_seal
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on history_seal
  for each statement execute function refuse_change();
create trigger append_only before update or delete on history_seal_head
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on history_seal_head
  for each statement execute function refuse_change();
