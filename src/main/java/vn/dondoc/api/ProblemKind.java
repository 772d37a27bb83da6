package vn.dondoc.api;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** What can go wrong with a request: one stable type of problem each, with its status. */
enum ProblemKind {
  /** The request cannot be understood: broken JSON, an unknown parameter, a value of no sense. */
  MALFORMED(400),
  /** No token, or one that does not work. */
  NOT_SIGNED_IN(401),
  /** No post held today allows it. */
  NOT_ALLOWED(403),
  /** There is no such thing, or the person may not know that there is. */
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  /** The answer is not to be had in the form asked for. */
  NOT_ACCEPTABLE(406),
  /** The thing is in a state in which this cannot be done. */
  STATE(409),
  /** Someone else has changed the thing since it was read. */
  STALE(412),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  /** Understood, but against a rule: a reason is missing, a day has passed. */
  INVALID(422),
  /** The header If-Match is missing. */
  VERSION_MISSING(428),
  /** Too many wrong tokens from this address. */
  SLOW_DOWN(429),
  /** Our fault; the id stands in the log. */
  FAILURE(500);

  private final int status;

  ProblemKind(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  URI type() {
    return URI.create(
        "urn:problem-type:dondoc:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The key of its title. */
  String titleKey() {
    return "api.problem." + name();
  }

  /** The nearest kind for a status that the framework has chosen. */
  static ProblemKind ofStatus(int status) {
    return Arrays.stream(values())
        .filter(kind -> kind.status == status)
        .findFirst()
        .orElse(status >= 400 && status < 500 ? MALFORMED : FAILURE);
  }
}
