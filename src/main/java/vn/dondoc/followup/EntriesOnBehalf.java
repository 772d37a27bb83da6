package vn.dondoc.followup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * What a unit says to an entry that the office made for it. It may leave it unanswered; what it
 * disputes does not count until the office has corrected it.
 */
@Service
@Transactional
public class EntriesOnBehalf {
  private final Acts acts;
  private final EntryRows entries;
  private final HowFar howFar;
  private final Steps steps;

  EntriesOnBehalf(Acts acts, EntryRows entries, HowFar howFar, Steps steps) {
    this.acts = acts;
    this.entries = entries;
    this.howFar = howFar;
    this.steps = steps;
  }

  /** The unit stands by it. */
  public void confirm(UUID entryId) {
    FollowUp followUp = open(entryId);
    EntryOnBehalf entry = entry(entryId);
    Act act = acts.forUnit(followUp, entry.unitId, null);
    steps.claim(Step.CONFIRM_FOLLOW_UP_ENTRY, entryId);
    entry.confirm(act.personId(), act.now());
    acts.write(act, act.entry(FollowUpEvent.ENTRY_CONFIRMED));
    steps.complete(Step.CONFIRM_FOLLOW_UP_ENTRY, entryId, Outcome.CONFIRMED, act.actor());
  }

  /** It was otherwise: the office corrects it, and until then it does not count. */
  public void dispute(UUID entryId, String reason) {
    FollowUp followUp = open(entryId);
    EntryOnBehalf entry = entry(entryId);
    Act act = acts.forUnit(followUp, entry.unitId, null);
    steps.claim(Step.CONFIRM_FOLLOW_UP_ENTRY, entryId);
    String why = Words.required(reason, "followUp.reasonMissing");
    int before = followUp.percent;
    entry.dispute(why, act.personId(), act.now());
    howFar.recount(followUp);
    acts.write(
        act, act.entry(FollowUpEvent.ENTRY_DISPUTED).change(before, followUp.percent).said(why));
    steps.complete(Step.CONFIRM_FOLLOW_UP_ENTRY, entryId, Outcome.DISPUTED, act.actor());
  }

  /**
   * The office puts it right, and the unit is asked once more. Both versions stay.
   *
   * @param percent how far it really was; only for an entry of progress
   */
  public void correct(UUID entryId, String words, @Nullable Integer percent) {
    FollowUp followUp = open(entryId);
    EntryOnBehalf entry = entry(entryId);
    Act act = acts.as(followUp, Right.ENTER_ON_BEHALF);
    steps.claim(Step.CORRECT_FOLLOW_UP_ENTRY, entryId);
    String said = Words.required(words, "followUp.wordsMissing");
    int before = followUp.percent;
    entry.correct(
        said,
        entry.kind == FollowUpEvent.PROGRESS_REPORTED ? percent : null,
        act.personId(),
        act.now());
    howFar.recount(followUp);
    acts.write(
        act,
        act.entry(FollowUpEvent.ENTRY_CORRECTED)
            .onBehalf(entry.unitId, entry.source)
            .change(before, followUp.percent)
            .said(said));
    steps.complete(Step.CORRECT_FOLLOW_UP_ENTRY, entryId, Outcome.CORRECTED, act.actor());
  }

  /** Locked first and looked at then: whoever comes second sees what the first has done. */
  private FollowUp open(UUID entryId) {
    return acts.open(entries.followUpOf(entryId).orElseThrow(NotFound::new));
  }

  private EntryOnBehalf entry(UUID id) {
    return entries.findById(id).orElseThrow(NotFound::new);
  }
}
