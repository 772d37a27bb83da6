package vn.dondoc.base;

/** There is no such thing, or the person may not know that there is. Both read the same. */
public class NotFound extends DomainException {
  public NotFound() {
    super("error.notFound");
  }
}
