package vn.dondoc.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a received mail is made of. */
final class MailParts {
  private @Nullable String text;
  private @Nullable String html;
  private final List<Part> attachments = new ArrayList<>();

  private MailParts() {}

  static MailParts of(Part message) throws MessagingException, IOException {
    MailParts parts = new MailParts();
    parts.look(message);
    return parts;
  }

  private void look(Part part) throws MessagingException, IOException {
    if (part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      attachments.add(part);
    } else if (part.isMimeType("text/plain") && text == null) {
      text = String.valueOf(part.getContent());
    } else if (part.isMimeType("text/html") && html == null) {
      html = String.valueOf(part.getContent());
    } else if (part.getContent() instanceof Multipart inner) {
      for (int i = 0; i < inner.getCount(); i++) {
        look(inner.getBodyPart(i));
      }
    } else {
      attachments.add(part);
    }
  }

  @Nullable String text() {
    return text;
  }

  @Nullable String html() {
    return html;
  }

  List<Part> attachments() {
    return attachments;
  }
}
