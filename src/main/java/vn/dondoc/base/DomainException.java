package vn.dondoc.base;

/**
 * Something a person asked for that a rule forbids. Carries the key of the sentence that says what
 * happened and what to do; the sentence itself is made in the person's language.
 */
public class DomainException extends RuntimeException {
  private final String key;
  private final transient Object[] args;

  public DomainException(String key, Object... args) {
    super(key);
    this.key = key;
    this.args = args.clone();
  }

  /** The message key, for example {@code report.reasonMissing}. */
  public String key() {
    return key;
  }

  public Object[] args() {
    return args.clone();
  }
}
