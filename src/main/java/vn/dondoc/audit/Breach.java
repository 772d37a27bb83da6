package vn.dondoc.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where the history is not as it was written.
 *
 * @param followUpId whose history it is; none where a seal itself is concerned
 * @param position the entry, counted from 1; 0 where a seal itself is concerned
 * @param seal the seal that tells of it, or is concerned itself; 0 where none is
 */
public record Breach(What what, @Nullable UUID followUpId, int position, int seal) {
  /** What is wrong there; the first that fits is told. */
  public enum What {
    /** The entry does not say what it said. */
    ENTRY_CHANGED,
    /** There is no entry where the next ones, or the follow-up itself, count on one. */
    ENTRY_MISSING,
    /** There is an entry that the follow-up does not count. */
    ENTRY_ADDED,
    /**
     * The entry does not go on from the one before: that one was rewritten, or others put between.
     */
    LINK_BROKEN,
    /** What the entry reported, or a file attached to it, is not what it was. */
    EVIDENCE_CHANGED,
    /**
     * The entry agrees with its chain, but is not the one that was sealed: the chain was rewritten.
     */
    SEALED_ENTRY_DIFFERS,
    SEAL_CHANGED,
    SEAL_MISSING,
    /** The seal does not go on from the one before. */
    SEAL_LINK_BROKEN
  }
}
