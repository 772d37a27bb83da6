create table review (
  id uuid primary key,
  holder_id uuid not null references organisation,
  title text not null,
  period_from date not null,
  period_to date not null,
  planned_from date not null,
  planned_to date not null,
  reports_due date not null,
  conference_on date not null,
  opened_at timestamptz not null,
  opened_by uuid not null references person,
  opened_in text not null,
  previous_id uuid references review,
  illustrative boolean not null default false,
  version integer not null
);
create index on review (holder_id, opened_at);

-- What the review took over from those before it; the follow-up keeps its own review.
create table taken_over (
  review_id uuid not null references review,
  follow_up_id uuid not null,
  primary key (review_id, follow_up_id)
);
create index on taken_over (follow_up_id);

-- What the author of an opinion is shown: the answer, and later that what they asked for is done.
create table opinion_news (
  opinion_id uuid not null,
  kind text not null,
  author_id uuid not null references person,
  review_id uuid not null references review,
  since timestamptz not null,
  seen_at timestamptz,
  primary key (opinion_id, kind)
);
create index on opinion_news (author_id) where seen_at is null;
