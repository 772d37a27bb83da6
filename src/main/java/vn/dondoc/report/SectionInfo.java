package vn.dondoc.report;

import java.util.UUID;

/** A section of the union's report as it stands now. */
public record SectionInfo(UUID id, int position, String title, String text) {}
