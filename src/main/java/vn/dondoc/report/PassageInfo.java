package vn.dondoc.report;

import java.util.UUID;

/** Where a passage of a section came from. */
public record PassageInfo(
    UUID associationReportId, UUID organisationId, Passage passage, String text) {}
