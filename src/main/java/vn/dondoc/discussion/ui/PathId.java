package vn.dondoc.discussion.ui;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.NotFound;

/** The id in the address of a page; anything else there is a page that does not exist. */
final class PathId {
  private PathId() {}

  static UUID of(@Nullable String segment) {
    try {
      return UUID.fromString(segment == null ? "" : segment);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }
}
