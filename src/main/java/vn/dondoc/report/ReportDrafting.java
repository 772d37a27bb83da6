package vn.dondoc.report;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.NfcText;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * Drafting the union's report: its sections and key tasks, its versions, its approval. After the
 * approval it can still be amended, until the notice fixes it.
 */
@Service
@Transactional
public class ReportDrafting {
  /** In {@link #compare}, in place of a number: the text as it stands now. */
  public static final int CURRENT = 0;

  private final Reports reports;
  private final Sections sections;
  private final KeyTasks keyTasks;
  private final KeptDuplicates keptDuplicates;
  private final ReportVersions versions;
  private final ReportDecisions decisions;
  private final PulledPassages passages;
  private final AssociationReports associationReports;
  private final EntityManager entities;
  private final Access access;
  private final Steps steps;
  private final Clock clock;

  ReportDrafting(
      Reports reports,
      Sections sections,
      KeyTasks keyTasks,
      KeptDuplicates keptDuplicates,
      ReportVersions versions,
      ReportDecisions decisions,
      PulledPassages passages,
      AssociationReports associationReports,
      EntityManager entities,
      Access access,
      Steps steps,
      Clock clock) {
    this.reports = reports;
    this.sections = sections;
    this.keyTasks = keyTasks;
    this.keptDuplicates = keptDuplicates;
    this.versions = versions;
    this.decisions = decisions;
    this.passages = passages;
    this.associationReports = associationReports;
    this.entities = entities;
    this.access = access;
    this.steps = steps;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public ReportView report(UUID reviewId) {
    Report report = readable(reviewId);
    List<Section> parts = sections.findByReviewIdOrderByPosition(reviewId);
    List<KeyTask> tasks = keyTasks.findByReviewIdOrderByPositionAscIdAsc(reviewId);
    Map<UUID, List<PassageInfo>> origins =
        passages
            .findBySectionIdInOrderByPulledAtAscIdAsc(parts.stream().map(s -> s.id).toList())
            .stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.sectionId,
                    Collectors.mapping(PulledPassage::info, Collectors.toList())));
    Optional<ReportVersion> last = versions.findFirstByReviewIdOrderByNumberDesc(reviewId);
    return new ReportView(
        reviewId,
        report.holderId,
        report.title,
        report.reportsDueOn,
        report.state,
        report.approvedVersion,
        last.isEmpty() || !last.get().content.equals(VersionContent.of(parts, tasks)),
        parts.stream()
            .map(
                s ->
                    new ReportView.SectionText(
                        s.id,
                        s.position,
                        s.title,
                        s.text,
                        s.version,
                        origins.getOrDefault(s.id, List.of())))
            .toList(),
        tasks.stream()
            .map(
                k ->
                    new ReportView.KeyTaskText(
                        k.id, k.position, k.text, k.removed, k.removalNote, k.splitFrom, k.version))
            .toList(),
        duplicates(tasks),
        versions.infos(reviewId),
        decisions.findByReviewIdOrderByDecidedAtAscIdAsc(reviewId).stream()
            .map(
                d ->
                    new ReportView.Decision(
                        d.onVersion, d.approved, d.reason, d.decidedBy, d.decidedAt))
            .toList(),
        access.may(Right.DRAFT_REPORT, report.holderId),
        access.may(Right.AMEND_REPORT, report.holderId),
        access.may(Right.APPROVE_DRAFT, report.holderId));
  }

  /**
   * Any two versions, part by part and word by word; {@link #CURRENT} stands for the text of now.
   */
  @Transactional(readOnly = true)
  public List<ComparedPart> compare(UUID reviewId, int from, int to) {
    readable(reviewId);
    VersionContent earlier = content(reviewId, from);
    VersionContent later = content(reviewId, to);
    return Stream.concat(
            compared(earlier.sections(), later.sections(), false),
            compared(earlier.keyTasks(), later.keyTasks(), true))
        .toList();
  }

  /**
   * Stores what was typed in a section.
   *
   * @throws EditConflict when someone else has changed it since that version
   */
  public SavedText saveSection(UUID sectionId, String text, int expectedVersion) {
    Section section = sections.findById(sectionId).orElseThrow(NotFound::new);
    editable(section.reviewId);
    lock(section, LockModeType.PESSIMISTIC_WRITE);
    String normal = Typed.atMost(Typed.SECTION, text);
    if (!section.text.equals(normal)) {
      if (section.version != expectedVersion) {
        throw new EditConflict(section.text);
      }
      section.write(normal);
      entities.flush();
    }
    return new SavedText(section.version, clock.instant());
  }

  public UUID addKeyTask(UUID reviewId, String text) {
    editableAlone(reviewId);
    int last =
        keyTasks.findByReviewIdOrderByPositionAscIdAsc(reviewId).stream()
            .mapToInt(k -> k.position)
            .max()
            .orElse(0);
    return keyTasks.save(new KeyTask(reviewId, last + 1, text)).id;
  }

  /**
   * Stores what was typed in a key task.
   *
   * @throws EditConflict when someone else has changed it since that version
   */
  public SavedText saveKeyTask(UUID keyTaskId, String text, int expectedVersion) {
    KeyTask task = keyTasks.findById(keyTaskId).orElseThrow(NotFound::new);
    editable(task.reviewId);
    lock(task, LockModeType.PESSIMISTIC_WRITE);
    String normal = Typed.required(Typed.KEY_TASK, text, "report.keyTaskEmpty");
    if (!task.text.equals(normal)) {
      if (task.version != expectedVersion) {
        throw new EditConflict(task.text);
      }
      task.write(normal);
      entities.flush();
    }
    return new SavedText(task.version, clock.instant());
  }

  /** Takes a key task out; once the draft is approved, only with a word on why. */
  public void removeKeyTask(UUID keyTaskId, String note) {
    KeyTask task = keyTasks.findById(keyTaskId).orElseThrow(NotFound::new);
    Report report = editableAlone(task.reviewId);
    task.remove(
        report.state == ReportState.APPROVED
            ? Typed.required(Typed.NOTE, note, "report.reasonMissing")
            : Typed.optional(Typed.NOTE, note));
  }

  /** Takes a removal back. */
  public void restoreKeyTask(UUID keyTaskId) {
    KeyTask task = keyTasks.findById(keyTaskId).orElseThrow(NotFound::new);
    editableAlone(task.reviewId);
    if (keyTasks.findByReviewIdOrderByPositionAscIdAsc(task.reviewId).stream()
        .anyMatch(k -> task.id.equals(k.splitFrom))) {
      throw new DomainException("report.keyTaskWasSplit");
    }
    task.restore();
  }

  /** Makes several key tasks of one that holds several; each remembers where it came from. */
  public List<UUID> splitKeyTask(UUID keyTaskId, List<String> parts) {
    KeyTask task = keyTasks.findById(keyTaskId).orElseThrow(NotFound::new);
    editableAlone(task.reviewId);
    task.requirePresent();
    List<String> texts = parts.stream().map(NfcText::normal).filter(p -> !p.isBlank()).toList();
    if (texts.size() < 2) {
      throw new DomainException("report.splitNeedsTwo");
    }
    for (KeyTask later : keyTasks.findByReviewIdOrderByPositionAscIdAsc(task.reviewId)) {
      if (later.position > task.position) {
        later.position += texts.size() - 1;
      }
    }
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      KeyTask part = new KeyTask(task.reviewId, task.position + i, texts.get(i));
      part.splitFrom = task.id;
      ids.add(keyTasks.save(part).id);
    }
    task.remove(null);
    return List.copyOf(ids);
  }

  /** Two key tasks read the same and both stay: with a reason, which is shown instead. */
  public void keepDuplicate(UUID keyTaskId, UUID duplicateOf, String reason) {
    KeyTask task = keyTasks.findById(keyTaskId).orElseThrow(NotFound::new);
    Report report = editable(task.reviewId);
    KeyTask other =
        keyTasks
            .findById(duplicateOf)
            .filter(k -> k.reviewId.equals(report.reviewId) && !k.id.equals(keyTaskId))
            .orElseThrow(NotFound::new);
    task.requirePresent();
    other.requirePresent();
    keptDuplicates.save(
        new KeptDuplicate(
            keyTaskId,
            duplicateOf,
            Typed.required(Typed.NOTE, reason, "report.reasonMissing"),
            access.personId(),
            clock.instant()));
  }

  /**
   * Puts a passage of an association's report, or a part of it, below what a section holds; the
   * section remembers the origin.
   */
  public SavedText pull(UUID associationReportId, Passage passage, UUID sectionId, String text) {
    Section section = sections.findById(sectionId).orElseThrow(NotFound::new);
    editable(section.reviewId);
    AssociationReport from =
        associationReports
            .findById(associationReportId)
            .filter(r -> r.reviewId.equals(section.reviewId) && !r.isOpen())
            .orElseThrow(NotFound::new);
    String typed = NfcText.normal(text).strip();
    String wanted = typed.isEmpty() ? from.text(passage) : typed;
    if (wanted.isBlank() || !spaced(from.text(passage)).contains(spaced(wanted))) {
      throw new DomainException("report.passageNotThere");
    }
    lock(section, LockModeType.PESSIMISTIC_WRITE);
    section.append(wanted);
    passages.save(
        new PulledPassage(sectionId, from, passage, wanted, access.personId(), clock.instant()));
    entities.flush();
    return new SavedText(section.version, clock.instant());
  }

  /**
   * Keeps the report as it stands now as a version, and answers its number. When nothing was
   * changed since the last version, that is the one.
   */
  public int saveVersion(UUID reviewId, @Nullable String note) {
    Report report = editableAlone(reviewId);
    return version(report, editor(report), note);
  }

  /** Puts the draft before the Standing Board, as a version. */
  public void submitForApproval(UUID reviewId) {
    Report report = readable(reviewId);
    Actor actor = access.require(Right.DRAFT_REPORT, report.holderId);
    steps.claim(Step.DRAFT_REPORT, reviewId);
    lock(report, LockModeType.PESSIMISTIC_WRITE);
    String empty =
        sections.findByReviewIdOrderByPosition(reviewId).stream()
            .filter(s -> s.text.isBlank())
            .map(s -> Integer.toString(s.position))
            .collect(Collectors.joining(", "));
    if (!empty.isEmpty()) {
      throw new DomainException("report.sectionsEmpty", empty);
    }
    if (keyTasks.findByReviewIdOrderByPositionAscIdAsc(reviewId).stream()
        .allMatch(k -> k.removed)) {
      throw new DomainException("report.keyTasksMissing");
    }
    report.submit(actor.personId());
    version(report, actor, null);
    steps.complete(Step.DRAFT_REPORT, reviewId, Outcomes.Draft.DONE, actor);
  }

  public void approve(UUID reviewId) {
    decide(reviewId, true, null);
  }

  public void sendBack(UUID reviewId, String reason) {
    decide(reviewId, false, Typed.required(Typed.NOTE, reason, "report.reasonMissing"));
  }

  private void decide(UUID reviewId, boolean approved, @Nullable String reason) {
    Report report = readable(reviewId);
    Actor actor = access.require(Right.APPROVE_DRAFT, report.holderId);
    steps.claim(Step.APPROVE_DRAFT, reviewId);
    lock(report, LockModeType.PESSIMISTIC_WRITE);
    int number = last(reviewId).map(v -> v.number).orElseThrow(NotFound::new);
    if (approved) {
      report.approve(number);
    } else {
      report.sendBack(actor.personId());
    }
    decisions.save(new ReportDecision(reviewId, number, approved, reason, actor, clock.instant()));
    steps.complete(
        Step.APPROVE_DRAFT,
        reviewId,
        approved ? Outcomes.Approval.APPROVED : Outcomes.Approval.SENT_BACK,
        actor);
  }

  private int version(Report report, Actor actor, @Nullable String note) {
    return ReportReading.version(
        versions,
        report.reviewId,
        content(report.reviewId, CURRENT),
        actor,
        Typed.optional(Typed.NOTE, note),
        clock.instant());
  }

  private Optional<ReportVersion> last(UUID reviewId) {
    return versions.findFirstByReviewIdOrderByNumberDesc(reviewId);
  }

  private VersionContent content(UUID reviewId, int number) {
    return number == CURRENT
        ? VersionContent.of(
            sections.findByReviewIdOrderByPosition(reviewId),
            keyTasks.findByReviewIdOrderByPositionAscIdAsc(reviewId))
        : versions.findByReviewIdAndNumber(reviewId, number).orElseThrow(NotFound::new).content;
  }

  private Report readable(UUID reviewId) {
    return reports
        .findById(reviewId)
        .filter(r -> access.may(Right.READ_ALL, r.holderId))
        .orElseThrow(NotFound::new);
  }

  /** For a change of one text: others may change other texts, but nobody passes the report on. */
  private Report editable(UUID reviewId) {
    return editable(reviewId, LockModeType.PESSIMISTIC_READ);
  }

  /** For a change of the list of key tasks, or of the versions: one at a time. */
  private Report editableAlone(UUID reviewId) {
    return editable(reviewId, LockModeType.PESSIMISTIC_WRITE);
  }

  private Report editable(UUID reviewId, LockModeType lock) {
    Report report = readable(reviewId);
    if (!access.may(Right.DRAFT_REPORT, report.holderId)
        && !access.may(Right.AMEND_REPORT, report.holderId)) {
      throw new NotAllowed();
    }
    lock(report, lock);
    report.requireEditable();
    editor(report);
    return report;
  }

  private void lock(Object entity, LockModeType mode) {
    entities.flush();
    entities.refresh(entity, mode);
  }

  private Actor editor(Report report) {
    return access.require(
        report.state == ReportState.DRAFTING ? Right.DRAFT_REPORT : Right.AMEND_REPORT,
        report.holderId);
  }

  private List<ReportView.Duplicate> duplicates(List<KeyTask> tasks) {
    List<KeyTask> present = tasks.stream().filter(k -> !k.removed).toList();
    List<KeptDuplicate> kept =
        keptDuplicates.findByKeyTaskIdInOrderByKeptAt(present.stream().map(k -> k.id).toList());
    List<ReportView.Duplicate> found = new ArrayList<>();
    for (int later = 1; later < present.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        KeyTask one = present.get(earlier);
        KeyTask other = present.get(later);
        Likeness likeness = Likeness.of(one.text, other.text);
        if (likeness != Likeness.DIFFERENT) {
          found.add(
              new ReportView.Duplicate(
                  other.id,
                  one.id,
                  likeness == Likeness.IDENTICAL,
                  kept.reversed().stream()
                      .filter(k -> k.isAbout(one.id, other.id))
                      .map(k -> k.reason)
                      .findFirst()
                      .orElse(null)));
        }
      }
    }
    return List.copyOf(found);
  }

  private static Stream<ComparedPart> compared(
      List<VersionContent.Part> earlier, List<VersionContent.Part> later, boolean keyTask) {
    Map<UUID, VersionContent.Part> before =
        earlier.stream().collect(Collectors.toMap(VersionContent.Part::id, p -> p));
    Map<UUID, VersionContent.Part> after =
        later.stream().collect(Collectors.toMap(VersionContent.Part::id, p -> p));
    return Stream.concat(later.stream(), earlier.stream().filter(p -> !after.containsKey(p.id())))
        .sorted(Comparator.comparingInt(VersionContent.Part::position))
        .map(p -> compared(before.get(p.id()), after.get(p.id()), keyTask))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }

  private static @Nullable ComparedPart compared(
      VersionContent.@Nullable Part before, VersionContent.@Nullable Part after, boolean keyTask) {
    VersionContent.Part named = Objects.requireNonNull(after != null ? after : before);
    String from = before == null || before.removed() ? "" : before.text();
    String to = after == null || after.removed() ? "" : after.text();
    boolean wasThere = before != null && !before.removed();
    boolean isThere = after != null && !after.removed();
    if (!wasThere && !isThere) {
      return null;
    }
    ComparedPart.Change change =
        !wasThere
            ? ComparedPart.Change.ADDED
            : !isThere
                ? ComparedPart.Change.REMOVED
                : from.equals(to) ? ComparedPart.Change.NONE : ComparedPart.Change.CHANGED;
    return new ComparedPart(
        named.id(), keyTask, named.position(), named.title(), change, WordDiff.between(from, to));
  }

  private static String spaced(String text) {
    return NfcText.normal(text).replaceAll("\\s+", " ").strip();
  }
}
