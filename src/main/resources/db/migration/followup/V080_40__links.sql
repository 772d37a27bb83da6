-- Evidence that stands elsewhere: addresses of pages, in the order given.
create table progress_link (
  progress_id uuid not null references progress,
  address text not null check (address ~* '^https?://'),
  position integer not null,
  primary key (progress_id, position)
);
create trigger append_only before update or delete on progress_link
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on progress_link
  for each statement execute function refuse_change();

create or replace function refuse_late_evidence() returns trigger language plpgsql as $$
declare
  late boolean;
begin
  if tg_table_name = 'contribution_file' then
    late := exists (select from follow_up_history where contribution_id = new.contribution_id);
  else
    late := exists (select from follow_up_history where progress_id = new.progress_id);
  end if;
  if late then
    raise exception 'the history has already taken this down: %', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger before_its_entry before insert on progress_link
  for each row execute function refuse_late_evidence();

-- As before, and every address; what was reported without any keeps its hash.
create or replace view progress_evidence as
  select r.id, case when links.hashes is null then r.hash else sha256(r.hash || links.hashes) end as hash
  from (
    select p.id, sha256(record_send(row(p.id, p.follow_up_id, p.reported_on, p.reported_at, p.reported_by,
        in_utf8(p.post), p.organisation_id, p.on_behalf_of, in_utf8(p.source), p.percent, in_utf8(p.words),
        in_utf8(p.difficulty), files.hashes))) as hash
    from progress p left join (
      select h.progress_id, string_agg(int4send(h.position) || stored_file_hash(f), ''::bytea order by h.position) as hashes
      from progress_file h join stored_file f on f.id = h.file_id group by h.progress_id) files on files.progress_id = p.id) r
  left join (
    select l.progress_id, string_agg(record_send(row(l.position, in_utf8(l.address))), ''::bytea order by l.position) as hashes
    from progress_link l group by l.progress_id) links on links.progress_id = r.id;
