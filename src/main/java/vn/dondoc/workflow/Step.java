package vn.dondoc.workflow;

import java.util.Arrays;

/**
 * The human tasks of the processes. The id is the same word in the BPMN, the route and the message
 * key.
 */
public enum Step {
  DRAFT_REPORT("draftReport", Process.REVIEW),
  APPROVE_DRAFT("approveDraft", Process.REVIEW),
  CONVENE("convene", Process.REVIEW),
  RECORD_DISCUSSION("recordDiscussion", Process.REVIEW),
  ANSWER_OPINION("answerOpinion", Process.REVIEW, "opinionId"),
  CONCLUDE("conclude", Process.REVIEW),
  SUBMIT_ASSOCIATION_REPORT("submitAssociationReport", Process.ASSOCIATION_REPORT),
  CONFIRM_ENTRY("confirmEntry", Process.ASSOCIATION_REPORT),
  CORRECT_ENTRY("correctEntry", Process.ASSOCIATION_REPORT),
  ACKNOWLEDGE("acknowledge", Process.FOLLOWUP),
  DECIDE_DECLINED("decideDeclined", Process.FOLLOWUP),
  CARRY_OUT("carryOut", Process.FOLLOWUP),
  CONTRIBUTE("contribute", Process.FOLLOWUP, "contributionId"),
  CONFIRM_COMPLETION("confirmCompletion", Process.FOLLOWUP),
  DECIDE_EXTENSION("decideExtension", Process.FOLLOWUP),
  /** As with a report on paper, but for one entry of many. */
  CONFIRM_FOLLOW_UP_ENTRY("confirmEntry", Process.FOLLOWUP, "entryId", "confirmFollowUpEntry"),
  CORRECT_FOLLOW_UP_ENTRY("correctEntry", Process.FOLLOWUP, "entryId", "correctFollowUpEntry");

  private final String id;
  private final Process process;
  private final String subject;
  private final String route;

  Step(String id, Process process) {
    this(id, process, process.subject());
  }

  Step(String id, Process process, String subject) {
    this(id, process, subject, id);
  }

  Step(String id, Process process, String subject, String route) {
    this.id = id;
    this.process = process;
    this.subject = subject;
    this.route = route;
  }

  public String id() {
    return id;
  }

  public Process process() {
    return process;
  }

  /** Where its page is; its id, unless two processes have a step of that name. */
  public String route() {
    return route;
  }

  /** The process variable that holds the id of what the step is about. */
  String subject() {
    return subject;
  }

  static Step of(Process process, String id) {
    return Arrays.stream(values())
        .filter(s -> s.process == process && s.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step " + id + " in " + process));
  }
}
