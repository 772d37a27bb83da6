package vn.dondoc.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.followup.OnBehalf;
import vn.dondoc.followup.ProgressEntry;

/** What is sent with a change of a follow-up. */
final class Sent {
  private Sent() {}

  /** A file, checked by its content. */
  @Schema(name = "Evidence")
  record Attached(
      String name,
      @Schema(type = "string", format = "byte", description = "At most 20 MB.") byte[] content) {
    ProgressEntry.Evidence evidence() {
      Present.require("name", name);
      Present.require("content", content);
      return new ProgressEntry.Evidence(name, content);
    }
  }

  /** The office enters it for a unit. */
  @Schema(name = "OnBehalf")
  record ForUnit(
      @Schema(description = "How the office came to know, in words.") String source,
      @Nullable Attached file) {
    OnBehalf onBehalf() {
      return new OnBehalf(Present.text(source), file == null ? null : file.evidence());
    }
  }

  @Schema(description = "May be left out when the unit acts for itself.")
  record Acknowledgement(@Nullable ForUnit onBehalf) {}

  record Declination(String reason, @Nullable ForUnit onBehalf) {}

  record Progress(
      @Schema(minimum = "0", maximum = "100") Integer percent,
      @Schema(description = "What was done.") String words,
      @Schema(description = "What stands in the way.") @Nullable String difficulty,
      @Nullable List<Attached> files,
      @Schema(description = "Addresses of pages that show it.") @Nullable List<String> links,
      @Nullable ForUnit onBehalf) {
    ProgressEntry entry() {
      Present.require("percent", percent);
      return new ProgressEntry(
          percent, Present.text(words), difficulty, evidence(files), addresses(links));
    }
  }

  record Completion(
      @Schema(description = "What was done.") String words,
      @Nullable String difficulty,
      @Schema(description = "The coordinating units whose parts are missing, as you know.")
          @Nullable Set<UUID> withoutUnits,
      @Nullable List<Attached> files,
      @Schema(description = "Addresses of pages that show it.") @Nullable List<String> links,
      @Nullable ForUnit onBehalf) {
    ProgressEntry entry() {
      return new ProgressEntry(
          100, Present.text(words), difficulty, evidence(files), addresses(links));
    }

    Set<UUID> without() {
      return withoutUnits == null ? Set.of() : withoutUnits;
    }
  }

  record Contribution(
      @Schema(description = "The coordinating unit whose part it is.") UUID unitId,
      String words,
      @Nullable List<Attached> files,
      @Nullable ForUnit onBehalf) {}

  record SendingBack(String reason) {}

  record ExtensionRequest(
      @Schema(description = "Later than the deadline in force.") LocalDate dueOn,
      String reason,
      @Nullable ForUnit onBehalf) {}

  /** What the chair can answer. */
  enum Answer {
    GRANTED,
    REFUSED,
    ANOTHER_DATE
  }

  record ExtensionAnswer(
      Answer decision,
      @Schema(description = "With ANOTHER_DATE: which.") @Nullable LocalDate dueOn,
      @Schema(description = "Needed unless granted as asked.") @Nullable String reason) {}

  static List<ProgressEntry.Evidence> evidence(@Nullable List<Attached> files) {
    return files == null ? List.of() : files.stream().map(Attached::evidence).toList();
  }

  private static List<String> addresses(@Nullable List<String> links) {
    return links == null ? List.of() : links;
  }

  static @Nullable OnBehalf onBehalf(@Nullable ForUnit unit) {
    return unit == null ? null : unit.onBehalf();
  }
}
