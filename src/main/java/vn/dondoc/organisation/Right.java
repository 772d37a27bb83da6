package vn.dondoc.organisation;

import static vn.dondoc.organisation.Post.*;

import java.util.Set;

/**
 * What may be done, and by which posts: the table of the design, section 1. A right is always asked
 * for an organisation: the holder, or the unit acted for. Only reading and the register reach down
 * from an organisation above.
 */
public enum Right {
  OPEN_REVIEW(OFFICE, CHIEF_OF_OFFICE),
  CONVENE(OFFICE, CHIEF_OF_OFFICE),
  RECORD_DISCUSSION(OFFICE, CHIEF_OF_OFFICE),
  /** Enter on behalf of a unit of this holder. */
  ENTER_ON_BEHALF(OFFICE, CHIEF_OF_OFFICE),
  CONFIRM_COMPLETION(OFFICE, CHIEF_OF_OFFICE),
  DRAFT_REPORT(SECRETARY_GENERAL),
  APPROVE_DRAFT(STANDING_VICE_CHAIR),
  ANSWER_OPINION(STANDING_VICE_CHAIR),
  /** From approval to the notice, while opinions are answered. */
  AMEND_REPORT(SECRETARY_GENERAL, STANDING_VICE_CHAIR),
  HAND_IN_OPINION(
      COMMITTEE_MEMBER, STANDING_BOARD_MEMBER, CHAIR, STANDING_VICE_CHAIR, SECRETARY_GENERAL),
  CONCLUDE(CHAIR),
  /** On what was declined, extensions, suspension, withdrawal, changed units or deadline. */
  DECIDE(CHAIR, CHAIR_DELEGATE),
  /** Assign directly: the chair, or the office for the chair. */
  ASSIGN(CHAIR, OFFICE, CHIEF_OF_OFFICE),
  /** Name for a time who decides in the chair's place, or acts for the union as a unit. */
  NAME_DELEGATE(CHAIR),
  /** Ask a unit how it stands. */
  REMIND(OFFICE, CHIEF_OF_OFFICE, CHAIR),
  /** Freeze the figures of the standing. */
  FREEZE_STANDING(OFFICE, CHIEF_OF_OFFICE),
  /** Asked for the association itself. */
  REPORT_FOR_ASSOCIATION(ASSOCIATION_HEAD, ASSOCIATION_VICE_HEAD, ASSOCIATION_OFFICER),
  /**
   * Asked for the unit itself; for the union as lead it is the secretary-general or whom the chair
   * names.
   */
  ACT_FOR_UNIT(
      ASSOCIATION_HEAD,
      ASSOCIATION_VICE_HEAD,
      ASSOCIATION_OFFICER,
      SECRETARY_GENERAL,
      UNION_DELEGATE),
  /** Reports, opinions, follow-ups of the holder, all of them. */
  READ_ALL(
      true,
      CHAIR,
      STANDING_VICE_CHAIR,
      SECRETARY_GENERAL,
      CHIEF_OF_OFFICE,
      OFFICE,
      STANDING_BOARD_MEMBER,
      COMMITTEE_MEMBER,
      CHAIR_DELEGATE,
      UNION_DELEGATE),
  /** Asked for the association itself: its own report, its own follow-ups. */
  READ_OWN(ASSOCIATION_HEAD, ASSOCIATION_VICE_HEAD, ASSOCIATION_OFFICER),
  /** The figures of all units, not the rows behind them. */
  READ_STANDING(
      true,
      CHAIR,
      STANDING_VICE_CHAIR,
      SECRETARY_GENERAL,
      CHIEF_OF_OFFICE,
      OFFICE,
      STANDING_BOARD_MEMBER,
      COMMITTEE_MEMBER,
      CHAIR_DELEGATE,
      UNION_DELEGATE,
      ASSOCIATION_HEAD,
      ASSOCIATION_VICE_HEAD,
      ASSOCIATION_OFFICER),
  /** The register of organisations of the holder. */
  READ_ORGANISATIONS(
      true, CHAIR, STANDING_VICE_CHAIR, SECRETARY_GENERAL, CHIEF_OF_OFFICE, OFFICE, ADMINISTRATOR),
  /** From above too: so that a new union below gets its first administrator. */
  MANAGE_ORGANISATIONS(true, ADMINISTRATOR),
  /** Whether the history is as it was written; tells nothing of what is written. */
  CHECK_HISTORY(ADMINISTRATOR, CHAIR, OFFICE, CHIEF_OF_OFFICE),
  EDIT_CALENDAR(ADMINISTRATOR, OFFICE, CHIEF_OF_OFFICE),
  /** When who is reminded. */
  EDIT_REMINDER_POLICY(ADMINISTRATOR),
  /** That a mail went to whom, and whether it arrived; to send it again. Not what it says. */
  WATCH_MAIL(ADMINISTRATOR, OFFICE, CHIEF_OF_OFFICE),
  /** What the mails say. */
  READ_MAIL(OFFICE, CHIEF_OF_OFFICE),
  /** Whom the office has to ring up, because no mail reaches them. */
  CALL(OFFICE, CHIEF_OF_OFFICE);

  private final boolean reachesDown;
  private final Set<Post> posts;

  Right(Post... posts) {
    this(false, posts);
  }

  Right(boolean reachesDown, Post... posts) {
    this.reachesDown = reachesDown;
    this.posts = Set.of(posts);
  }

  public Set<Post> posts() {
    return posts;
  }

  /** Whether the same post in an organisation above gives this right as well. */
  public boolean reachesDown() {
    return reachesDown;
  }
}
