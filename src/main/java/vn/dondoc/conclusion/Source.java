package vn.dondoc.conclusion;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a directive comes from; it can come from several places.
 *
 * @param part the words of the part, where a key task was split into several directives
 */
@Embeddable
public record Source(
    @Enumerated(EnumType.STRING) Kind kind,
    @Column(name = "source_id") UUID id,
    @Nullable String part) {

  /** What kind of thing a directive can come from. */
  public enum Kind {
    KEY_TASK,
    OPINION,
    SECTION
  }

  public static Source keyTask(UUID id) {
    return new Source(Kind.KEY_TASK, id, null);
  }

  public static Source opinion(UUID id) {
    return new Source(Kind.OPINION, id, null);
  }

  public static Source section(UUID id) {
    return new Source(Kind.SECTION, id, null);
  }

  boolean sameThing(Source other) {
    return kind == other.kind && id.equals(other.id);
  }
}
