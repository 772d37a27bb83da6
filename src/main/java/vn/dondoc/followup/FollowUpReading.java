package vn.dondoc.followup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.Files;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.base.NotFound;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.conclusion.DirectiveReading;
import vn.dondoc.conclusion.NoticeInfo;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.followup.FollowUpView.EntryLine;
import vn.dondoc.followup.FollowUpView.ExtensionLine;
import vn.dondoc.followup.FollowUpView.HistoryLine;
import vn.dondoc.followup.FollowUpView.Part;
import vn.dondoc.followup.FollowUpView.ProgressLine;
import vn.dondoc.followup.FollowUpView.SourceLine;
import vn.dondoc.followup.FollowUpView.Unit;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Channel;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * One follow-up to look at, with its whole story. Shows nobody more than they may read: the
 * leadership, the office and the committee all of their union, an association those in which it
 * leads or coordinates.
 */
@Service
@Transactional(readOnly = true)
public class FollowUpReading {
  private final FollowUps followUps;
  private final ProgressEntries progressEntries;
  private final Completions completions;
  private final HistoryEntries historyEntries;
  private final ContributionRows contributions;
  private final ExtensionRows extensions;
  private final EntryRows entries;
  private final FollowUpAccess visible;
  private final OwnCompletion own;
  private final Access access;
  private final Organisations organisations;
  private final WorkingDays workingDays;
  private final DirectiveReading directives;
  private final Processes processes;
  private final Steps steps;
  private final Files files;
  private final Clock clock;

  FollowUpReading(
      FollowUps followUps,
      ProgressEntries progressEntries,
      Completions completions,
      HistoryEntries historyEntries,
      ContributionRows contributions,
      ExtensionRows extensions,
      EntryRows entries,
      FollowUpAccess visible,
      OwnCompletion own,
      Access access,
      Organisations organisations,
      WorkingDays workingDays,
      DirectiveReading directives,
      Processes processes,
      Steps steps,
      Files files,
      Clock clock) {
    this.followUps = followUps;
    this.progressEntries = progressEntries;
    this.completions = completions;
    this.historyEntries = historyEntries;
    this.contributions = contributions;
    this.extensions = extensions;
    this.entries = entries;
    this.visible = visible;
    this.own = own;
    this.access = access;
    this.organisations = organisations;
    this.workingDays = workingDays;
    this.directives = directives;
    this.processes = processes;
    this.steps = steps;
    this.files = files;
    this.clock = clock;
  }

  /**
   * @throws NotFound when there is no such follow-up, or the person may not see it
   */
  public FollowUpView get(UUID id) {
    return view(visible(id));
  }

  /** The follow-up; nothing when there is none, or the person may not see it. */
  public Optional<FollowUpView> find(UUID id) {
    return followUps.findById(id).filter(visible::isVisible).map(this::view);
  }

