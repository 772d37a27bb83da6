package vn.dondoc.followup;

import java.time.Clock;
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
import vn.dondoc.followup.FollowUpView.HistoryLine;
import vn.dondoc.followup.FollowUpView.ProgressLine;
import vn.dondoc.followup.FollowUpView.Unit;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.organisation.Right;

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
  private final FollowUpAccess visible;
  private final Access access;
  private final Organisations organisations;
  private final WorkingDays workingDays;
  private final DirectiveReading directives;
  private final Files files;
  private final Clock clock;

  FollowUpReading(
      FollowUps followUps,
      ProgressEntries progressEntries,
      Completions completions,
      HistoryEntries historyEntries,
      FollowUpAccess visible,
      Access access,
      Organisations organisations,
      WorkingDays workingDays,
      DirectiveReading directives,
      Files files,
      Clock clock) {
    this.followUps = followUps;
    this.progressEntries = progressEntries;
    this.completions = completions;
    this.historyEntries = historyEntries;
    this.visible = visible;
    this.access = access;
    this.organisations = organisations;
    this.workingDays = workingDays;
    this.directives = directives;
    this.files = files;
    this.clock = clock;
  }

  /**
   * @throws NotFound when there is no such follow-up, or the person may not see it
   */
  public FollowUpView get(UUID id) {
    FollowUp f = visible(id);
    List<HistoryEntry> history = historyEntries.findByFollowUpIdOrderByPositionDesc(id);
    List<Progress> progress = progressEntries.ofFollowUp(id);
    List<Completion> reported = completions.findByFollowUpIdOrderBySubmittedAtAscIdAsc(id);

    Set<UUID> people = new HashSet<>(Set.of(f.assignedBy));
    Set<UUID> units = new HashSet<>(f.coordinatingIds);
    units.add(f.leadId);
    for (HistoryEntry entry : history) {
      people.add(entry.personId);
      units.add(entry.organisationId);
      if (entry.onBehalfOf != null) {
        units.add(entry.onBehalfOf);
      }
    }
    Map<UUID, PersonInfo> persons = organisations.people(people);
    Map<UUID, OrganisationInfo> names = organisations.get(units);
    Map<UUID, FileInfo> attached =
        files.info(progress.stream().flatMap(p -> p.fileIds.stream()).toList()).stream()
            .collect(Collectors.toMap(FileInfo::id, Function.identity()));
    Set<UUID> completing = reported.stream().map(c -> c.progressId).collect(Collectors.toSet());

    Completion last = reported.isEmpty() ? null : reported.getLast();
    boolean ownCompletion =
        f.lifecycle == Lifecycle.AWAITING_CONFIRMATION
            && last != null
            && last.submittedBy.equals(access.personId())
            && access.may(Right.CONFIRM_COMPLETION, f.holderId);
    boolean forUnit = access.may(Right.ACT_FOR_UNIT, f.leadId);
    return new FollowUpView(
        f.id,
        f.holderId,
        f.reviewId,
        f.directiveId,
        f.number,
        f.reviewId == null
            ? null
            : directives.notice(f.reviewId).map(NoticeInfo::label).orElse(null),
        f.text,
        f.field,
        unit(f.leadId, names),
        f.coordinatingIds.stream().map(c -> unit(c, names)).toList(),
        f.originalDueOn,
        f.dueOn,
        f.partDueOn,
        f.lifecycle,
        f.percent,
        f.insisted,
        f.sentBack,
        Timing.of(
            f.lifecycle, f.dueOn, f.submittedOn, Days.today(clock), workingDays.of(f.holderId)),
        name(f.assignedBy, persons),
        f.assignedOn,
        f.submittedOn,
        f.lifecycle == Lifecycle.IN_PROGRESS && last != null ? last.reason : null,
        f.lifecycle == Lifecycle.DECLINED
            ? history.stream()
                .filter(h -> h.event == FollowUpEvent.DECLINED)
                .findFirst()
                .map(h -> h.words)
                .orElse(null)
            : null,
        acts(f, forUnit, ownCompletion),
        !forUnit && access.may(Right.ENTER_ON_BEHALF, f.holderId),
        ownCompletion,
        history.stream().map(h -> line(h, persons, names)).toList(),
        progress.stream()
            .map(p -> line(p, completing.contains(p.id), persons, names, attached))
            .toList());
  }

  /** The content of a file attached to a report of progress. */
  public byte[] evidence(UUID followUpId, UUID fileId) {
    visible(followUpId);
    if (progressEntries.ofFollowUp(followUpId).stream()
        .noneMatch(p -> p.fileIds.contains(fileId))) {
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

  private Set<Act> acts(FollowUp f, boolean forUnit, boolean ownCompletion) {
    EnumSet<Act> acts = EnumSet.noneOf(Act.class);
    if (forUnit || access.may(Right.ENTER_ON_BEHALF, f.holderId)) {
      if (f.lifecycle == Lifecycle.ASSIGNED) {
        acts.addAll(EnumSet.of(Act.ACKNOWLEDGE, Act.REPORT_PROGRESS, Act.COMPLETE));
        if (!f.insisted) {
          acts.add(Act.DECLINE);
        }
      } else if (f.lifecycle == Lifecycle.IN_PROGRESS) {
        acts.addAll(EnumSet.of(Act.REPORT_PROGRESS, Act.COMPLETE));
      }
    }
    if (f.lifecycle == Lifecycle.AWAITING_CONFIRMATION
        && access.may(Right.CONFIRM_COMPLETION, f.holderId)) {
      acts.add(Act.SEND_BACK);
      if (!ownCompletion) {
        acts.add(Act.CONFIRM);
      }
    }
    if (f.lifecycle == Lifecycle.DECLINED && access.may(Right.DECIDE, f.holderId)) {
      acts.addAll(EnumSet.of(Act.REASSIGN, Act.INSIST, Act.WITHDRAW));
    }
    return acts;
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
        h.words);
  }

  private static ProgressLine line(
      Progress p,
      boolean completion,
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
        p.fileIds.stream()
            .map(attached::get)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList());
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
