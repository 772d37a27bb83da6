package vn.dondoc.report;

import java.time.Instant;

/** What was typed is stored: the version to save on next time, and when. */
public record SavedText(int version, Instant savedAt) {}
