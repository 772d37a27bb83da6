package vn.dondoc.followup;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.Files;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;
import vn.dondoc.workflow.Steps.Claimed;

/**
 * What a unit and the office do with a follow-up on its straight way: taking it on or declining it,
 * reporting, confirming. What the office does for a unit says how the office came to know.
 */
@Service
@Transactional
public class FollowUpActions {
  private final Acts acts;
  private final ProgressEntries progressEntries;
  private final Completions completions;
  private final ContributionRows contributions;
  private final HowFar howFar;
  private final EntryRows entries;
  private final HistoryEntries history;
  private final OwnCompletion ownCompletion;
  private final Organisations organisations;
  private final Steps steps;
  private final Files files;
  private final ApplicationEventPublisher events;

  FollowUpActions(
      Acts acts,
      ProgressEntries progressEntries,
      Completions completions,
      ContributionRows contributions,
      HowFar howFar,
      EntryRows entries,
      HistoryEntries history,
      OwnCompletion ownCompletion,
      Organisations organisations,
      Steps steps,
      Files files,
      ApplicationEventPublisher events) {
    this.acts = acts;
    this.progressEntries = progressEntries;
    this.completions = completions;
    this.contributions = contributions;
    this.howFar = howFar;
    this.entries = entries;
    this.history = history;
    this.ownCompletion = ownCompletion;
    this.organisations = organisations;
    this.steps = steps;
    this.files = files;
    this.events = events;
  }

  public void acknowledge(UUID id) {
    acknowledge(id, null);
  }

  public void acknowledge(UUID id, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = acts.open(id);
    Act act = acts.forLead(followUp, onBehalf);
    Claimed step = steps.claim(Step.ACKNOWLEDGE, id);
    acknowledge(followUp, act);
    steps.complete(step, Outcome.ACCEPTED, act.actor());
    acts.entered(act, FollowUpEvent.ACKNOWLEDGED, null, null);
  }

  public void decline(UUID id, String reason) {
    decline(id, reason, null);
  }

  /** The chair decides on what was declined; what the chair has insisted upon cannot be. */
  public void decline(UUID id, String reason, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = acts.open(id);
    Act act = acts.forLead(followUp, onBehalf);
    Claimed step = steps.claim(Step.ACKNOWLEDGE, id);
    String why = Words.required(reason, "followUp.reasonMissing");
    Lifecycle before = followUp.lifecycle;
    followUp.decline(act.personId());
    acts.write(act, act.entry(FollowUpEvent.DECLINED).change(before, followUp.lifecycle).said(why));
    acts.lapseExtension(act);
    steps.complete(step, Outcome.DECLINED, act.actor());
    acts.entered(act, FollowUpEvent.DECLINED, null, null);
  }

  public void reportProgress(UUID id, ProgressEntry entry) {
    reportProgress(id, entry, null);
  }

  /** Takes the follow-up on too, when that has not been done yet. */
  public void reportProgress(UUID id, ProgressEntry entry, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = acts.open(id);
    Act act = acts.forLead(followUp, onBehalf);
    boolean untaken = followUp.lifecycle == Lifecycle.ASSIGNED;
    Claimed step = steps.claim(untaken ? Step.ACKNOWLEDGE : Step.CARRY_OUT, id);
    Progress report = report(followUp, act, entry.percent(), entry);
    if (untaken) {
      acknowledge(followUp, act);
    }
    int before = followUp.percent;
    followUp.progress(entry.percent(), act.personId());
    progressEntries.saveAndFlush(report);
    acts.write(
        act,
        act.entry(FollowUpEvent.PROGRESS_REPORTED)
            .change(before, followUp.percent)
            .said(report.words)
            .with(report));
    if (untaken) {
      steps.complete(step, Outcome.ACCEPTED, act.actor());
    }
    acts.entered(act, FollowUpEvent.PROGRESS_REPORTED, report.id, null);
  }

  public void complete(UUID id, ProgressEntry entry) {
    complete(id, entry, Set.of(), null);
  }

