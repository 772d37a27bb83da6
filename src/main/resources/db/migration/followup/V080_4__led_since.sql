-- Since when its lead leads, where that is not the first: reports of a former lead do not tell how far this one is.
alter table follow_up add column led_since timestamptz;
update follow_up set led_since = (select max(at) from follow_up_history h
  where h.follow_up_id = follow_up.id and h.event = 'REASSIGNED');
