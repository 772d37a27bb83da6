package vn.dondoc.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Addresses for a letter. */
public interface LetterLinks {
  /**
   * A personal link, made for this letter.
   *
   * @param subjectId what it is for; null where the person is enough
   * @return its address, with a placeholder where the secret will stand
   */
  String personal(LinkPurpose purpose, @Nullable UUID subjectId);

  /** A page of the site, for whoever is signed in. */
  String page(String path);
}
