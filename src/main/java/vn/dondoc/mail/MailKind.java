package vn.dondoc.mail;

/** What a mail is about. */
public enum MailKind {
  /** To set a password. */
  INVITATION,
  /** To a conference. */
  CONFERENCE,
  ASSIGNED,
  DECLINED,
  SENT_BACK,
  EXTENSION_DECIDED,
  MENTIONED,
  /** The office asked how it stands. */
  REMINDED,
  /** What is owed, once a day at most. */
  DIGEST
}
