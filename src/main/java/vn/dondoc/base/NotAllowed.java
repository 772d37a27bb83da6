package vn.dondoc.base;

/** The person holds no post that may do this here. */
public class NotAllowed extends DomainException {
  public NotAllowed() {
    super("error.notAllowed");
  }
}
