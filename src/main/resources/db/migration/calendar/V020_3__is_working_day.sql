-- Whether a union works on a day.
create function is_working_day(holder uuid, asked date) returns boolean
  language sql stable as $$
  select coalesce(
    (select c.working from calendar_day c where c.holder_id = holder and c.day = asked),
    extract(isodow from asked) < 6)
$$;
