create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Immutable, so that it can be indexed; vn.dondoc.base.SearchKey is its twin.
create function search_key(value text) returns text
  language sql immutable parallel safe strict
  return btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))), '\s+', ' ', 'g'));

create table stored_file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  content bytea not null,
  size bigint not null,
  stored_at timestamptz not null
);
