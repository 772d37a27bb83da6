-- Counts working days through a stretch of time: from one day to another are number - number of them. A day off has the
-- number of the working day before it.
create function working_day_numbers(holder uuid, first date, last date)
  returns table (day date, working boolean, number integer)
  language sql stable as $$
  select d::date, works, (count(*) filter (where works) over (order by d))::integer
  from (
    select d, coalesce(c.working, extract(isodow from d) < 6) as works
    from generate_series(first, last, interval '1 day') d
    left join calendar_day c on c.holder_id = holder and c.day = d::date) days
$$;
