package vn.dondoc.reminder;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.base.DomainException;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.ProgressEntry.Evidence;

/**
 * What somebody typed into the page behind a personal link.
 *
 * @param done whether it is reported as done, or how far it is
 * @param percent as it was typed
 * @param without the units whose parts the person says are missing
 */
record Answer(
    boolean done,
    String percent,
    String words,
    String difficulty,
    Set<UUID> without,
    List<Evidence> files) {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*%?");

  ProgressEntry entry() {
    return new ProgressEntry(done ? 100 : number(), words, difficulty, files);
  }

  /** How far, in words of the page: 100 when it is done. */
  int number() {
    if (done) {
      return 100;
    }
    if (percent.isBlank()) {
      throw new DomainException("followUp.percentMissing");
    }
    Matcher number = PERCENT.matcher(percent.strip());
    if (!number.matches() || Integer.parseInt(number.group(1)) > 100) {
      throw new DomainException("followUp.percentOutside");
    }
    return Integer.parseInt(number.group(1));
  }
}
