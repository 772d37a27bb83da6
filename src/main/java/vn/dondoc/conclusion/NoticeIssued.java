package vn.dondoc.conclusion;

import java.time.Instant;
import java.util.UUID;

/** A notice was issued; what it assigns has not been assigned yet. */
public record NoticeIssued(
    UUID reviewId, UUID holderId, String label, Instant issuedAt, UUID issuedBy) {}
