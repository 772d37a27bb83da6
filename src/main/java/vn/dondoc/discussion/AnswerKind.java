package vn.dondoc.discussion;

/** What the Standing Board made of an opinion. */
public enum AnswerKind {
  UNANSWERED,
  /** Accepted: the report was changed. */
  ACCEPTED_CHANGE,
  /** Accepted: a directive is proposed to the chair. */
  ACCEPTED_DIRECTIVE,
  /** Not taken up, for a reason. */
  EXPLAINED
}
