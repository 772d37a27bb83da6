package vn.dondoc.mail;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A written mail as it is handed to the server.
 *
 * @param to what the person is called
 * @param holder what the union is called that it comes from
 * @param unsubscribeSecret of the link to have fewer of these; null where there is no choice
 * @param secrets of its links, by their ids
 */
record LeasedMail(
    UUID id,
    String address,
    String to,
    @Nullable String holder,
    String subject,
    String html,
    String text,
    int tries,
    int cuts,
    int resent,
    @Nullable String unsubscribeSecret,
    Map<UUID, String> secrets,
    boolean hasAttachments) {

  /** How often it has been tried in vain. */
  int failures() {
    return tries + cuts;
  }

  /** Never what it says: its secrets are in it. */
  @Override
  public String toString() {
    return "mail " + id;
  }
}
