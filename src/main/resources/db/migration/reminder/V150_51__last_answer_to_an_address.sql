-- Whether the last mail to an address was accepted or refused.
create index mail_finished on mail (person_id, turn desc) where state in ('SENT', 'DEAD');
