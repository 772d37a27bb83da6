package vn.dondoc.followup;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.Files;
import vn.dondoc.base.NotFound;
import vn.dondoc.followup.ProgressEntry.Evidence;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/** The parts of the coordinating units: each reports its own, and only its own. */
@Service
@Transactional
public class Contributions {
  private final Acts acts;
  private final ContributionRows contributions;
  private final Steps steps;
  private final Files files;

  Contributions(Acts acts, ContributionRows contributions, Steps steps, Files files) {
    this.acts = acts;
    this.contributions = contributions;
    this.steps = steps;
    this.files = files;
  }

  /**
   * @param onBehalf for a partner without an account, and whoever else told the office
   */
  public void report(
      UUID id, UUID unitId, String words, List<Evidence> evidence, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = acts.open(id);
    if (!followUp.coordinatingIds.contains(unitId)) {
      throw new NotFound();
    }
    Act act = acts.forUnit(followUp, unitId, onBehalf);
    Contribution part =
        contributions.findByFollowUpIdAndUnitId(id, unitId).orElseThrow(NotFound::new);
    if (!part.isMissing()) {
      throw new DomainException("followUp.partReported");
    }
    if (followUp.lifecycle != Lifecycle.IN_PROGRESS) {
      throw followUp.lifecycle == Lifecycle.ASSIGNED
          ? new DomainException("followUp.partTooEarly")
          : followUp.notNow();
    }
    steps.claim(Step.CONTRIBUTE, part.id);
    String said = Words.required(words, "followUp.wordsMissing");
    part.report(
        act.actor(),
        act.unitId(),
        act.source(),
        said,
        evidence.stream().map(file -> files.store(file.name(), file.content())).toList(),
        act.now());
    contributions.saveAndFlush(part);
    acts.write(act, act.entry(FollowUpEvent.PART_REPORTED).with(part).said(said));
    steps.complete(Step.CONTRIBUTE, part.id, Outcome.DONE, act.actor());
    acts.entered(act, FollowUpEvent.PART_REPORTED, null, part.id);
  }
}
