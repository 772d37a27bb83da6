package vn.dondoc.report.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.report.AssociationReportView;
import vn.dondoc.report.AssociationReporting;
import vn.dondoc.report.FileContent;

/** The files of an association's report; whether one may be had is asked again when it is. */
class FileLinks extends UnorderedList {
  FileLinks(
      AssociationReportView report,
      AssociationReporting reporting,
      @Nullable Consumer<UUID> remove) {
    addClassName("file-links");
    for (FileInfo file : report.files()) {
      Anchor link = new Anchor();
      link.setHref(
          DownloadHandler.fromInputStream(
              event -> {
                try {
                  FileContent content = reporting.file(report.id(), file.id());
                  return new DownloadResponse(
                      new ByteArrayInputStream(content.bytes()),
                      content.name(),
                      content.mediaType(),
                      content.bytes().length);
                } catch (DomainException e) {
                  return DownloadResponse.error(404);
                }
              }));
      link.setText(file.name());
      ListItem item = new ListItem(link, new Span(" " + Math.max(1, file.size() / 1024) + " kB"));
      if (remove != null) {
        Button off = new Button(VaadinIcon.CLOSE_SMALL.create(), e -> remove.accept(file.id()));
        off.setAriaLabel(getTranslation("associationReport.removeFile", file.name()));
        item.add(off);
      }
      add(item);
    }
  }
}
