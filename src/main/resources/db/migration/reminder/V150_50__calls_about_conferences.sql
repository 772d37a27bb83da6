-- A call is also about an invitation to a conference.
alter table reminder_call add column review_id uuid;
update reminder_call c set review_id = (
    select a.review_id from attendee a join conference v on v.review_id = a.review_id
    where a.person_id = c.person_id and v.holder_id = c.holder_id and v.convened_at is not null
    order by v.convened_at desc limit 1)
where c.kind = 'CONFERENCE';
delete from reminder_call where kind = 'CONFERENCE' and called_at is null;

-- Each thing stands once among the calls to make; what was rung up about may be asked for anew on the same day.
do $$
declare old text;
begin
  select i.indexrelid::regclass into old from pg_index i
  where i.indrelid = 'reminder_call'::regclass and i.indisunique and not i.indisprimary;
  execute 'drop index ' || old;
end $$;
create unique index reminder_call_open on reminder_call (
  holder_id, organisation_id, coalesce(person_id, organisation_id), coalesce(step_id, follow_up_id, review_id), kind, asked_on)
  where called_at is null;
