package vn.dondoc.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail whose letter is to be written now.
 *
 * @param holderId the union that it comes from
 */
public record MailToWrite(
    UUID id, MailKind kind, @Nullable UUID holderId, Recipient recipient, LetterLinks links) {}
