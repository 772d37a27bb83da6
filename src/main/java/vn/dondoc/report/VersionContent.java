package vn.dondoc.report;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that a version holds, as it stood. */
record VersionContent(List<Part> sections, List<Part> keyTasks) {

  /** A section, or a key task (which has no title). */
  record Part(UUID id, int position, String title, String text, boolean removed) {
    boolean sameAs(@Nullable Part other) {
      return other != null && removed == other.removed && text.equals(other.text);
    }
  }

  static VersionContent of(List<Section> sections, List<KeyTask> keyTasks) {
    return new VersionContent(
        sections.stream().map(s -> new Part(s.id, s.position, s.title, s.text, false)).toList(),
        keyTasks.stream().map(k -> new Part(k.id, k.position, "", k.text, k.removed)).toList());
  }

  @Nullable Part part(UUID id) {
    for (Part part : sections) {
      if (part.id().equals(id)) {
        return part;
      }
    }
    for (Part part : keyTasks) {
      if (part.id().equals(id)) {
        return part;
      }
    }
    return null;
  }
}
