package vn.dondoc.followup;

import java.util.List;
import org.springframework.stereotype.Component;

/** How far a follow-up is, by the latest report of its lead that counts. */
@Component
class HowFar {
  private final ProgressEntries progressEntries;
  private final EntryRows entries;
  private final Completions completions;

  HowFar(ProgressEntries progressEntries, EntryRows entries, Completions completions) {
    this.progressEntries = progressEntries;
    this.entries = entries;
    this.completions = completions;
  }

  /** Neither what is disputed counts nor a completion that was not confirmed. */
  void recount(FollowUp followUp) {
    if (followUp.isReportedDone()) {
      return;
    }
    List<Progress> reports = progressEntries.ofFollowUp(followUp.id);
    for (Progress report : reports) {
      EntryOnBehalf entry = entries.findByProgressId(report.id).orElse(null);
      if (!followUp.isOfPresentLead(report.reportedAt)
          || (entry != null && entry.state == EntryState.DISPUTED)
          || completions.existsByProgressId(report.id)) {
        continue;
      }
      followUp.stand(
          entry == null || entry.correctedPercent == null
              ? report.percent
              : entry.correctedPercent);
      return;
    }
    followUp.stand(0);
  }
}
