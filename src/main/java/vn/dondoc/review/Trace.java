package vn.dondoc.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.NotFound;
import vn.dondoc.conclusion.DirectiveInfo;
import vn.dondoc.conclusion.DirectiveReading;
import vn.dondoc.conclusion.NoticeInfo;
import vn.dondoc.conclusion.Source;
import vn.dondoc.discussion.AnswerKind;
import vn.dondoc.discussion.OpinionReading;
import vn.dondoc.discussion.OpinionReading.OpinionInfo;
import vn.dondoc.followup.FollowUpInfo;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Right;
import vn.dondoc.report.KeyTaskInfo;
import vn.dondoc.report.PassageInfo;
import vn.dondoc.report.ReportReading;
import vn.dondoc.report.SectionInfo;

/**
 * The trace in both directions: from a follow-up back to the sentence, the opinion or key task, the
 * section and the association report that it came from; from an opinion forward to what became of
 * it.
 */
@Service
@Transactional(readOnly = true)
public class Trace {
  /** An opinion as a link of the trace. */
  public record OpinionLink(
      UUID id,
      int number,
      String author,
      String organisation,
      String text,
      @Nullable SectionLink section,
      @Nullable KeyTaskLink keyTask) {}

  /** A key task, or the part of it that became a directive. */
  public record KeyTaskLink(UUID id, int position, String text, @Nullable String part) {}

  /** A section, with the passages of association reports that were pulled into it. */
  public record SectionLink(UUID id, int position, String title, List<PassageLink> passages) {}

  /** A passage of an association's report. */
  public record PassageLink(UUID associationReportId, String organisation, String text) {}

  /** Where a follow-up came from. */
  public record Back(
      UUID followUpId,
      UUID reviewId,
      String reviewTitle,
      DirectiveInfo directive,
      @Nullable NoticeInfo notice,
      List<OpinionLink> opinions,
      List<KeyTaskLink> keyTasks,
      List<SectionLink> sections,
      List<String> takenOverBy) {}

  /** A directive that an opinion led to, with its follow-ups. */
  public record Outcome(DirectiveInfo directive, List<FollowUpInfo> followUps) {}

  /** What became of an opinion. */
  public record Forward(
      OpinionInfo opinion,
      @Nullable String changedPart,
      @Nullable NoticeInfo notice,
      List<Outcome> outcomes) {}

  private final ReviewReading reviews;
  private final FollowUpReading followUps;
  private final FollowUpLookup followUpLookup;
  private final DirectiveReading directives;
  private final OpinionReading opinions;
  private final ReportReading reports;
  private final Organisations organisations;
  private final Access access;

  Trace(
      ReviewReading reviews,
      FollowUpReading followUps,
      FollowUpLookup followUpLookup,
      DirectiveReading directives,
      OpinionReading opinions,
      ReportReading reports,
      Organisations organisations,
      Access access) {
    this.reviews = reviews;
    this.followUps = followUps;
    this.followUpLookup = followUpLookup;
    this.directives = directives;
    this.opinions = opinions;
    this.reports = reports;
    this.organisations = organisations;
    this.access = access;
  }

  /**
   * Where a follow-up came from; nothing for one that was assigned directly. Opinions and the
   * passages of association reports are shown only to those who may read all of the union.
   *
   * @throws NotFound when the person may not see the follow-up
   */
  public Optional<Back> back(UUID followUpId) {
    FollowUpView followUp = followUps.get(followUpId);
    UUID reviewId = followUp.reviewId();
    UUID directiveId = followUp.directiveId();
    if (reviewId == null || directiveId == null) {
      return Optional.empty();
    }
    DirectiveInfo directive = directives.directive(directiveId).orElseThrow(NotFound::new);
    boolean all = access.may(Right.READ_ALL, followUp.holderId());
    Parts parts = new Parts(reviewId, all);
    List<OpinionLink> from = new ArrayList<>();
    List<KeyTaskLink> tasks = new ArrayList<>();
    List<SectionLink> sections = new ArrayList<>();
    for (Source source : directive.sources()) {
      switch (source.kind()) {
        case OPINION -> {
          if (all) {
            opinions.opinion(source.id()).map(parts::opinion).ifPresent(from::add);
          }
        }
        case KEY_TASK -> parts.keyTask(source.id(), source.part()).ifPresent(tasks::add);
        case SECTION -> parts.section(source.id()).ifPresent(sections::add);
      }
    }
    return Optional.of(
        new Back(
            followUpId,
            reviewId,
            reviews.readable(reviewId).title,
            directive,
            directives.notice(reviewId).orElse(null),
            from,
            tasks,
            sections,
            reviews.takenOverBy(followUpId).stream().map(r -> r.title).toList()));
  }

