package vn.dondoc.discussion;

import java.util.UUID;

/** With the notice, every author of an opinion sees the answer to it. */
public record AnswersReleased(UUID reviewId) {}
