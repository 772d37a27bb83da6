-- What stood at a moment that figures were frozen at is told for ever: a change that is dated before it, because it
-- began before and came through later, or on a node whose clock is behind, counts from just after.
create table follow_up_settled (
  holder_id uuid primary key references organisation,
  until timestamptz not null
);

create or replace function write_follow_up_span() returns trigger language plpgsql as $$
declare
  at timestamptz;
begin
  if tg_op = 'UPDATE' then
    if (old.lead_id, old.review_id, old.lifecycle, old.due_on, old.original_due_on, old.submitted_on)
        is not distinct from (new.lead_id, new.review_id, new.lifecycle, new.due_on, new.original_due_on, new.submitted_on) then
      return null;
    end if;
  end if;
  -- Never before the span that it ends, so that no moment falls into two.
  select greatest(new.changed_at,
      (select until + interval '1 microsecond' from follow_up_settled where holder_id = new.holder_id),
      (select from_at from follow_up_span where follow_up_id = new.id and until_at = 'infinity'))
    into at;
  update follow_up_span set until_at = at where follow_up_id = new.id and until_at = 'infinity';
  insert into follow_up_span (follow_up_id, holder_id, review_id, lead_id, source_kind, lifecycle, due_on,
      original_due_on, submitted_on, percent, from_at)
    values (new.id, new.holder_id, new.review_id, new.lead_id, new.source_kind, new.lifecycle, new.due_on,
      new.original_due_on, new.submitted_on, new.percent, at);
  return null;
end $$;
