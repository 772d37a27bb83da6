-- Through which channel somebody did a thing, where it was not signed in, and whose deputy they were.
alter table follow_up_history
  add column channel text,
  add column deputy_for uuid references person;

-- Where neither is said the hash is what it always was.
create or replace function history_entry_hash(e follow_up_history) returns bytea
  language sql stable parallel safe as $$
  select case when e.channel is null and e.deputy_for is null then
    sha256(record_send(row(e.previous_hash, e.id, e.follow_up_id, e.position, in_utf8(e.event), e.at, e.person_id,
      in_utf8(e.post), e.organisation_id, e.on_behalf_of, in_utf8(e.source), in_utf8(e.old_value), in_utf8(e.new_value),
      in_utf8(e.words), in_utf8(e.without_units), e.part_of, e.progress_id, e.contribution_id, e.source_file_id,
      e.evidence_hash)))
  else
    sha256(record_send(row(e.previous_hash, e.id, e.follow_up_id, e.position, in_utf8(e.event), e.at, e.person_id,
      in_utf8(e.post), e.organisation_id, e.on_behalf_of, in_utf8(e.source), in_utf8(e.old_value), in_utf8(e.new_value),
      in_utf8(e.words), in_utf8(e.without_units), e.part_of, e.progress_id, e.contribution_id, e.source_file_id,
      e.evidence_hash, in_utf8(e.channel), e.deputy_for)))
  end
$$;
