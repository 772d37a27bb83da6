package vn.dondoc.organisation;

/** How somebody came to do a thing. */
public enum Channel {
  /** Signed in: on the screen or by a program with a token. */
  SIGNED_IN,
  /** By the personal link of a mail, for one thing only. */
  MAIL
}
