package vn.dondoc.report;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.Files;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;
import vn.dondoc.report.AssociationReportView.Entry;
import vn.dondoc.report.AssociationReportView.EntryKind;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * The report that each association owes to a review: typed and sent by the association, or entered
 * by the office from paper, and then confirmed or disputed by the association.
 */
@Service
@Transactional
public class AssociationReporting {
  /** As many files as an association can attach to one report. */
  static final int MAX_FILES = 10;

  private final AssociationReports associationReports;
  private final AssociationReportHistories histories;
  private final EntityManager entities;
  private final Organisations organisations;
  private final Access access;
  private final Steps steps;
  private final Files files;
  private final Clock clock;

  AssociationReporting(
      AssociationReports associationReports,
      AssociationReportHistories histories,
      EntityManager entities,
      Organisations organisations,
      Access access,
      Steps steps,
      Files files,
      Clock clock) {
    this.associationReports = associationReports;
    this.histories = histories;
    this.entities = entities;
    this.organisations = organisations;
    this.access = access;
    this.steps = steps;
    this.files = files;
    this.clock = clock;
  }

  /**
   * One report.
   *
   * @throws NotFound also when it is another association's
   */
  @Transactional(readOnly = true)
  public AssociationReportView get(UUID id) {
    return views(List.of(readable(id))).getFirst();
  }

  /** The reports of a review: all for those who read all, its own for an association. */
  @Transactional(readOnly = true)
  public List<AssociationReportView> ofReview(UUID reviewId) {
    List<AssociationReport> all = associationReports.findByReviewIdOrderByOrganisationId(reviewId);
    if (all.isEmpty()) {
      return List.of();
    }
    if (access.may(Right.READ_ALL, all.getFirst().holderId)) {
      return views(all);
    }
    Set<UUID> own = Set.copyOf(access.organisationsWith(Right.READ_OWN));
    return views(all.stream().filter(r -> own.contains(r.organisationId)).toList());
  }

  /** What the association sent for the review before this one, to look at while writing. */
  @Transactional(readOnly = true)
  public @Nullable AssociationReportView previous(UUID id) {
    AssociationReport report = readable(id);
    return entities
        .createQuery(
            "select r from AssociationReport r where r.organisationId = :organisation and r.holderId = :holder"
                + " and r.dueOn < :due and r.submittedAt is not null order by r.dueOn desc",
            AssociationReport.class)
        .setParameter("organisation", report.organisationId)
        .setParameter("holder", report.holderId)
        .setParameter("due", report.dueOn)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(r -> views(List.of(r)).getFirst())
        .orElse(null);
  }

  /**
   * Stores what the association has typed; nobody else sees it before it is sent.
   *
   * @throws EditConflict when someone else of the association has changed it since that version
   */
  public SavedText saveDraft(
      UUID id, String results, String difficulties, String proposals, int expectedVersion) {
    AssociationReport report = readable(id);
    access.require(Right.REPORT_FOR_ASSOCIATION, report.organisationId);
    lock(report);
    if (report.isOpen() && report.version != expectedVersion) {
      throw new EditConflict(
          String.join("\n\n", report.results, report.difficulties, report.proposals).strip());
    }
    report.write(results, difficulties, proposals);
    entities.flush();
    return new SavedText(report.version, clock.instant());
  }

  /** Attaches a file before sending; answers its id. */
  public UUID attach(UUID id, String fileName, byte[] bytes) {
    AssociationReport report = readable(id);
    access.require(Right.REPORT_FOR_ASSOCIATION, report.organisationId);
    lock(report);
    report.requireOpen();
    return store(report, fileName, bytes, false);
  }

  /** Takes an attached file off again, before sending. */
  public void detach(UUID id, UUID fileId) {
    AssociationReport report = readable(id);
    access.require(Right.REPORT_FOR_ASSOCIATION, report.organisationId);
    lock(report);
    report.requireOpen();
    report.files.removeIf(f -> f.fileId().equals(fileId));
  }