  private FollowUpView view(FollowUp f) {
    UUID id = f.id;
    List<HistoryEntry> history = historyEntries.findByFollowUpIdOrderByPositionDesc(id);
    List<Progress> progress = progressEntries.ofFollowUp(id);
    List<Completion> reported = completions.findByFollowUpIdOrderBySubmittedAtAscIdAsc(id);
    List<Contribution> parts =
        contributions.findByFollowUpIdOrderById(id).stream()
            .filter(part -> f.coordinatingIds.contains(part.unitId) || !part.isMissing())
            .toList();
    List<Extension> asked = extensions.findByFollowUpIdOrderByAskedAtDesc(id);
    List<EntryOnBehalf> entered = entries.findByFollowUpIdOrderByEnteredAtDescIdDesc(id);

    Set<UUID> people = new HashSet<>(Set.of(f.assignedBy));
    Set<UUID> units = new HashSet<>(f.coordinatingIds);
    units.add(f.leadId);
    for (HistoryEntry entry : history) {
      people.add(entry.personId);
      units.add(entry.organisationId);
      if (entry.deputyFor != null) {
        people.add(entry.deputyFor);
      }
      if (entry.onBehalfOf != null) {
        units.add(entry.onBehalfOf);
      }
      if (entry.partOf != null) {
        units.add(entry.partOf);
      }
    }
    parts.forEach(part -> units.add(part.unitId));
    for (EntryOnBehalf entry : entered) {
      units.add(entry.unitId);
      people.add(entry.enteredBy);
    }
    for (Extension extension : asked) {
      people.add(extension.askedBy);
      if (extension.decidedBy != null) {
        people.add(extension.decidedBy);
      }
    }
    parts.stream().map(part -> part.reportedBy).filter(Objects::nonNull).forEach(people::add);
    Map<UUID, PersonInfo> persons = organisations.people(people);
    Map<UUID, OrganisationInfo> names = organisations.get(units);
    Map<UUID, FileInfo> attached =
        files
            .info(
                Stream.of(
                        progress.stream().flatMap(p -> p.fileIds.stream()),
                        parts.stream().flatMap(part -> part.fileIds.stream()),
                        entered.stream().map(entry -> entry.fileId).filter(Objects::nonNull))
                    .flatMap(Function.<Stream<UUID>>identity())
                    .toList())
            .stream()
            .collect(Collectors.toMap(FileInfo::id, Function.identity()));
    Set<UUID> completing = reported.stream().map(c -> c.progressId).collect(Collectors.toSet());

    Completion last = reported.isEmpty() ? null : reported.getLast();
    boolean ownCompletion =
        f.lifecycle == Lifecycle.AWAITING_CONFIRMATION
            && last != null
            && own.isOwn(last, history)
            && access.may(Right.CONFIRM_COMPLETION, f.holderId);
    boolean forUnit = access.may(Right.ACT_FOR_UNIT, f.leadId);
    LocalDate today = Days.today(clock);
    Map<UUID, EntryOnBehalf> entryOfReport =
        entered.stream()
            .filter(entry -> entry.progressId != null)
            .collect(Collectors.toMap(entry -> Objects.requireNonNull(entry.progressId), e -> e));
    List<ExtensionLine> requests = asked.stream().map(e -> line(e, persons)).toList();
    return new FollowUpView(
        f.id,
        f.version,
        f.holderId,
        f.reviewId,
        f.directiveId,
        f.number,
        f.reviewId == null
            ? null
            : directives.notice(f.reviewId).map(NoticeInfo::label).orElse(null),
        f.text,
        f.field,
        new SourceLine(f.sourceKind, f.sourceWords, f.sourceNumber, f.sourceOn),
        unit(f.leadId, names),
        f.coordinatingIds.stream().map(c -> unit(c, names)).toList(),
        f.originalDueOn,
        f.dueOn,
        f.partDueOn,
        f.lifecycle,
        f.percent,
        f.insisted,
        f.sentBack,
        Timing.of(f.lifecycle, f.dueOn, f.submittedOn, today, workingDays.of(f.holderId)),
        name(f.assignedBy, persons),
        f.assignedOn,
        f.submittedOn,
        f.remindedOn,
        f.lifecycle == Lifecycle.IN_PROGRESS && last != null && f.isOfPresentLead(last.submittedAt)
            ? last.reason
            : null,
        f.lifecycle == Lifecycle.DECLINED ? declined(history) : null,
        f.lifecycle == Lifecycle.SUSPENDED ? said(history, FollowUpEvent.SUSPENDED) : null,
        parts.stream().map(part -> line(part, f, today, persons, names, attached)).toList(),
        requests.stream().filter(e -> e.decision() == null).findFirst().orElse(null),
        requests,
        entered.stream().map(e -> line(e, f, progress, parts, persons, names, attached)).toList(),
        acts(f, forUnit, ownCompletion, asked),
        !forUnit && access.may(Right.ENTER_ON_BEHALF, f.holderId),
        ownCompletion,
        history.stream().map(h -> line(h, persons, names)).toList(),
        progress.stream()
            .map(
                p ->
                    line(
                        p,
                        completing.contains(p.id),
                        entryOfReport.get(p.id),
                        persons,
                        names,
                        attached))
            .toList());
  }

  /**
   * The follow-up of the part of a coordinating unit.
   *
   * @throws NotFound when there is no such part, or the person may not see its follow-up
   */
  public UUID ofContribution(UUID contributionId) {
    return visible(contributions.findById(contributionId).orElseThrow(NotFound::new).followUpId).id;
  }

  /**
   * The follow-up for which the office entered something.
   *
   * @throws NotFound when there is no such entry, or the person may not see its follow-up
   */
  public UUID ofEntry(UUID entryId) {
    return visible(entries.findById(entryId).orElseThrow(NotFound::new).followUpId).id;
  }

  /** The drawing of the process that each follow-up goes through. */
  public String bpmn() {
    return processes.bpmn(Process.FOLLOWUP);
  }

