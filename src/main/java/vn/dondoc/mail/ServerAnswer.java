package vn.dondoc.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What became of a mail that was not accepted. */
enum ServerAnswer {
  /** 5xx: never, to this person. */
  NEVER,
  /** 4xx: not now. */
  NOT_NOW,
  /** No mail of ours at all, or no answer: the server is away, or nearly. */
  AWAY;

  private static final int CLOSING = 421;
  private static final int TOO_LARGE = 552;

  static ServerAnswer of(MessagingException error) {
    boolean sender = false;
    int code = -1;
    for (Exception e = error; e != null; e = next(e)) {
      if (e instanceof IOException) {
        return AWAY;
      }
      switch (e) {
        case SMTPAddressFailedException refused -> code = refused.getReturnCode();
        case SMTPSenderFailedException refused -> {
          code = refused.getReturnCode();
          sender = true;
        }
        case SMTPSendFailedException refused -> {
          if (code < 0) {
            code = refused.getReturnCode();
          }
          sender |= refused.getCommand() != null && refused.getCommand().startsWith("MAIL");
        }
        default -> {}
      }
    }
    if (code >= 500 && code < 600) {
      // A sender that is refused is refused for everybody: a matter of the site, not of this mail.
      return sender && code != TOO_LARGE ? AWAY : NEVER;
    }
    return code >= 400 && code < 500 && code != CLOSING ? NOT_NOW : AWAY;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException chained
        ? chained.getNextException()
        : e.getCause() instanceof Exception cause ? cause : null;
  }
}
