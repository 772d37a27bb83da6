package vn.dondoc.mail;

/** What a personal link of a mail is for, and the place of its page. */
public enum LinkPurpose {
  /** To report on one follow-up. */
  ANSWER("answer"),
  /** To have fewer mails. */
  UNSUBSCRIBE("unsubscribe"),
  /** To set a password. */
  INVITATION("invitation");

  private final String path;

  LinkPurpose(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }
}
