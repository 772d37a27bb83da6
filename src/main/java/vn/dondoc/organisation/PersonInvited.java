package vn.dondoc.organisation;

/** Someone was given a link with which to set their password. */
record PersonInvited(String name, String email, String salutation, String language, String secret) {
  @Override
  public String toString() {
    return "invitation";
  }
}
