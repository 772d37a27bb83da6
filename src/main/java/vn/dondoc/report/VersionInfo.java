package vn.dondoc.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of the union's report, without its text. */
public record VersionInfo(int number, Instant savedAt, UUID savedBy, @Nullable String note) {}
