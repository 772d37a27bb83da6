package vn.dondoc.followup.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.InputStreamDownloadHandler;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.followup.FollowUpReading;

/** Evidence: pictures in their place, other files and addresses as links. */
class EvidenceShown extends Div {
  private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");
  private static final int SHOWN_OF_ADDRESS = 80;

  private final FollowUpReading reading;
  private final UUID followUpId;

  EvidenceShown(
      FollowUpReading reading, UUID followUpId, List<FileInfo> files, List<String> links) {
    this.reading = reading;
    this.followUpId = followUpId;
    addClassName("follow-up-files");
    files.forEach(file -> add(isPicture(file) ? picture(file) : link(file)));
    links.forEach(link -> add(link(link)));
    setVisible(!files.isEmpty() || !links.isEmpty());
  }

  private static boolean isPicture(FileInfo file) {
    return PICTURES.contains(file.mediaType());
  }

  /** As small as a stamp; the whole of it one click away. */
  private Anchor picture(FileInfo file) {
    Image image = new Image(content(file).inline(), file.name());
    image.getElement().setAttribute("loading", "lazy");
    Anchor whole = new Anchor(content(file).inline(), AttachmentType.INLINE, "");
    whole.add(image, new Span(file.name()));
    whole.setTarget("_blank");
    whole.addClassName("follow-up-picture");
    return whole;
  }

  private Anchor link(FileInfo file) {
    return new Anchor(content(file), file.name());
  }

  private static Anchor link(String address) {
    Anchor link =
        new Anchor(
            address,
            address.length() > SHOWN_OF_ADDRESS
                ? address.substring(0, SHOWN_OF_ADDRESS) + "…"
                : address);
    link.setTarget("_blank");
    link.getElement().setAttribute("rel", "noopener noreferrer");
    return link;
  }

  private InputStreamDownloadHandler content(FileInfo file) {
    return DownloadHandler.fromInputStream(
        event -> {
          byte[] content = reading.evidence(followUpId, file.id());
          return new DownloadResponse(
              new ByteArrayInputStream(content), file.name(), file.mediaType(), content.length);
        });
  }
}
