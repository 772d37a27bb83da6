package vn.dondoc.mail;

import java.util.Optional;
import java.util.Set;

/** Writes the letters of some kinds, from what is true when their time has come. */
public interface LetterWriter {
  Set<MailKind> kinds();

  /** The letter; nothing when there is nothing left to say. Runs in a transaction of its own. */
  Optional<Letter> write(MailToWrite mail);
}
