/**
 * The mails of the house: one outbox, from which they are sent in order per person, and the log of
 * them all.
 *
 * <p>A mail begins as a row of the {@code Outbox}, written in the transaction that caused it, under
 * a key that makes it the only one of its kind. While it is {@code COLLECTING} more can be added to
 * what it will say. When its time has come the {@link vn.dondoc.mail.LetterWriter} of its kind
 * writes the letter ({@code Writing}); from then on what it says is fixed. {@code Delivery} leases
 * what is {@code READY} in small batches, each over one connection, and marks each mail as soon as
 * the server has it; what fails is tried again, later each time, and is {@code DEAD} at last, for a
 * person to see.
 *
 * <p>Personal links stand in a stored letter as placeholders. Their secrets are kept beside it only
 * until the server has accepted it, and as a hash for as long as they work.
 *
 * <p>Uses base, calendar and organisation. Who has something to say writes it as a {@code
 * LetterWriter}.
 */
@ApplicationModule(allowedDependencies = {"base", "calendar", "organisation"})
@NullMarked
package vn.dondoc.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
