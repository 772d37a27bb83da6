package vn.dondoc.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the history found.
 *
 * @param entries how many entries were checked, of how many follow-ups
 * @param unsealed how many of them are under no seal yet
 * @param lastSeal none while nothing has been sealed, and where more than one holder was checked
 * @param breaches by follow-up and place; the first thousand
 * @param more how many there are beyond those
 */
public record HistoryReport(
    long entries,
    long followUps,
    long seals,
    long unsealed,
    @Nullable Seal lastSeal,
    List<Breach> breaches,
    int more) {
  public boolean holds() {
    return breaches.isEmpty();
  }
}
