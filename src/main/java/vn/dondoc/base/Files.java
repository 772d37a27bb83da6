package vn.dondoc.base;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.tika.Tika;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that people attach. Who may read one is the business of the feature that holds its id:
 * these methods must be called from a service that has checked.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Files {
  /** 20 MB, the limit that the upload field states too. */
  public static final long MAX_BYTES = 20L * 1024 * 1024;

  private static final Set<String> ALLOWED =
      Set.of(
          "application/pdf",
          "image/jpeg",
          "image/png",
          "image/webp",
          "image/heic",
          "text/plain",
          "application/msword",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/rtf",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.spreadsheet");

  /** A file without its content. */
  public record FileInfo(UUID id, String name, String mediaType, long size) {}

  private final EntityManager entities;
  private final Clock clock;
  private final Tika tika = new Tika();

  Files(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Stores a file after looking at its content; its name alone proves nothing.
   *
   * @throws DomainException {@code file.tooLarge}, {@code file.empty} or {@code file.forbiddenKind}
   */
  public UUID store(String name, byte[] content) {
    if (content.length > MAX_BYTES) {
      throw new DomainException("file.tooLarge", name);
    }
    if (content.length == 0) {
      throw new DomainException("file.empty", name);
    }
    String mediaType = tika.detect(content, name);
    if (!ALLOWED.contains(mediaType)) {
      throw new DomainException("file.forbiddenKind", name);
    }
    StoredFile file = new StoredFile(baseName(name), mediaType, content, clock.instant());
    entities.persist(file);
    return file.id;
  }

  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public byte[] content(UUID id) {
    StoredFile file = entities.find(StoredFile.class, id);
    if (file == null) {
      throw new NotFound();
    }
    return file.content;
  }

  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public List<FileInfo> info(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select new vn.dondoc.base.Files$FileInfo(f.id, f.name, f.mediaType, f.size) from StoredFile f"
                    + " where f.id in :ids order by f.id",
                FileInfo.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** No path, no control characters: what remains is shown and offered for download. */
  private static String baseName(String name) {
    String last =
        NfcText.normal(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
            .strip();
    return last.length() > 200 ? last.substring(last.length() - 200) : last;
  }
}
