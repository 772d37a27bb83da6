package vn.dondoc.followup;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * Requests for a later deadline: one open at a time, asked by the unit with its reason, decided by
 * the chair or whom the chair named, never by who asked. Both dates are kept.
 */
@Service
@Transactional
public class Extensions {
  private final Acts acts;
  private final ExtensionRows extensions;
  private final Steps steps;
  private final Processes processes;

  Extensions(Acts acts, ExtensionRows extensions, Steps steps, Processes processes) {
    this.acts = acts;
    this.extensions = extensions;
    this.steps = steps;
    this.processes = processes;
  }

  /**
   * @param wanted later than the deadline in force
   */
  public void ask(UUID id, LocalDate wanted, String reason, @Nullable OnBehalf onBehalf) {
    FollowUp followUp = acts.open(id);
    Act act = acts.forLead(followUp, onBehalf);
    String why = Words.required(reason, "followUp.reasonMissing");
    if (extensions.findByFollowUpIdAndDecisionIsNull(id).isPresent()) {
      throw new DomainException("followUp.extensionOpen");
    }
    Extension extension =
        new Extension(followUp, wanted, why, act.actor(), act.unitId(), act.source(), act.now());
    extensions.saveAndFlush(extension);
    followUp.movedBy = act.personId();
    acts.write(
        act,
        act.entry(FollowUpEvent.EXTENSION_ASKED)
            .change(DateFormats.day(extension.dueOnBefore), DateFormats.day(wanted))
            .said(why));
    processes.tellWaiting(Process.FOLLOWUP, id, "extensionAsked");
    acts.entered(act, FollowUpEvent.EXTENSION_ASKED, null, null);
  }

  /** The date that was asked for is the deadline now. */
  public void grant(UUID id, @Nullable String note) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    Extension extension = open(id);
    extend(
        act,
        extension,
        ExtensionDecision.GRANTED,
        extension.wantedDueOn,
        Words.optional(note),
        FollowUpEvent.EXTENSION_GRANTED);
  }

  /** Another date than the one asked for is the deadline now. */
  public void setDate(UUID id, LocalDate date, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    extend(
        act,
        open(id),
        ExtensionDecision.ANOTHER_DATE,
        date,
        Words.required(reason, "followUp.reasonMissing"),
        FollowUpEvent.EXTENSION_SET);
  }

  /** The deadline stays. */
  public void refuse(UUID id, String reason) {
    FollowUp followUp = acts.open(id);
    Act act = acts.as(followUp, Right.DECIDE);
    Extension extension = open(id);
    String why = Words.required(reason, "followUp.reasonMissing");
    extension.decide(ExtensionDecision.REFUSED, null, why, act.personId(), act.now());
    acts.write(act, act.entry(FollowUpEvent.EXTENSION_REFUSED).said(why));
    steps.complete(Step.DECIDE_EXTENSION, id, Outcome.EXTENSION_DECIDED, act.actor());
  }

  private void extend(
      Act act,
      Extension extension,
      ExtensionDecision decision,
      LocalDate due,
      @Nullable String why,
      FollowUpEvent event) {
    FollowUp followUp = act.followUp();
    LocalDate before = followUp.dueOn;
    extension.decide(decision, due, why, act.personId(), act.now());
    followUp.extendTo(due, act.today());
    acts.write(
        act,
        act.entry(event)
            .change(before == null ? null : DateFormats.day(before), DateFormats.day(due))
            .said(why));
    steps.complete(Step.DECIDE_EXTENSION, followUp.id, Outcome.EXTENSION_DECIDED, act.actor());
    processes.tell(Process.FOLLOWUP, followUp.id, "deadlineChanged");
  }

  private Extension open(UUID id) {
    steps.claim(Step.DECIDE_EXTENSION, id);
    return extensions
        .findByFollowUpIdAndDecisionIsNull(id)
        .orElseThrow(() -> new DomainException("followUp.noExtensionOpen"));
  }
}
