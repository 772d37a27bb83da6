-- Each entry of a history carries the hash of the one before it and its own over everything it says: one chain per
-- follow-up. The database fills them, so that no way of writing an entry can leave them out.
alter table follow_up_history
  add column evidence_hash bytea,
  add column previous_hash bytea,
  add column hash bytea;
create index on follow_up_history (progress_id) where progress_id is not null;

-- What a progress entry says, and every byte of the files attached to it.
create function progress_evidence_hash(progress_id uuid) returns bytea
  language sql stable parallel safe as $$
  select sha256(convert_to(jsonb_build_array(
      p.id, p.follow_up_id, p.reported_on, (extract(epoch from p.reported_at) * 1000000)::bigint, p.reported_by, p.post,
      p.organisation_id, p.on_behalf_of, p.source, p.percent, p.words, p.difficulty,
      (select jsonb_agg(jsonb_build_array(pf.position, f.id, f.name, f.media_type, f.size,
            encode(sha256(f.content), 'hex')) order by pf.position)
        from progress_file pf left join stored_file f on f.id = pf.file_id where pf.progress_id = p.id))::text, 'UTF8'))
  from progress p where p.id = $1
$$;

-- Everything in the row, also what a later column says: what is null is left out, so that a new column changes no old
-- hash. JSON tells one text from two; time and bytes are written so that no setting of a session can write them differently.
create function history_entry_hash(e follow_up_history) returns bytea
  language sql stable parallel safe as $$
  select sha256(e.previous_hash || convert_to((
      jsonb_strip_nulls(to_jsonb(e) - '{hash,previous_hash,evidence_hash,at}'::text[])
        || jsonb_build_object('at', (extract(epoch from e.at) * 1000000)::bigint,
          'evidence_hash', encode(e.evidence_hash, 'hex')))::text, 'UTF8'))
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
  new.evidence_hash := case when new.progress_id is not null then progress_evidence_hash(new.progress_id) end;
  new.hash := history_entry_hash(new);
  return new;
end $$;

-- What was written before there was a chain is chained as it stands.
alter table follow_up_history disable trigger append_only;
update follow_up_history set evidence_hash = progress_evidence_hash(progress_id) where progress_id is not null;
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
begin
  if exists (select from follow_up_history where progress_id = new.progress_id) then
    raise exception 'the history has already taken down %', new.progress_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger before_its_entry before insert on progress_file
  for each row execute function refuse_late_evidence();

create trigger append_only_truncate before truncate on progress
  for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on progress_file
  for each statement execute function refuse_change();
-- A stored file can be given up while nothing holds it, never changed.
create trigger never_changed before update on stored_file
  for each row execute function refuse_change();
create trigger never_changed_truncate before truncate on stored_file
  for each statement execute function refuse_change();
