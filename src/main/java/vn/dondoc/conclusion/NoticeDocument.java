package vn.dondoc.conclusion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it reads: issued, or as it would be issued now.
 *
 * @param label null while it has no number yet
 * @param symbol of the union, as part of the number
 */
public record NoticeDocument(
    UUID reviewId,
    @Nullable String label,
    @Nullable String symbol,
    String unionName,
    @Nullable String place,
    LocalDate day,
    String title,
    List<Line> lines,
    @Nullable String signatureText,
    @Nullable String signerName) {

  public boolean issued() {
    return label != null;
  }

  /** One directive with the units' names of the day of the notice. */
  public record Line(
      int number,
      String text,
      Mode mode,
      @Nullable String lead,
      List<String> coordinating,
      List<String> units,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate partDueOn) {}
}
