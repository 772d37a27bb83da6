package vn.dondoc.conclusion;

import java.util.List;

/**
 * What saving a directive answers.
 *
 * @param version to be given with the next change
 */
public record DirectiveSaved(int version, List<Warning> warnings) {}
