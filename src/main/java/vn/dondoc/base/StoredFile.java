package vn.dondoc.base;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A file kept in the database, so that one dump is a whole backup. Never changed once stored. */
@Entity
class StoredFile {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  String name;
  String mediaType;

  @Basic(fetch = FetchType.LAZY)
  byte[] content;

  long size;
  Instant storedAt;

  protected StoredFile() {}

  StoredFile(String name, String mediaType, byte[] content, Instant storedAt) {
    this.name = name;
    this.mediaType = mediaType;
    this.content = content;
    this.size = content.length;
    this.storedAt = storedAt;
  }
}
