package vn.dondoc.discussion.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.discussion.Convening;

/** Offers the letter of invitation; whether the person may have it is asked again on the click. */
class InvitationLink extends Anchor {
  InvitationLink(Convening convening, UUID reviewId, FileInfo file) {
    setText(file.name());
    setHref(
        DownloadHandler.fromInputStream(
            event -> {
              Convening.Download letter = convening.invitation(reviewId);
              return new DownloadResponse(
                  new ByteArrayInputStream(letter.content()),
                  letter.info().name(),
                  letter.info().mediaType(),
                  letter.content().length);
            }));
  }
}
