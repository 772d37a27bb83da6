package vn.dondoc.mail;

/** Something that comes with a letter, such as a day for the calendar. */
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record Attachment(String name, String mediaType, byte[] content) {}
