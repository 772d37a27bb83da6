-- When the unit was last asked how it stands.
alter table follow_up add column reminded_on date;

-- The first page of the list, however many rows there are: by text, by the day of assignment. What is sorted by other
-- columns has been narrowed before.
create index follow_up_by_text on follow_up (holder_id, (left(text, 200) collate "vi-x-icu"), id);
create index follow_up_by_assigned on follow_up (holder_id, assigned_on, id);
-- For the choices beside the list, found by stepping from value to value, and for filtering by them.
create index follow_up_by_assigner on follow_up (holder_id, assigned_by);
create index follow_up_by_field on follow_up (holder_id, field) where field is not null;
create index follow_up_waiting on follow_up (holder_id, submitted_on) where lifecycle = 'AWAITING_CONFIRMATION';
-- To the other side: who coordinates in what. The key is already there from the follow-up's side.
drop index follow_up_coordinating_unit_unit_id_idx;
create index follow_up_coordinating_by_unit on follow_up_coordinating_unit (unit_id, follow_up_id);

-- Lists that a person comes back to: the address says what is in them.
create table follow_up_saved_view (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  query text not null,
  saved_at timestamptz not null
);
create unique index on follow_up_saved_view (person_id, (lower(name)));
