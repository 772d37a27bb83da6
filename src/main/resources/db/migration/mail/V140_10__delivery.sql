-- How often the connection was cut while this mail was under way; makes the next try later, but never the last.
alter table mail add cuts integer not null default 0;
