-- What has been given up is counted on every page of whoever watches the mail.
create index mail_given_up on mail (holder_id) where state = 'DEAD';
