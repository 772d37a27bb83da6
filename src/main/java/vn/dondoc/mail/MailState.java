package vn.dondoc.mail;

/** How far a mail is. */
public enum MailState {
  /** Its time has not come; more may be added to it. */
  COLLECTING,
  /** Written; waits for its turn. */
  READY,
  /** A node is sending it. */
  SENDING,
  /** The server has accepted it. */
  SENT,
  /** Given up after the last try, or refused for good. */
  DEAD,
  /** When its time came there was nothing left to say. */
  DROPPED
}
