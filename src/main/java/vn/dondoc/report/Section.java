package vn.dondoc.report;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One of the report's parts, in Markdown. */
@Entity
@Table(name = "report_section")
class Section {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID reviewId;
  int position;
  String title;
  String text = "";

  @Version int version;

  protected Section() {}

  Section(UUID reviewId, int position, String title) {
    this.reviewId = reviewId;
    this.position = position;
    this.title = title;
  }

  void write(String newText) {
    text = Typed.atMost(Typed.SECTION, newText);
  }

  /** Puts a passage below what is there. */
  void append(String passage) {
    write(text.isBlank() ? passage : text.stripTrailing() + "\n\n" + passage);
  }
}
