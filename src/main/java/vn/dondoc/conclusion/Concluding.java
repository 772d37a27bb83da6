package vn.dondoc.conclusion;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.NfcText;
import vn.dondoc.base.NotFound;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.conclusion.ConclusionView.Choices;
import vn.dondoc.conclusion.ConclusionView.SourceRow;
import vn.dondoc.discussion.AnswerKind;
import vn.dondoc.discussion.Answering;
import vn.dondoc.discussion.OpinionReading;
import vn.dondoc.discussion.OpinionReading.OpinionInfo;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;
import vn.dondoc.report.KeyTaskInfo;
import vn.dondoc.report.ReportReading;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * The chair concludes: directives are gathered, given to units, and issued together as one numbered
 * notice. Every change holds the step's lock, so that nothing changes while the notice is issued,
 * or after.
 */
@Service
@Transactional
public class Concluding {
  /** The longest text of a directive. */
  public static final int MAX_TEXT = Directive.MAX_TEXT;

  private static final int MAX_PASTE = 200_000;
  private static final List<Post> SIGNERS =
      List.of(Post.CHAIR, Post.STANDING_VICE_CHAIR, Post.SECRETARY_GENERAL, Post.CHIEF_OF_OFFICE);

  private final EntityManager entities;
  private final Conclusions conclusions;
  private final Directives directives;
  private final Notices notices;
  private final CompletenessGate gate;
  private final Access access;
  private final Steps steps;
  private final Organisations organisations;
  private final WorkingDays workingDays;
  private final ReportReading report;
  private final OpinionReading opinions;
  private final Answering answering;
  private final Clock clock;

  Concluding(
      EntityManager entities,
      Conclusions conclusions,
      Directives directives,
      Notices notices,
      CompletenessGate gate,
      Access access,
      Steps steps,
      Organisations organisations,
      WorkingDays workingDays,
      ReportReading report,
      OpinionReading opinions,
      Answering answering,
      Clock clock) {
    this.entities = entities;
    this.conclusions = conclusions;
    this.directives = directives;
    this.notices = notices;
    this.gate = gate;
    this.access = access;
    this.steps = steps;
    this.organisations = organisations;
    this.workingDays = workingDays;
    this.report = report;
    this.opinions = opinions;
    this.answering = answering;
    this.clock = clock;
  }

  /**
   * The conclusion as it stands, for those who may read everything; once issued, for everyone in
   * the union, who then do not see which opinions it came from.
   */
  @Transactional(readOnly = true)
  public ConclusionView conclusion(UUID reviewId) {
    Conclusion conclusion = readable(reviewId);
    boolean all = access.may(Right.READ_ALL, conclusion.holderId);
    NoticeInfo notice = notices.findById(reviewId).map(Notice::info).orElse(null);
    List<Directive> found = directives.findByReviewIdOrderByNumber(reviewId);
    Map<UUID, SourceRow> sources =
        all
            ? everySource(reviewId, found).stream()
                .collect(Collectors.toMap(s -> s.source().id(), s -> s))
            : Map.of();
    WorkingDays.Calendar calendar = workingDays.of(conclusion.holderId);
    List<ConclusionView.Row> rows =
        found.stream()
            .map(
                directive ->
                    row(
                        directive,
                        sources,
                        notice == null ? warnings(conclusion, directive, calendar) : List.of()))
            .toList();
    return new ConclusionView(
        reviewId,
        conclusion.holderId,
        conclusion.title,
        conclusion.plannedFrom,
        conclusion.plannedTo,
        access.may(Right.CONCLUDE, conclusion.holderId) && steps.isOpen(Step.CONCLUDE, reviewId),
        rows,
        notice == null ? gate.gaps(conclusion) : List.of(),
        found.stream().mapToInt(Directive::followUps).sum(),
        conclusion.signatureText == null
            ? null
            : new NoticeSignature(conclusion.signatureText, conclusion.signedBy),
        notice);
  }

  /** How many directives there are, for those who may read them. */
  @Transactional(readOnly = true)
  public Optional<Integer> directiveCount(UUID reviewId) {
    return conclusions
        .findById(reviewId)
        .filter(this::mayRead)
        .map(conclusion -> directives.countByReviewId(reviewId))
        .filter(count -> count > 0);
  }

