package vn.dondoc.mail;

import java.time.Instant;

/**
 * A mail was posted, in the transaction that still may be rolled back.
 *
 * @param due when it goes out at the earliest
 */
record MailPosted(Instant due) {}
