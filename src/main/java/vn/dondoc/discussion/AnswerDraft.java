package vn.dondoc.discussion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer as typed so far; nothing need be complete yet. */
public record AnswerDraft(
    @Nullable AnswerKind kind,
    @Nullable String words,
    @Nullable String proposedDirective,
    @Nullable Integer reportVersion,
    @Nullable UUID changedId) {}
