-- Each entry of a history carries the hash of the one before it and its own over everything it says: one chain per
-- follow-up. The database fills them, so that no way of writing an entry can leave them out.
alter table follow_up_history
  add column contribution_id uuid references contribution,
  -- What the office had in hand when it entered something for a unit.
  add column source_file_id uuid references stored_file,
  add column evidence_hash bytea,
  add column previous_hash bytea,
  add column hash bytea;
create index on follow_up_history (progress_id) where progress_id is not null;
create index on follow_up_history (contribution_id) where contribution_id is not null;

-- What is hashed is written in PostgreSQL's own binary form, in which no two things look alike, nothing is not the empty
-- text, and no setting of a session writes a time differently. Only text would follow the encoding of the session.
create function in_utf8(value text) returns bytea
  language sql immutable parallel safe as $$ select convert_to(value, 'UTF8') $$;

-- Every byte of a file, and what it is called.
create function stored_file_hash(f stored_file) returns bytea
  language sql stable parallel safe as $$
  select sha256(record_send(row(f.id, in_utf8(f.name), in_utf8(f.media_type), f.size, sha256(f.content))))
$$;

-- What was reported, with its files. As views, so that all of it is computed anew in one go.
create view progress_evidence as
  select p.id, sha256(record_send(row(p.id, p.follow_up_id, p.reported_on, p.reported_at, p.reported_by,
      in_utf8(p.post), p.organisation_id, p.on_behalf_of, in_utf8(p.source), p.percent, in_utf8(p.words),
      in_utf8(p.difficulty), files.hashes))) as hash
  from progress p left join (
    select h.progress_id, string_agg(int4send(h.position) || stored_file_hash(f), ''::bytea order by h.position) as hashes
    from progress_file h join stored_file f on f.id = h.file_id group by h.progress_id) files on files.progress_id = p.id;
-- Without the unit: where another takes its place, it takes over what was reported.
create view contribution_evidence as
  select c.id, sha256(record_send(row(c.id, c.follow_up_id, c.reported_on, c.reported_at, c.reported_by,
      in_utf8(c.post), c.on_behalf_of, in_utf8(c.source), in_utf8(c.words), files.hashes))) as hash
  from contribution c left join (
    select h.contribution_id, string_agg(int4send(h.position) || stored_file_hash(f), ''::bytea order by h.position) as hashes
    from contribution_file h join stored_file f on f.id = h.file_id group by h.contribution_id) files
    on files.contribution_id = c.id;
create function history_evidence_hash(progress bytea, contribution bytea, source_file bytea) returns bytea
  language sql immutable parallel safe as $$
  select case when coalesce(progress, contribution, source_file) is not null
    then sha256(record_send(row(progress, contribution, source_file))) end
$$;

create function history_entry_hash(e follow_up_history) returns bytea
  language sql stable parallel safe as $$
  select sha256(record_send(row(e.previous_hash, e.id, e.follow_up_id, e.position, in_utf8(e.event), e.at, e.person_id,
    in_utf8(e.post), e.organisation_id, e.on_behalf_of, in_utf8(e.source), in_utf8(e.old_value), in_utf8(e.new_value),
    in_utf8(e.words), in_utf8(e.without_units), e.part_of, e.progress_id, e.contribution_id, e.source_file_id,
    e.evidence_hash)))
$$;

create function chain_history_entry() returns trigger language plpgsql as $$
begin
  if new.position = 1 then
    new.previous_hash := '';
  else
    select hash into new.previous_hash from follow_up_history
      where follow_up_id = new.follow_up_id and position = new.position - 1;
    if new.previous_hash is null then
      raise exception 'the history of % has no entry % to go on from', new.follow_up_id, new.position - 1
        using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  new.evidence_hash := history_evidence_hash(
    (select hash from progress_evidence where id = new.progress_id),
    (select hash from contribution_evidence where id = new.contribution_id),
    (select stored_file_hash(f) from stored_file f where id = new.source_file_id));
  new.hash := history_entry_hash(new);
  return new;
end $$;

-- What was written before there was a chain is chained as it stands.
alter table follow_up_history disable trigger append_only;
update follow_up_history e set evidence_hash = history_evidence_hash(p.hash, null, null)
  from progress_evidence p where p.id = e.progress_id;
do $$
declare
  length integer := (select coalesce(max(position), 0) from follow_up_history);
begin
  for place in 1 .. length loop
    update follow_up_history e
      set previous_hash = coalesce(
        (select b.hash from follow_up_history b where b.follow_up_id = e.follow_up_id and b.position = place - 1), '')
      where position = place;
    update follow_up_history e set hash = history_entry_hash(e) where position = place;
  end loop;
end $$;
alter table follow_up_history enable trigger append_only;
alter table follow_up_history
  alter column previous_hash set not null,
  alter column hash set not null,
  add check (position > 0);

create trigger chain before insert on follow_up_history
  for each row execute function chain_history_entry();

-- Evidence comes before the entry that covers it, and none is slipped in afterwards.
create function refuse_late_evidence() returns trigger language plpgsql as $$
declare
  late boolean;
begin
  if tg_table_name = 'progress_file' then
    late := exists (select from follow_up_history where progress_id = new.progress_id);
  else
    late := exists (select from follow_up_history where contribution_id = new.contribution_id);
  end if;
  if late then
    raise exception 'the history has already taken this down: %', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger before_its_entry before insert on progress_file
  for each row execute function refuse_late_evidence();
create trigger before_its_entry before insert on contribution_file
  for each row execute function refuse_late_evidence();

create trigger append_only before update or delete on contribution_file
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on contribution_file
  for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on progress
  for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on progress_file
  for each statement execute function refuse_change();
-- A stored file can be given up while nothing holds it, never changed.
create trigger never_changed before update on stored_file
  for each row execute function refuse_change();
create trigger never_changed_truncate before truncate on stored_file
  for each statement execute function refuse_change();
