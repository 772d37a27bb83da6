package vn.dondoc.report;

import java.util.List;
import java.util.UUID;

/**
 * A section or a key task in two versions.
 *
 * @param title of a section; empty for a key task
 */
public record ComparedPart(
    UUID id, boolean keyTask, int position, String title, Change change, List<Piece> pieces) {

  /** What happened to the part between the two versions. */
  public enum Change {
    NONE,
    CHANGED,
    ADDED,
    REMOVED
  }

  /** Whether words stand in both versions, only in the later or only in the earlier. */
  public enum Kind {
    SAME,
    INSERTED,
    DELETED
  }

  /** A run of words. */
  public record Piece(Kind kind, String text) {}
}