  /** Sends what was saved. A late report is taken until the review is concluded. */
  public void submit(UUID id) {
    AssociationReport report = readable(id);
    Actor actor = access.require(Right.REPORT_FOR_ASSOCIATION, report.organisationId);
    claim(Step.SUBMIT_ASSOCIATION_REPORT, report);
    report.submit(actor.personId(), clock.instant());
    remember(report, EntryKind.SUBMITTED, actor, null);
    steps.complete(Step.SUBMIT_ASSOCIATION_REPORT, id, Outcomes.Submission.RECEIVED, actor);
  }

  /** Says that there is nothing to report, which is not the same as saying nothing. */
  public void submitNothing(UUID id, String note) {
    AssociationReport report = readable(id);
    Actor actor = access.require(Right.REPORT_FOR_ASSOCIATION, report.organisationId);
    claim(Step.SUBMIT_ASSOCIATION_REPORT, report);
    report.submitNothing(note, actor.personId(), clock.instant());
    remember(report, EntryKind.NOTHING_TO_REPORT, actor, report.note);
    steps.complete(
        Step.SUBMIT_ASSOCIATION_REPORT, id, Outcomes.Submission.NOTHING_TO_REPORT, actor);
  }

  /**
   * Enters on behalf of an association what it reported on paper; all three parts empty means that
   * the paper says there is nothing to report. The association is then asked to confirm.
   */
  public void enterOnBehalf(
      UUID id,
      String source,
      String results,
      String difficulties,
      String proposals,
      @Nullable String fileName,
      byte @Nullable [] scan) {
    AssociationReport report = readable(id);
    Actor actor = access.require(Right.ENTER_ON_BEHALF, report.holderId);
    claim(Step.SUBMIT_ASSOCIATION_REPORT, report);
    report.enterOnBehalf(
        source, results, difficulties, proposals, actor.personId(), clock.instant());
    if (fileName != null && scan != null) {
      store(report, fileName, scan, true);
    }
    remember(report, EntryKind.ENTERED_ON_BEHALF, actor, report.source);
    steps.complete(Step.SUBMIT_ASSOCIATION_REPORT, id, Outcomes.Submission.ON_BEHALF, actor);
  }

  /** The association says that the entry is what it reported. */
  public void confirmEntry(UUID id) {
    AssociationReport report = readable(id);
    Actor actor = access.require(Right.REPORT_FOR_ASSOCIATION, report.organisationId);
    claim(Step.CONFIRM_ENTRY, report);
    if (actor.personId().equals(report.passedOnBy)) {
      throw new DomainException("associationReport.ownEntry");
    }
    report.confirm(clock.instant());
    remember(report, EntryKind.CONFIRMED, actor, null);
    steps.complete(Step.CONFIRM_ENTRY, id, Outcomes.Entry.CONFIRMED, actor);
  }

  /** The association says what is wrong with the entry; the office corrects it. */
  public void disputeEntry(UUID id, String reason) {
    AssociationReport report = readable(id);
    Actor actor = access.require(Right.REPORT_FOR_ASSOCIATION, report.organisationId);
    claim(Step.CONFIRM_ENTRY, report);
    report.dispute(reason, actor.personId());
    remember(report, EntryKind.DISPUTED, actor, report.disputeReason);
    steps.complete(Step.CONFIRM_ENTRY, id, Outcomes.Entry.DISPUTED, actor);
  }

  /** The office corrects a disputed entry; the history keeps both texts. */
  public void correctEntry(
      UUID id, String results, String difficulties, String proposals, @Nullable String note) {
    AssociationReport report = readable(id);
    Actor actor = access.require(Right.ENTER_ON_BEHALF, report.holderId);
    claim(Step.CORRECT_ENTRY, report);
    report.correct(results, difficulties, proposals, actor.personId());
    remember(report, EntryKind.CORRECTED, actor, Typed.optional(Typed.NOTE, note));
    steps.complete(Step.CORRECT_ENTRY, id, Outcomes.Correction.DONE, actor);
  }

