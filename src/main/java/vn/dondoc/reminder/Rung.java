package vn.dondoc.reminder;

/** Who is reminded of something late, step by step upwards. */
public enum Rung {
  /** Those who do it. */
  WORK,
  /** The head of their association. */
  HEAD,
  OFFICE
}
