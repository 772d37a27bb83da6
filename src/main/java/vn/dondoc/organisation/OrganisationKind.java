package vn.dondoc.organisation;

/**
 * The union holds reviews and number series; associations are its members; partners stand outside.
 */
public enum OrganisationKind {
  UNION,
  ASSOCIATION,
  PARTNER
}
