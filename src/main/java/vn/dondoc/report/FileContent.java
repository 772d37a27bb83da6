package vn.dondoc.report;

/** A file for download. */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record FileContent(String name, String mediaType, byte[] bytes) {}