  /** What the chair can choose from while concluding. */
  @Transactional(readOnly = true)
  public Choices choices(UUID reviewId) {
    Conclusion conclusion = conclusions.findById(reviewId).orElseThrow(NotFound::new);
    access.require(Right.CONCLUDE, conclusion.holderId);
    List<SourceRow> all = everySource(reviewId, directives.findByReviewIdOrderByNumber(reviewId));
    Set<UUID> gone =
        report.keyTasks(reviewId).stream()
            .filter(KeyTaskInfo::removed)
            .map(KeyTaskInfo::id)
            .collect(Collectors.toSet());
    return new Choices(
        organisations.units(conclusion.holderId),
        all.stream()
            .filter(s -> s.source().kind() == Source.Kind.KEY_TASK)
            .filter(s -> !gone.contains(s.source().id()))
            .toList(),
        proposals(reviewId, all),
        ofKind(all, Source.Kind.OPINION),
        ofKind(all, Source.Kind.SECTION),
        organisations.holders(conclusion.holderId, SIGNERS));
  }

  public UUID addDirective(UUID reviewId, String text, List<Source> sources) {
    Conclusion conclusion = claimed(reviewId);
    return add(conclusion, text, sources).id;
  }

  /** Several at once, as proposed from a pasted text; all or none. */
  public List<UUID> addDirectives(UUID reviewId, List<String> texts) {
    Conclusion conclusion = claimed(reviewId);
    return texts.stream().map(text -> add(conclusion, text, List.of()).id).toList();
  }

  /**
   * Takes a key task over: whole if there is one part, else a directive for each part, which
   * remembers the words of its part.
   */
  public List<UUID> takeKeyTask(UUID reviewId, UUID keyTaskId, List<String> parts) {
    Conclusion conclusion = claimed(reviewId);
    KeyTaskInfo keyTask =
        report.keyTasks(reviewId).stream()
            .filter(k -> k.id().equals(keyTaskId))
            .findFirst()
            .orElseThrow(NotFound::new);
    if (keyTask.removed()) {
      throw new DomainException("conclusion.keyTaskRemoved", keyTask.position());
    }
    if (parts.isEmpty()) {
      return List.of(add(conclusion, keyTask.text(), List.of(Source.keyTask(keyTaskId))).id);
    }
    List<UUID> added = new ArrayList<>();
    for (String part : parts) {
      Source source =
          new Source(
              Source.Kind.KEY_TASK,
              keyTaskId,
              parts.size() == 1 ? null : NfcText.normal(part).strip());
      added.add(add(conclusion, part, List.of(source)).id);
    }
    return added;
  }

  /** Takes the directive over that an answer proposes. */
  public UUID takeProposal(UUID reviewId, UUID opinionId) {
    Conclusion conclusion = claimed(reviewId);
    OpinionInfo opinion =
        opinions.opinions(reviewId).stream()
            .filter(o -> o.id().equals(opinionId))
            .findFirst()
            .orElseThrow(NotFound::new);
    if (opinion.answerKind() != AnswerKind.ACCEPTED_DIRECTIVE
        || opinion.proposedDirective() == null) {
      throw new DomainException("conclusion.nothingProposed", opinion.number());
    }
    directives.findByReviewIdOrderByNumber(reviewId).stream()
        .filter(directive -> directive.comesFromOpinion(opinionId))
        .findFirst()
        .ifPresent(
            directive -> {
              throw new DomainException(
                  "conclusion.proposalTaken", opinion.number(), directive.number);
            });
    return add(conclusion, opinion.proposedDirective(), List.of(Source.opinion(opinionId))).id;
  }

  /** Splits a pasted text into proposed directives, to be edited and added; stores nothing. */
  @Transactional(readOnly = true)
  public List<String> propose(String pastedText) {
    if (pastedText.isBlank()) {
      throw new DomainException("conclusion.pasteMissing");
    }
    if (pastedText.length() > MAX_PASTE) {
      throw new DomainException("conclusion.pasteTooLong", MAX_PASTE);
    }
    return PastedText.split(pastedText);
  }

