package vn.dondoc.workflow;

import java.util.Arrays;
import java.util.Set;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;

/** Who does a step: the candidate group in the BPMN, and the right whose posts sit there. */
public enum Seat {
  OFFICE("office", Right.CONVENE),
  SECRETARY_GENERAL("secretaryGeneral", Right.DRAFT_REPORT),
  STANDING_VICE_CHAIR("standingViceChair", Right.APPROVE_DRAFT),
  CHAIR("chair", Right.CONCLUDE),
  /** The chair, or whom the chair has named for a time. */
  DECIDER("decider", Right.DECIDE),
  /** The unit that a report or follow-up is about. */
  UNIT("unit", Right.ACT_FOR_UNIT);

  private final String group;
  private final Right right;

  Seat(String group, Right right) {
    this.group = group;
    this.right = right;
  }

  public String group() {
    return group;
  }

  public Set<Post> posts() {
    return right.posts();
  }

  static Seat ofGroup(String group) {
    return Arrays.stream(values())
        .filter(s -> s.group.equals(group))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no seat for candidate group " + group));
  }
}
