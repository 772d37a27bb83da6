package vn.dondoc.report;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;

/** A planned task in the report. A removed one stays on record, so that what names it still can. */
@Entity
class KeyTask {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID reviewId;
  int position;
  String text;
  boolean removed;
  @Nullable String removalNote;
  @Nullable UUID splitFrom;

  @Version int version;

  protected KeyTask() {}

  KeyTask(UUID reviewId, int position, String text) {
    this.reviewId = reviewId;
    this.position = position;
    this.text = Typed.required(Typed.KEY_TASK, text, "report.keyTaskEmpty");
  }

  void write(String newText) {
    requirePresent();
    text = Typed.required(Typed.KEY_TASK, newText, "report.keyTaskEmpty");
  }

  void remove(@Nullable String note) {
    requirePresent();
    removed = true;
    removalNote = note;
  }

  void restore() {
    removed = false;
    removalNote = null;
  }

  void requirePresent() {
    if (removed) {
      throw new DomainException("report.keyTaskRemoved", position);
    }
  }
}
