-- Who stands in for somebody during an absence holds their post for that time.
alter table appointment add column deputy_of uuid references appointment;
create index on appointment (deputy_of) where deputy_of is not null;
