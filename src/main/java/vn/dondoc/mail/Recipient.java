package vn.dondoc.mail;

import java.util.Locale;
import java.util.UUID;

/**
 * Whom a letter is for.
 *
 * @param salutation ông, bà or đồng chí
 */
public record Recipient(UUID personId, String name, String salutation, Locale language) {}