  /**
   * What became of an opinion: its author sees it once the answers are released, the leadership,
   * office and committee as soon as there is something.
   *
   * @throws NotFound when the opinion is not for the person to see
   */
  public Forward forward(UUID opinionId) {
    OpinionInfo opinion = opinions.opinion(opinionId).orElseThrow(NotFound::new);
    Review review = reviews.readable(opinion.reviewId());
    boolean own = opinion.authorId().equals(access.personId());
    if (!own && !access.may(Right.READ_ALL, review.holderId)) {
      throw new NotFound();
    }
    Optional<NoticeInfo> notice = directives.notice(review.id);
    if (notice.isEmpty()) {
      return new Forward(unanswered(opinion), null, null, List.of());
    }
    Parts parts = new Parts(review.id, true);
    List<Outcome> outcomes =
        directives.directives(review.id).stream()
            .filter(
                d ->
                    d.sources().stream()
                        .anyMatch(s -> s.kind() == Source.Kind.OPINION && s.id().equals(opinionId)))
            .map(d -> new Outcome(d, followUpLookup.ofDirective(d.id())))
            .toList();
    return new Forward(opinion, parts.name(opinion.changedId()), notice.get(), outcomes);
  }

  /** Before the notice nobody is shown an answer by way of the trace. */
  private static OpinionInfo unanswered(OpinionInfo o) {
    return new OpinionInfo(
        o.id(),
        o.reviewId(),
        o.number(),
        o.authorId(),
        o.organisationId(),
        o.sectionId(),
        o.keyTaskId(),
        o.text(),
        AnswerKind.UNANSWERED,
        null,
        null,
        null,
        null,
        o.handedIn());
  }

  /** The report of one review, looked up once. */
  private final class Parts {
    private final Map<UUID, SectionInfo> sections;
    private final Map<UUID, KeyTaskInfo> keyTasks;
    private final boolean all;

    Parts(UUID reviewId, boolean all) {
      this.all = all;
      this.sections =
          reports.sections(reviewId).stream()
              .collect(Collectors.toMap(SectionInfo::id, Function.identity()));
      this.keyTasks =
          reports.keyTasks(reviewId).stream()
              .collect(Collectors.toMap(KeyTaskInfo::id, Function.identity()));
    }

    Optional<KeyTaskLink> keyTask(UUID id, @Nullable String part) {
      return Optional.ofNullable(keyTasks.get(id))
          .map(k -> new KeyTaskLink(k.id(), k.position(), k.text(), part));
    }

    Optional<SectionLink> section(UUID id) {
      return Optional.ofNullable(sections.get(id))
          .map(
              s ->
                  new SectionLink(
                      s.id(), s.position(), s.title(), all ? passages(s.id()) : List.of()));
    }

    private List<PassageLink> passages(UUID sectionId) {
      List<PassageInfo> origins = reports.origins(sectionId);
      var names = organisations.get(origins.stream().map(PassageInfo::organisationId).toList());
      return origins.stream()
          .map(
              p ->
                  new PassageLink(
                      p.associationReportId(),
                      Objects.requireNonNull(names.get(p.organisationId())).name(),
                      p.text()))
          .toList();
    }

    OpinionLink opinion(OpinionInfo opinion) {
      return new OpinionLink(
          opinion.id(),
          opinion.number(),
          organisations.person(opinion.authorId()).name(),
          organisations.get(opinion.organisationId()).name(),
          opinion.text(),
          opinion.sectionId() == null ? null : section(opinion.sectionId()).orElse(null),
          opinion.keyTaskId() == null ? null : keyTask(opinion.keyTaskId(), null).orElse(null));
    }

    @Nullable String name(@Nullable UUID sectionOrKeyTask) {
      if (sectionOrKeyTask == null) {
        return null;
      }
      SectionInfo section = sections.get(sectionOrKeyTask);
      if (section != null) {
        return section.position() + ". " + section.title();
      }
      KeyTaskInfo keyTask = keyTasks.get(sectionOrKeyTask);
      return keyTask == null ? null : keyTask.text();
    }
  }
}
