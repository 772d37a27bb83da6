-- What one direct assignment gave out is listed together.
create index on follow_up (assignment_id) where assignment_id is not null;
