-- News is of a follow-up or of a conference.
alter table reminder_news
  alter column follow_up_id drop not null,
  add column review_id uuid,
  add check ((follow_up_id is null) <> (review_id is null));
