package vn.dondoc.api;

import org.jspecify.annotations.Nullable;

/** What a sender may have left out of a request, whatever the document says. */
final class Present {
  private Present() {}

  /**
   * @throws Refused naming the property that is missing
   */
  static void require(String property, @Nullable Object value) {
    if (value == null) {
      throw new Refused(ProblemKind.MALFORMED, "api.propertyWrong", property);
    }
  }

  /** A text, empty where it is missing: the service that wants it says so in its own words. */
  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