  /**
   * @throws EditConflict when someone else has changed it since
   */
  public DirectiveSaved saveDirective(
      UUID directiveId, DirectiveDetails details, int expectedVersion) {
    Conclusion conclusion = claimed(reviewOf(directiveId));
    Directive directive = directives.findById(directiveId).orElseThrow(NotFound::new);
    if (directive.version != expectedVersion) {
      throw new EditConflict(directive.text);
    }
    Set<UUID> units = new LinkedHashSet<>(details.coordinatingIds());
    units.addAll(details.unitIds());
    if (details.leadId() != null) {
      units.add(details.leadId());
    }
    units.removeAll(directive.allUnits());
    requireUnits(conclusion, units);
    directive.decide(details);
    directives.flush();
    return new DirectiveSaved(
        directive.version, warnings(conclusion, directive, workingDays.of(conclusion.holderId)));
  }

  public void removeDirective(UUID directiveId) {
    UUID reviewId = reviewOf(directiveId);
    claimed(reviewId);
    List<Directive> all = new ArrayList<>(directives.findByReviewIdOrderByNumber(reviewId));
    Directive removed = one(all, directiveId);
    all.remove(removed);
    directives.delete(removed);
    renumber(all);
  }

  /** Puts a directive at another place, from 1. */
  public void move(UUID directiveId, int number) {
    UUID reviewId = reviewOf(directiveId);
    claimed(reviewId);
    List<Directive> all = new ArrayList<>(directives.findByReviewIdOrderByNumber(reviewId));
    Directive moved = one(all, directiveId);
    all.remove(moved);
    all.add(Math.clamp(number - 1, 0, all.size()), moved);
    renumber(all);
  }

  public void linkSource(UUID directiveId, Source source) {
    UUID reviewId = reviewOf(directiveId);
    claimed(reviewId);
    requireSource(reviewId, source);
    directives.findById(directiveId).orElseThrow(NotFound::new).comesFrom(source);
  }

  public void unlinkSource(UUID directiveId, Source source) {
    claimed(reviewOf(directiveId));
    directives.findById(directiveId).orElseThrow(NotFound::new).comesNoLongerFrom(source);
  }

  /** Keeps who will sign, as typed so far. */
  public void saveSignature(UUID reviewId, NoticeSignature signature) {
    Conclusion conclusion = claimed(reviewId);
    requireSigner(conclusion, signature);
    conclusion.sign(signature);
  }

  /** What still keeps the notice back; empty: it can be issued. */
  @Transactional(readOnly = true)
  public List<Gap> gate(UUID reviewId) {
    Conclusion conclusion = conclusions.findById(reviewId).orElseThrow(NotFound::new);
    if (!access.may(Right.READ_ALL, conclusion.holderId)) {
      throw new NotFound();
    }
    return gate.gaps(conclusion);
  }

  /** Asks for another answer, where the chair does not take up what was proposed. */
  public void reopenAnswer(UUID opinionId) {
    claimed(opinions.opinion(opinionId).orElseThrow(NotFound::new).reviewId());
    answering.reopen(opinionId);
  }

  /**
   * Issues the notice and with it everything that follows: the number, the report's last version,
   * the answers, the follow-ups. All of it or nothing.
   *
   * @throws DomainException {@code conclusion.incomplete} while the gate lists anything
   * @throws vn.dondoc.workflow.StepTaken when someone else has just issued it
   */
  public NoticeInfo issue(UUID reviewId, NoticeSignature signature) {
    Conclusion conclusion = conclusions.findById(reviewId).orElseThrow(NotFound::new);
    Actor chair = access.require(Right.CONCLUDE, conclusion.holderId);
    steps.claim(Step.CONCLUDE, reviewId);
    List<Gap> gaps = gate.gaps(conclusion);
    if (!gaps.isEmpty()) {
      throw new DomainException("conclusion.incomplete", gaps.size());
    }
    requireSigner(conclusion, signature);
    conclusion.conclude(chair, signature);
    conclusions.flush();
    steps.complete(Step.CONCLUDE, reviewId, Outcome.DONE, chair);
    return notices.findById(reviewId).orElseThrow(IllegalStateException::new).info();
  }

