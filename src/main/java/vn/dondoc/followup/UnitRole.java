package vn.dondoc.followup;

/** As what a unit stands in a follow-up. */
public enum UnitRole {
  LEAD,
  COORDINATING
}