  /**
   * Reports it done: this day counts if the office confirms this report. What was open beside it
   * lapses.
   *
   * @param without the coordinating units whose parts are missing, as the lead says that it knows
   * @throws DomainException when a part is missing that is not among them
   */
  public void complete(
      UUID id, ProgressEntry entry, Set<UUID> without, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = acts.open(id);
    Act act = acts.forLead(followUp, onBehalf);
    boolean untaken = followUp.lifecycle == Lifecycle.ASSIGNED;
    Claimed step = steps.claim(untaken ? Step.ACKNOWLEDGE : Step.CARRY_OUT, id);
    String leftOut = completeWithout(act, without);
    Progress report = progressEntries.saveAndFlush(report(followUp, act, 100, entry));
    if (untaken) {
      acknowledge(followUp, act);
      steps.complete(step, Outcome.ACCEPTED, act.actor());
      step = steps.claim(Step.CARRY_OUT, id);
    }
    Lifecycle before = followUp.lifecycle;
    completions.save(new Completion(report, followUp.percent));
    followUp.complete(report.reportedOn, act.personId());
    acts.write(
        act,
        act.entry(FollowUpEvent.COMPLETION_REPORTED)
            .change(before, followUp.lifecycle)
            .said(report.words)
            .without(leftOut)
            .with(report));
    acts.lapseExtension(act);
    steps.complete(step, Outcome.DONE, act.actor());
    acts.entered(act, FollowUpEvent.COMPLETION_REPORTED, report.id, null);
  }

  /**
   * Nobody confirms a completion that they, or somebody they stand in for, submitted, entered or
   * corrected; nor one that its unit disputes.
   */
  public void confirm(UUID id) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.CONFIRM_COMPLETION);
    Claimed step = steps.claim(Step.CONFIRM_COMPLETION, id);
    Completion completion = undecided(id);
    entries
        .findByProgressId(completion.progressId)
        .ifPresent(
            entry -> {
              if (entry.state == EntryState.DISPUTED) {
                throw new DomainException("followUp.completionDisputed");
              }
              if (ownCompletion.isOne(entry.correctedBy)) {
                throw new DomainException("followUp.ownCompletion");
              }
            });
    if (ownCompletion.isOwn(completion, history.findByFollowUpIdOrderByPositionDesc(id))) {
      throw new DomainException("followUp.ownCompletion");
    }
    completion.confirm(act.personId(), act.now());
    Lifecycle before = followUp.lifecycle;
    followUp.confirm(act.personId());
    acts.write(act, act.entry(FollowUpEvent.CONFIRMED).change(before, followUp.lifecycle));
    steps.complete(step, Outcome.CONFIRMED, act.actor());
    events.publishEvent(new FollowUpEnded(id, followUp.reviewId));
  }

  /** Something is lacking: the unit goes on, today counts again, and so do the missing parts. */
  public void sendBack(UUID id, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.CONFIRM_COMPLETION);
    Claimed step = steps.claim(Step.CONFIRM_COMPLETION, id);
    String why = Words.required(reason, "followUp.reasonMissing");
    Completion completion = undecided(id);
    completion.sendBack(why, act.personId(), act.now());
    Lifecycle before = followUp.lifecycle;
    followUp.sendBack(act.personId());
    howFar.recount(followUp);
    contributions.missing(id).forEach(Contribution::reopen);
    acts.write(
        act, act.entry(FollowUpEvent.SENT_BACK).change(before, followUp.lifecycle).said(why));
    steps.complete(step, Outcome.SENT_BACK, act.actor());
  }

  private void acknowledge(FollowUp followUp, Act act) {
    Lifecycle before = followUp.lifecycle;
    followUp.acknowledge(act.personId());
    acts.write(act, act.entry(FollowUpEvent.ACKNOWLEDGED).change(before, followUp.lifecycle));
  }

  /** The names of the units whose parts lapse; null when none is missing. */
  private @Nullable String completeWithout(Act act, Set<UUID> without) {
    List<Contribution> missing = contributions.missing(act.followUp().id);
    if (missing.isEmpty()) {
      return null;
    }
    String names =
        missing.stream()
            .map(part -> organisations.get(part.unitId).name())
            .collect(Collectors.joining(", "));
    if (!missing.stream().allMatch(part -> without.contains(part.unitId))) {
      throw new DomainException("followUp.partsMissing", names);
    }
    missing.forEach(part -> part.lapse(act.now()));
    return names;
  }

  private Progress report(FollowUp followUp, Act act, int percent, ProgressEntry entry) {
    String words = Words.required(entry.words(), "followUp.wordsMissing");
    String difficulty = Words.optional(entry.difficulty());
    List<String> links = entry.checkedLinks();
    List<UUID> stored =
        entry.files().stream().map(file -> files.store(file.name(), file.content())).toList();
    return new Progress(
        followUp.id,
        act.actor(),
        act.unitId(),
        act.source(),
        percent,
        words,
        difficulty,
        stored,
        links,
        act.now());
  }

  private Completion undecided(UUID id) {
    return completions
        .findByFollowUpIdAndDecisionIsNull(id)
        .orElseThrow(() -> new DomainException("followUp.notNow.IN_PROGRESS"));
  }
}
