package vn.dondoc.organisation;

/** What a person is in an organisation, as far as rights follow from it. */
public enum Post {
  CHAIR,
  STANDING_VICE_CHAIR,
  SECRETARY_GENERAL,
  CHIEF_OF_OFFICE,
  OFFICE,
  /** Named by the chair for a time: decides in the chair's place on follow-ups. */
  CHAIR_DELEGATE,
  /** Named by the chair for a time: acts for the union where it leads or coordinates. */
  UNION_DELEGATE,
  STANDING_BOARD_MEMBER,
  COMMITTEE_MEMBER,
  ASSOCIATION_HEAD,
  ASSOCIATION_VICE_HEAD,
  ASSOCIATION_OFFICER,
  ADMINISTRATOR,
  /** A post outside, told by its title; gives no right. */
  OTHER;

  /** Whether the chair names who holds it, for a time; nobody is appointed to it otherwise. */
  public boolean isNamedByChair() {
    return this == CHAIR_DELEGATE || this == UNION_DELEGATE;
  }

  /**
   * Whether someone can stand in for its holder during an absence. Not for the chair, who names
   * delegates; not for who sits on a board in person, nor for whom somebody else has named.
   */
  public boolean mayBeStoodInFor() {
    return switch (this) {
      case STANDING_VICE_CHAIR,
          SECRETARY_GENERAL,
          CHIEF_OF_OFFICE,
          OFFICE,
          ASSOCIATION_HEAD,
          ASSOCIATION_VICE_HEAD,
          ASSOCIATION_OFFICER ->
          true;
      default -> false;
    };
  }

  /** Whether an organisation of this kind has the post. */
  public boolean existsIn(OrganisationKind kind) {
    return switch (this) {
      case OTHER -> true;
      case ASSOCIATION_HEAD, ASSOCIATION_VICE_HEAD, ASSOCIATION_OFFICER ->
          kind == OrganisationKind.ASSOCIATION;
      default -> kind == OrganisationKind.UNION;
    };
  }
}
