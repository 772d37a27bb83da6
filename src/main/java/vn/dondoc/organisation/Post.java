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
  OTHER
}
