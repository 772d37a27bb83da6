package vn.dondoc.discussion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opinion as typed.
 *
 * @param speakerId who said it; when handed in: oneself, or null for the same
 * @param organisationId for which organisation; null for the one that the speaker represents
 * @param sectionId the section of the report that it is about, or null
 * @param keyTaskId the key task that it is about, or null; both null: the report as a whole
 */
public record OpinionDraft(
    @Nullable UUID speakerId,
    @Nullable UUID organisationId,
    @Nullable UUID sectionId,
    @Nullable UUID keyTaskId,
    String text) {}
