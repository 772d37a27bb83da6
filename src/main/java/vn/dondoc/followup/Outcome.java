package vn.dondoc.followup;

/** What was decided in a step of the process: the words that its conditions compare. */
enum Outcome {
  ACCEPTED,
  DECLINED,
  REASSIGNED,
  INSISTED,
  WITHDRAWN,
  DONE,
  CONFIRMED,
  SENT_BACK,
  EXTENSION_DECIDED,
  DISPUTED,
  CORRECTED,
  /** Its unit has nothing to do with the follow-up any more. */
  NO_LONGER_ASKED
}