  /** The content of a file attached to a report of progress. */
  public byte[] evidence(UUID followUpId, UUID fileId) {
    visible(followUpId);
    if (progressEntries.ofFollowUp(followUpId).stream().noneMatch(p -> p.fileIds.contains(fileId))
        && contributions.findByFollowUpIdOrderById(followUpId).stream()
            .noneMatch(part -> part.fileIds.contains(fileId))
        && entries.findByFollowUpIdOrderByEnteredAtDescIdDesc(followUpId).stream()
            .noneMatch(entry -> fileId.equals(entry.fileId))) {
      throw new NotFound();
    }
    return files.content(fileId);
  }

  /** The units to which a follow-up can be given; for filters and for reassigning. */
  public List<Unit> units(@Nullable UUID holderId) {
    return holder(holderId).map(organisations::units).orElse(List.of()).stream()
        .map(o -> new Unit(o.id(), o.name()))
        .toList();
  }

  private Optional<UUID> holder(@Nullable UUID asked) {
    List<UUID> holders = access.holders();
    if (asked == null) {
      return holders.stream().findFirst();
    }
    return holders.contains(asked) || access.may(Right.READ_ALL, asked)
        ? Optional.of(asked)
        : Optional.empty();
  }

  private FollowUp visible(UUID id) {
    FollowUp followUp = followUps.findById(id).orElseThrow(NotFound::new);
    visible.requireVisible(followUp);
    return followUp;
  }

  private Set<Act> acts(FollowUp f, boolean forUnit, boolean ownCompletion, List<Extension> asked) {
    EnumSet<Act> acts = EnumSet.noneOf(Act.class);
    Extension open =
        asked.stream().filter(extension -> extension.decision == null).findFirst().orElse(null);
    if (forUnit || access.may(Right.ENTER_ON_BEHALF, f.holderId)) {
      if (f.lifecycle == Lifecycle.ASSIGNED) {
        acts.add(Act.ACKNOWLEDGE);
        if (!f.insisted) {
          acts.add(Act.DECLINE);
        }
      }
      if (f.lifecycle.isWithUnit()) {
        acts.addAll(EnumSet.of(Act.REPORT_PROGRESS, Act.COMPLETE));
        if (f.dueOn != null && open == null) {
          acts.add(Act.ASK_EXTENSION);
        }
      }
    }
    if (f.lifecycle == Lifecycle.AWAITING_CONFIRMATION
        && access.may(Right.CONFIRM_COMPLETION, f.holderId)) {
      acts.add(Act.SEND_BACK);
      if (!ownCompletion) {
        acts.add(Act.CONFIRM);
      }
    }
    if (!f.lifecycle.isEnded() && access.may(Right.DECIDE, f.holderId)) {
      acts.addAll(EnumSet.of(Act.CHANGE_DEADLINE, Act.CHANGE_UNITS, Act.WITHDRAW));
      switch (f.lifecycle) {
        case DECLINED -> acts.addAll(EnumSet.of(Act.REASSIGN, Act.INSIST));
        case SUSPENDED -> acts.add(Act.RESUME);
        default -> acts.add(Act.SUSPEND);
      }
      if (open != null && !open.askedBy.equals(access.personId())) {
        acts.add(Act.DECIDE_EXTENSION);
      }
    }
    if (f.lifecycle.isWithUnit() && access.may(Right.REMIND, f.holderId)) {
      acts.add(Act.REMIND);
    }
    return acts;
  }

  /** Why its unit declined; not where it is for the chair to decide since the unit has gone. */
  private static @Nullable String declined(List<HistoryEntry> latestFirst) {
    return latestFirst.stream()
        .filter(h -> h.event == FollowUpEvent.DECLINED || h.event == FollowUpEvent.UNIT_GONE)
        .findFirst()
        .map(h -> h.event == FollowUpEvent.DECLINED ? h.words : null)
        .orElse(null);
  }

  private static @Nullable String said(List<HistoryEntry> history, FollowUpEvent event) {
    return history.stream()
        .filter(h -> h.event == event)
        .findFirst()
        .map(h -> h.words)
        .orElse(null);
  }

