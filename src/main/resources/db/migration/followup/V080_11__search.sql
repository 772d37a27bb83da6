-- What is searched, made once: the index finds what may hold a word, and looking again at each of these was what took
-- the time.
drop index follow_up_text;
alter table follow_up add column search_text text generated always as (search_key(text)) stored;
create index follow_up_search on follow_up using gin (search_text gin_trgm_ops);