  /** A file of a report, for whoever may read the report. */
  @Transactional(readOnly = true)
  public FileContent file(UUID id, UUID fileId) {
    AssociationReport report = readable(id);
    if (!seesText(report) || report.files.stream().noneMatch(f -> f.fileId().equals(fileId))) {
      throw new NotFound();
    }
    FileInfo info = files.info(List.of(fileId)).getFirst();
    return new FileContent(info.name(), info.mediaType(), files.content(fileId));
  }

  private UUID store(AssociationReport report, String name, byte[] bytes, boolean scan) {
    if (report.files.size() >= MAX_FILES) {
      throw new DomainException("associationReport.tooManyFiles", MAX_FILES);
    }
    UUID fileId = files.store(name, bytes);
    report.attach(fileId, scan);
    return fileId;
  }

  private void remember(AssociationReport report, EntryKind kind, Actor by, @Nullable String note) {
    histories.save(new AssociationReportHistory(report, clock.instant(), kind, by, note));
  }

  private AssociationReport readable(UUID id) {
    return associationReports
        .findById(id)
        .filter(
            r ->
                access.may(Right.READ_ALL, r.holderId)
                    || access.may(Right.READ_OWN, r.organisationId))
        .orElseThrow(NotFound::new);
  }

  /** Nobody but the association sees what it has not sent. */
  private boolean seesText(AssociationReport report) {
    return report.submittedAt != null || access.may(Right.READ_OWN, report.organisationId);
  }

  private void claim(Step step, AssociationReport report) {
    steps.claim(step, report.id);
    lock(report);
  }

  private void lock(AssociationReport report) {
    entities.flush();
    entities.refresh(report, LockModeType.PESSIMISTIC_WRITE);
  }

  private List<AssociationReportView> views(List<AssociationReport> reports) {
    LocalDate today = Days.today(clock);
    Map<UUID, OrganisationInfo> names =
        organisations.get(reports.stream().map(r -> r.organisationId).toList());
    Map<UUID, List<AssociationReportHistory>> told =
        histories
            .findByAssociationReportIdInOrderByAtAscIdAsc(reports.stream().map(r -> r.id).toList())
            .stream()
            .collect(Collectors.groupingBy(h -> h.associationReportId));
    List<AssociationReportView> views = new ArrayList<>();
    for (AssociationReport report : reports) {
      OrganisationInfo association = names.get(report.organisationId);
      views.add(
          view(
              report,
              association == null ? "" : association.name(),
              told.getOrDefault(report.id, List.of()),
              today));
    }
    return List.copyOf(views);
  }

  private AssociationReportView view(
      AssociationReport report,
      String organisationName,
      List<AssociationReportHistory> history,
      LocalDate today) {
    boolean sees = seesText(report);
    return new AssociationReportView(
        report.id,
        report.reviewId,
        report.holderId,
        report.organisationId,
        organisationName,
        report.title,
        report.dueOn,
        report.status(today),
        report.daysLate(),
        sees ? report.results : "",
        sees ? report.difficulties : "",
        sees ? report.proposals : "",
        report.note,
        report.nothing,
        report.source,
        report.disputeReason,
        report.submittedAt,
        report.submittedBy,
        report.confirmedAt,
        sees
            ? files.info(report.files.stream().map(AssociationReport.AttachedFile::fileId).toList())
            : List.of(),
        history.stream()
            .map(
                h ->
                    new Entry(
                        h.at,
                        h.kind,
                        h.byPerson,
                        sees ? h.results : "",
                        sees ? h.difficulties : "",
                        sees ? h.proposals : "",
                        h.note))
            .toList(),
        report.version,
        access.may(Right.REPORT_FOR_ASSOCIATION, report.organisationId),
        access.may(Right.ENTER_ON_BEHALF, report.holderId));
  }
}
