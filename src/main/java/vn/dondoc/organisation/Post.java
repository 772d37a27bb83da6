package vn.dondoc.organisation;

/** What a person is in an organisation, as far as rights follow from it. */
public enum Post {
  CHAIR,
  STANDING_VICE_CHAIR,
  SECRETARY_GENERAL,
  CHIEF_OF_OFFICE,
  OFFICE,
  STANDING_BOARD_MEMBER,
  COMMITTEE_MEMBER,
  ASSOCIATION_HEAD,
  ASSOCIATION_VICE_HEAD,
  ASSOCIATION_OFFICER,
  ADMINISTRATOR,
  /** A post outside, told by its title; gives no right. */
  OTHER;

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
