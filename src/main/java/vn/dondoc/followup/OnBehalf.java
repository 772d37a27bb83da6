package vn.dondoc.followup;

/**
 * The office enters something for a unit.
 *
 * @param source how it came to know, in words: a telephone call, a letter, a visit
 */
public record OnBehalf(String source) {}
