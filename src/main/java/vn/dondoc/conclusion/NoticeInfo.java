package vn.dondoc.conclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The numbered document that issued a conclusion.
 *
 * @param label as it stands on the document, for example 05/TB-LHH
 */
public record NoticeInfo(
    int number, String label, LocalDate issuedOn, Instant issuedAt, UUID issuedBy) {}
