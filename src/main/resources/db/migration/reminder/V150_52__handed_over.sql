-- Which deputy has been told, when the absence began, what stands of the work they stand in for.
create table reminder_handed_over (
  appointment_id uuid primary key references appointment on delete cascade,
  day date not null
);
-- Whose absence has begun already had their mornings.
insert into reminder_handed_over (appointment_id, day)
select id, from_day from appointment where deputy_of is not null and from_day < current_date;