  /** The notice as it reads; before it is issued, as it would read today, without a number. */
  @Transactional(readOnly = true)
  public NoticeDocument document(UUID reviewId) {
    Conclusion conclusion = readable(reviewId);
    List<Directive> found = directives.findByReviewIdOrderByNumber(reviewId);
    Notice notice = notices.findById(reviewId).orElse(null);
    UUID signedBy = notice == null ? conclusion.signedBy : notice.signedBy;
    String signer =
        signedBy == null
            ? null
            : Objects.requireNonNull(organisations.people(List.of(signedBy)).get(signedBy)).name();
    OrganisationInfo union = organisations.get(conclusion.holderId);
    if (notice != null) {
      return new NoticeDocument(
          reviewId,
          notice.label,
          union.symbol(),
          notice.unitNames.getOrDefault(conclusion.holderId, union.name()),
          notice.place,
          notice.issuedOn,
          conclusion.title,
          lines(found, notice.unitNames),
          notice.signatureText,
          signer);
    }
    Set<UUID> units = new LinkedHashSet<>();
    found.forEach(directive -> units.addAll(directive.allUnits()));
    Map<UUID, String> names =
        organisations.get(units).values().stream()
            .collect(Collectors.toMap(OrganisationInfo::id, OrganisationInfo::name));
    return new NoticeDocument(
        reviewId,
        null,
        union.symbol(),
        union.name(),
        union.place(),
        Days.today(clock),
        conclusion.title,
        lines(found, names),
        conclusion.signatureText,
        signer);
  }

  private static List<NoticeDocument.Line> lines(List<Directive> found, Map<UUID, String> names) {
    return found.stream()
        .map(
            d ->
                new NoticeDocument.Line(
                    d.number,
                    d.text,
                    d.mode,
                    d.leadId == null ? null : names.getOrDefault(d.leadId, ""),
                    named(d.coordinatingIds, names),
                    named(d.unitIds, names),
                    d.dueOn,
                    d.partDueOn))
        .toList();
  }

  private static List<String> named(Collection<UUID> ids, Map<UUID, String> names) {
    return ids.stream().map(id -> names.getOrDefault(id, "")).toList();
  }

  private Conclusion readable(UUID reviewId) {
    Conclusion conclusion = conclusions.findById(reviewId).orElseThrow(NotFound::new);
    if (!mayRead(conclusion)) {
      throw new NotFound();
    }
    return conclusion;
  }

  private boolean mayRead(Conclusion conclusion) {
    return access.may(Right.READ_ALL, conclusion.holderId)
        || (notices.existsById(conclusion.reviewId)
            && access.holders().contains(conclusion.holderId));
  }

  /** The conclusion, locked for this change, if the person may conclude and it is still open. */
  private Conclusion claimed(UUID reviewId) {
    Conclusion conclusion = conclusions.findById(reviewId).orElseThrow(NotFound::new);
    access.require(Right.CONCLUDE, conclusion.holderId);
    steps.claim(Step.CONCLUDE, reviewId);
    return conclusion;
  }

  /** Without loading it: what is loaded before the lock would be out of date after it. */
  private UUID reviewOf(UUID directiveId) {
    return directives.reviewOf(directiveId).orElseThrow(NotFound::new);
  }

  private Directive add(Conclusion conclusion, String text, List<Source> sources) {
    sources.forEach(source -> requireSource(conclusion.reviewId, source));
    int number = directives.countByReviewId(conclusion.reviewId) + 1;
    Directive added = new Directive(conclusion, number, text);
    sources.forEach(added::comesFrom);
    entities.persist(added);
    return added;
  }

