package vn.dondoc.conclusion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Organisations.Holder;
import vn.dondoc.organisation.Organisations.OrganisationInfo;

/**
 * A conclusion as the person who asks may see it.
 *
 * @param mayConclude whether the person can change and issue it now
 * @param followUps how many follow-ups issuing starts
 * @param gaps what is still missing; empty once issued
 * @param notice once issued
 */
public record ConclusionView(
    UUID reviewId,
    UUID holderId,
    String title,
    LocalDate plannedFrom,
    LocalDate plannedTo,
    boolean mayConclude,
    List<Row> directives,
    List<Gap> gaps,
    int followUps,
    @Nullable NoticeSignature signature,
    @Nullable NoticeInfo notice) {

  /** One directive, with where it comes from and what is odd about its deadline. */
  public record Row(
      UUID id,
      int number,
      DirectiveDetails details,
      int version,
      List<SourceRow> sources,
      List<Warning> warnings) {}

  /**
   * A thing that a directive comes from, or could.
   *
   * @param number of the key task, opinion or section
   * @param takenBy the numbers of the directives that come from it
   */
  public record SourceRow(
      Source source, int number, String text, @Nullable String author, List<Integer> takenBy) {}

  /** What the chair chooses from. */
  public record Choices(
      List<OrganisationInfo> units,
      List<SourceRow> keyTasks,
      List<SourceRow> proposals,
      List<SourceRow> opinions,
      List<SourceRow> sections,
      List<Holder> signers) {}
}
