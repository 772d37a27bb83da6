package vn.dondoc.base.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.Files;

/** Takes pictures and files, each up to 20 MB, and hands on the name and the bytes. */
public class UploadField extends Div {
  private final Upload upload;
  private final FieldErrors errors = new FieldErrors();

  /** Hands each file on; what the receiver refuses is shown below the field. */
  public UploadField(String buttonText, BiConsumer<String, byte[]> receiver) {
    addClassName("upload-field");
    upload = new Upload(event -> take(event, receiver));
    upload.setMaxFileSize((int) Files.MAX_BYTES);
    upload.setUploadButton(new Button(buttonText, VaadinIcon.PAPERCLIP.create()));
    upload.setDropLabel(new Span(getTranslation("upload.drop")));
    upload.setI18n(words());
    upload.addFileRejectedListener(
        e -> {
          errors.clear();
          errors.add(ErrorCard.of(new DomainException("upload.rejected", e.getErrorMessage())));
        });
    // The answer to an upload carries no changes of the page: this makes the browser ask for them.
    upload.addAllFinishedListener(e -> {});
    add(upload, errors);
  }

  public UploadField(BiConsumer<String, byte[]> receiver) {
    this("", receiver);
    upload.setUploadButton(new Button(getTranslation("upload.add"), VaadinIcon.PAPERCLIP.create()));
  }

  /**
   * What is refused is told to the browser too, so that the file is marked as not taken. The page
   * is locked while the file is handed on, as in any other act.
   */
  private void take(UploadEvent event, BiConsumer<String, byte[]> receiver) throws IOException {
    byte[] bytes = event.getInputStream().readNBytes((int) Files.MAX_BYTES + 1);
    event
        .getUI()
        .accessSynchronously(
            () -> {
              errors.clear();
              try {
                if (bytes.length > Files.MAX_BYTES) {
                  throw new DomainException("file.tooLarge", event.getFileName());
                }
                receiver.accept(event.getFileName(), bytes);
              } catch (RuntimeException e) {
                errors.add(ErrorCard.of(e));
                event.reject();
              }
            });
  }

  /** Takes pictures with the camera of the device; shown on touch only. */
  public static UploadField camera(BiConsumer<String, byte[]> receiver) {
    UploadField field = new UploadField(receiver);
    field.upload.setUploadButton(
        new Button(field.getTranslation("upload.camera"), VaadinIcon.CAMERA.create()));
    field.upload.getElement().setProperty("accept", "image/*");
    field.upload.getElement().setProperty("capture", "environment");
    field.upload.setDropAllowed(false);
    field.addClassName("upload-camera");
    return field;
  }

  /** At most so many files. */
  public UploadField atMost(int files) {
    upload.setMaxFiles(files);
    return this;
  }

  /** Tells the name of a file that the person has taken out of the list again. */
  public UploadField onRemoved(Consumer<String> removed) {
    upload.addFileRemovedListener(e -> removed.accept(e.getFileName()));
    return this;
  }

  /** Empties the list of what was sent. */
  public void clear() {
    upload.clearFileList();
    errors.clear();
  }

  private UploadI18N words() {
    UploadI18N words = new UploadI18N();
    words.setDropFiles(
        new UploadI18N.DropFiles()
            .setOne(getTranslation("upload.drop"))
            .setMany(getTranslation("upload.drop")));
    words.setAddFiles(
        new UploadI18N.AddFiles()
            .setOne(getTranslation("upload.add"))
            .setMany(getTranslation("upload.add")));
    words.setError(
        new UploadI18N.Error()
            .setTooManyFiles(getTranslation("upload.tooMany"))
            .setFileIsTooBig(getTranslation("upload.tooBig"))
            .setIncorrectFileType(getTranslation("upload.wrongKind")));
    words.setUploading(
        new UploadI18N.Uploading()
            .setStatus(
                new UploadI18N.Uploading.Status()
                    .setConnecting(getTranslation("upload.connecting"))
                    .setStalled(getTranslation("upload.stalled"))
                    .setProcessing(getTranslation("upload.processing"))
                    .setHeld(getTranslation("upload.held")))
            .setRemainingTime(
                new UploadI18N.Uploading.RemainingTime()
                    .setPrefix(getTranslation("upload.remaining") + " ")
                    .setUnknown(getTranslation("upload.remainingUnknown")))
            .setError(
                new UploadI18N.Uploading.Error()
                    .setServerUnavailable(getTranslation("upload.failed"))
                    .setUnexpectedServerError(getTranslation("upload.failed"))
                    .setForbidden(getTranslation("upload.failed"))
                    .setFileTooLarge(getTranslation("upload.tooBig"))));
    words.setFile(
        new UploadI18N.File()
            .setRetry(getTranslation("upload.retry"))
            .setStart(getTranslation("upload.start"))
            .setRemove(getTranslation("upload.remove")));
    words.setUnits(List.of("B", "kB", "MB", "GB"));
    return words;
  }
}
