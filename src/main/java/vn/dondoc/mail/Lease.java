package vn.dondoc.mail;

import java.time.Duration;
import java.util.List;

/**
 * Some mails that this node alone sends for a while. How long is told by a clock that nobody moves,
 * counted from before the database was asked: this node gives them up earlier than another can take
 * them.
 */
final class Lease {
  private final String token;
  private final List<LeasedMail> mails;
  private volatile long endsAtNanos;

  Lease(String token, List<LeasedMail> mails, long endsAtNanos) {
    this.token = token;
    this.mails = mails;
    this.endsAtNanos = endsAtNanos;
  }

  String token() {
    return token;
  }

  List<LeasedMail> mails() {
    return mails;
  }

  /** Whether this node may go on, with so much time to spare. */
  boolean isOurs(Duration spare) {
    return endsAtNanos - System.nanoTime() > spare.toNanos();
  }

  void renewed(long untilNanos) {
    endsAtNanos = untilNanos;
  }

  void lost() {
    endsAtNanos = System.nanoTime();
  }
}
