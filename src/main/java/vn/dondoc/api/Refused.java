package vn.dondoc.api;

import vn.dondoc.base.DomainException;

/** A request that the API itself refuses, before any service is asked. */
class Refused extends DomainException {
  private final ProblemKind kind;

  Refused(ProblemKind kind, String key, Object... args) {
    super(key, args);
    this.kind = kind;
  }

  ProblemKind kind() {
    return kind;
  }
}
