package vn.dondoc.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to go out.
 *
 * @param key what makes it the only one: under one key there is one mail, however often it is
 *     posted
 * @param holderId the union that it comes from
 * @param notBefore when its letter is written and it goes out, at the earliest
 */
public record NewMail(
    String key, MailKind kind, UUID personId, @Nullable UUID holderId, Instant notBefore) {}