  private Part line(
      Contribution part,
      FollowUp f,
      LocalDate today,
      Map<UUID, PersonInfo> persons,
      Map<UUID, OrganisationInfo> names,
      Map<UUID, FileInfo> attached) {
    boolean open = part.isMissing() && f.lifecycle == Lifecycle.IN_PROGRESS;
    boolean mine = open && access.may(Right.ACT_FOR_UNIT, part.unitId);
    return new Part(
        part.id,
        unit(part.unitId, names),
        f.partDue(),
        part.reportedOn,
        part.reportedBy == null ? null : name(part.reportedBy, persons),
        part.source,
        part.words,
        files(part.fileIds, attached),
        (!part.isMissing() || f.lifecycle == Lifecycle.IN_PROGRESS)
            && part.isLate(f.partDue(), today),
        part.lapsedAt != null && part.isMissing(),
        mine,
        open && !mine && access.may(Right.ENTER_ON_BEHALF, f.holderId));
  }

  private ExtensionLine line(Extension extension, Map<UUID, PersonInfo> persons) {
    return new ExtensionLine(
        extension.askedOn,
        name(extension.askedBy, persons),
        extension.source,
        extension.dueOnBefore,
        extension.wantedDueOn,
        extension.reason,
        extension.decision,
        extension.grantedDueOn,
        extension.decisionReason,
        extension.decidedBy == null ? null : name(extension.decidedBy, persons));
  }

  private EntryLine line(
      EntryOnBehalf entry,
      FollowUp f,
      List<Progress> progress,
      List<Contribution> parts,
      Map<UUID, PersonInfo> persons,
      Map<UUID, OrganisationInfo> names,
      Map<UUID, FileInfo> attached) {
    Progress report =
        progress.stream().filter(p -> p.id.equals(entry.progressId)).findFirst().orElse(null);
    Contribution part =
        parts.stream().filter(p -> p.id.equals(entry.contributionId)).findFirst().orElse(null);
    return new EntryLine(
        entry.id,
        unit(entry.unitId, names),
        entry.kind,
        entry.enteredAt,
        name(entry.enteredBy, persons),
        entry.source,
        entry.fileId == null ? null : attached.get(entry.fileId),
        report != null ? report.words : part != null ? part.words : null,
        report != null && entry.kind == FollowUpEvent.PROGRESS_REPORTED ? report.percent : null,
        entry.state,
        entry.disputeReason,
        entry.correction,
        entry.correctedPercent,
        entry.state == EntryState.TO_CONFIRM
            && access.may(Right.ACT_FOR_UNIT, entry.unitId)
            && steps.isOpen(Step.CONFIRM_FOLLOW_UP_ENTRY, entry.id),
        entry.state == EntryState.DISPUTED
            && access.may(Right.ENTER_ON_BEHALF, f.holderId)
            && steps.isOpen(Step.CORRECT_FOLLOW_UP_ENTRY, entry.id));
  }

  private static List<FileInfo> files(List<UUID> ids, Map<UUID, FileInfo> attached) {
    return ids.stream()
        .map(attached::get)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private static HistoryLine line(
      HistoryEntry h, Map<UUID, PersonInfo> persons, Map<UUID, OrganisationInfo> names) {
    return new HistoryLine(
        h.position,
        h.event,
        h.at,
        name(h.personId, persons),
        h.post,
        unit(h.organisationId, names).name(),
        h.onBehalfOf == null ? null : unit(h.onBehalfOf, names).name(),
        h.source,
        h.oldValue,
        h.newValue,
        h.words,
        h.partOf == null ? null : unit(h.partOf, names).name(),
        h.withoutUnits,
        h.channel == null ? Channel.SIGNED_IN : h.channel,
        h.deputyFor == null ? null : name(h.deputyFor, persons));
  }

  private static ProgressLine line(
      Progress p,
      boolean completion,
      @Nullable EntryOnBehalf entry,
      Map<UUID, PersonInfo> persons,
      Map<UUID, OrganisationInfo> names,
      Map<UUID, FileInfo> attached) {
    return new ProgressLine(
        p.id,
        p.reportedAt,
        name(p.reportedBy, persons),
        unit(p.organisationId, names).name(),
        p.onBehalfOf == null ? null : unit(p.onBehalfOf, names).name(),
        p.source,
        p.percent,
        p.words,
        p.difficulty,
        completion,
        entry == null ? null : entry.state,
        entry == null ? null : entry.correctedPercent,
        files(p.fileIds, attached),
        List.copyOf(p.links));
  }

  private static Unit unit(UUID id, Map<UUID, OrganisationInfo> names) {
    OrganisationInfo organisation = names.get(id);
    return new Unit(id, organisation == null ? "" : organisation.name());
  }

  private static String name(UUID id, Map<UUID, PersonInfo> persons) {
    PersonInfo person = persons.get(id);
    return person == null ? "" : person.name();
  }
}
