package vn.dondoc.report.ui;

import java.util.UUID;
import vn.dondoc.base.NotFound;

/** An id in an address, which anyone can type. */
final class Ids {
  private Ids() {}

  static UUID of(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }
}
