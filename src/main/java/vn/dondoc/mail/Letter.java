package vn.dondoc.mail;

import java.util.List;
import java.util.Map;

/**
 * What a mail says. The templates {@code mail/<template>.html} and {@code mail/<template>.txt} are
 * filled with the model.
 *
 * @param subject plain text; line ends and control characters are taken out of it
 * @param unsubscribable whether the person may switch such mails off
 */
public record Letter(
    String subject,
    String template,
    Map<String, Object> model,
    List<Attachment> attachments,
    boolean unsubscribable) {
  public Letter {
    model = Map.copyOf(model);
    attachments = List.copyOf(attachments);
  }
}
