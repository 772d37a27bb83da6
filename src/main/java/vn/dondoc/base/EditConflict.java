package vn.dondoc.base;

/**
 * Someone else changed the text since it was opened; the person's own text is kept and shown beside
 * theirs.
 */
public class EditConflict extends DomainException {
  private final String theirs;

  public EditConflict(String theirs) {
    super("error.editConflict");
    this.theirs = theirs;
  }

  /** The text that is stored now. */
  public String theirs() {
    return theirs;
  }
}
