-- Organisations found by a part of their name, accents or not.
create index organisation_name on organisation using gin (search_key(name) gin_trgm_ops);