  private static Directive one(List<Directive> all, UUID id) {
    return all.stream().filter(d -> d.id.equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  private static void renumber(List<Directive> all) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).number = i + 1;
    }
  }

  private void requireUnits(Conclusion conclusion, Set<UUID> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    Set<UUID> known =
        organisations.units(conclusion.holderId).stream()
            .map(OrganisationInfo::id)
            .collect(Collectors.toSet());
    if (!known.containsAll(wanted)) {
      throw new DomainException("conclusion.unitUnknown");
    }
  }

  private void requireSource(UUID reviewId, Source source) {
    boolean known =
        switch (source.kind()) {
          case KEY_TASK ->
              report.keyTasks(reviewId).stream().anyMatch(k -> k.id().equals(source.id()));
          case OPINION ->
              opinions.opinions(reviewId).stream().anyMatch(o -> o.id().equals(source.id()));
          case SECTION ->
              report.sections(reviewId).stream().anyMatch(s -> s.id().equals(source.id()));
        };
    if (!known) {
      throw new NotFound();
    }
  }

  private void requireSigner(Conclusion conclusion, NoticeSignature signature) {
    if (signature.signedBy() != null
        && organisations.holders(conclusion.holderId, SIGNERS).stream()
            .noneMatch(holder -> holder.personId().equals(signature.signedBy()))) {
      throw new DomainException("conclusion.signerUnknown");
    }
  }

  private List<Warning> warnings(
      Conclusion conclusion, Directive directive, WorkingDays.Calendar calendar) {
    LocalDate due = directive.dueOn;
    if (due == null) {
      return List.of();
    }
    List<Warning> warnings = new ArrayList<>();
    if (due.isBefore(Days.today(clock))) {
      warnings.add(new Warning("conclusion.warning.past", due));
    }
    if (!conclusion.plans(due)) {
      warnings.add(new Warning("conclusion.warning.outsidePlan", due));
    }
    if (!calendar.isWorking(due)) {
      warnings.add(new Warning("conclusion.warning.dayOff", due));
    }
    LocalDate part = directive.partDueOn;
    if (part != null && part.isBefore(Days.today(clock))) {
      warnings.add(new Warning("conclusion.warning.partPast", part));
    }
    if (part != null && !calendar.isWorking(part)) {
      warnings.add(new Warning("conclusion.warning.partDayOff", part));
    }
    return warnings;
  }

  private static ConclusionView.Row row(
      Directive d, Map<UUID, SourceRow> sources, List<Warning> warnings) {
    return new ConclusionView.Row(
        d.id,
        d.number,
        new DirectiveDetails(
            d.text,
            d.mode,
            d.leadId,
            List.copyOf(d.coordinatingIds),
            List.copyOf(d.unitIds),
            d.dueOn,
            d.withoutDeadline,
            d.partDueOn,
            d.field,
            d.noTaskReason),
        d.version,
        d.sources.stream()
            .filter(source -> sources.containsKey(source.id()))
            .map(
                source -> {
                  SourceRow known = Objects.requireNonNull(sources.get(source.id()));
                  return new SourceRow(
                      source,
                      known.number(),
                      source.part() == null ? known.text() : source.part(),
                      known.author(),
                      known.takenBy());
                })
            .toList(),
        warnings);
  }

  private List<SourceRow> everySource(UUID reviewId, List<Directive> found) {
    List<SourceRow> all = new ArrayList<>();
    for (KeyTaskInfo keyTask : report.keyTasks(reviewId)) {
      Source source = Source.keyTask(keyTask.id());
      all.add(
          new SourceRow(source, keyTask.position(), keyTask.text(), null, takenBy(found, source)));
    }
    List<OpinionInfo> said = opinions.opinions(reviewId);
    var authors =
        organisations.people(said.stream().map(OpinionInfo::authorId).distinct().toList());
    for (OpinionInfo opinion : said) {
      Source source = Source.opinion(opinion.id());
      var author = authors.get(opinion.authorId());
      all.add(
          new SourceRow(
              source,
              opinion.number(),
              opinion.text(),
              author == null ? null : author.name(),
              takenBy(found, source)));
    }
    report
        .sections(reviewId)
        .forEach(
            section -> {
              Source source = Source.section(section.id());
              all.add(
                  new SourceRow(
                      source, section.position(), section.title(), null, takenBy(found, source)));
            });
    return all;
  }

  private List<SourceRow> proposals(UUID reviewId, List<SourceRow> all) {
    Map<UUID, @Nullable String> proposed =
        opinions.opinions(reviewId).stream()
            .filter(o -> o.answerKind() == AnswerKind.ACCEPTED_DIRECTIVE)
            .filter(o -> o.proposedDirective() != null)
            .collect(
                Collectors.toMap(
                    OpinionInfo::id, o -> Objects.requireNonNull(o.proposedDirective())));
    return all.stream()
        .filter(s -> proposed.containsKey(s.source().id()))
        .map(
            s ->
                new SourceRow(
                    s.source(),
                    s.number(),
                    Objects.requireNonNull(proposed.get(s.source().id())),
                    s.author(),
                    s.takenBy()))
        .toList();
  }

  private static List<SourceRow> ofKind(List<SourceRow> all, Source.Kind kind) {
    return all.stream().filter(s -> s.source().kind() == kind).toList();
  }

  private static List<Integer> takenBy(List<Directive> found, Source source) {
    return found.stream()
        .filter(d -> d.sources.stream().anyMatch(source::sameThing))
        .map(d -> d.number)
        .toList();
  }
}
