package vn.dondoc.base.ui;

import java.util.List;
import java.util.Optional;

/** Who is signed in, for the frame; contributed as a bean. */
public interface AccountInfo {
  /** The name; nothing where nobody is signed in. */
  Optional<String> name();

  /** The posts held today, each as one line: 'Chủ tịch, Hội Làm vườn'. */
  List<String> posts();

  /** The telephone of the office that helps, if it is known. */
  default Optional<String> helpTelephone() {
    return Optional.empty();
  }

  /** Whether the dense form of the pages is on until the person chooses. */
  default boolean compactAtFirst() {
    return false;
  }
}
