-- How far it really was, by the office's correction of a disputed entry.
alter table entry_on_behalf add column corrected_percent integer check (corrected_percent between 0 and 100);
create unique index entry_of_progress on entry_on_behalf (progress_id) where progress_id is not null;
alter table follow_up_history add column without_units text;
alter table follow_up_history add column part_of uuid references organisation;
