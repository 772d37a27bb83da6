package vn.dondoc.followup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Post;

/**
 * A follow-up as the design's table tells it, and nothing else: no database, no process, no
 * service. What may not be done is refused before anything changes.
 */
final class FollowUpModel {
  /** The table does not have it, or this person may not. */
  static final class Refused extends RuntimeException {
    Refused() {
      super(null, null, false, false);
    }
  }

  /** A post, until a day or for good. */
  record Held(Post post, UUID at, @Nullable LocalDate until) {}

  record Who(String name, UUID id, List<Held> posts) {
    boolean holds(LocalDate today, UUID at, Post... any) {
      return posts.stream()
          .anyMatch(
              held ->
                  held.at.equals(at)
                      && List.of(any).contains(held.post)
                      && (held.until == null || !today.isAfter(held.until)));
    }
  }

  static final class Report {
    final int percent;
    boolean completing;

    /** Reported under another lead: tells nothing of how far this one is. */
    boolean ofFormerLead;

    @Nullable Entry entry;

    Report(int percent) {
      this.percent = percent;
    }
  }

  static final class Entry {
    UUID unit;
    final FollowUpEvent kind;
    EntryState state = EntryState.TO_CONFIRM;
    @Nullable Integer corrected;
    @Nullable UUID correctedBy;

    /** Whether anyone is asked about it: not once its unit has nothing to do with it any more. */
    boolean asked = true;

    Entry(UUID unit, FollowUpEvent kind) {
      this.unit = unit;
      this.kind = kind;
    }
  }

  record Asked(LocalDate wanted, UUID by) {}

  /** What is the same for all of a union. */
  record Union(UUID id, Set<UUID> units, Set<UUID> gone, Set<LocalDate> daysOff) {
    boolean canBeGiven(UUID unit) {
      return units.contains(unit) && !gone.contains(unit);
    }

    int workingDays(LocalDate from, LocalDate to) {
      int days = 0;
      for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
        boolean weekend =
            day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        days += weekend || daysOff.contains(day) ? 0 : 1;
      }
      return days;
    }
  }

  final UUID id;
  final Union union;
  UUID lead;
  List<UUID> coordinating;
  final @Nullable LocalDate original;
  @Nullable LocalDate due;
  @Nullable LocalDate partDue;
  Lifecycle lifecycle = Lifecycle.ASSIGNED;
  @Nullable Lifecycle left;
  boolean insisted;
  int sentBack;
  @Nullable LocalDate submittedOn;
  @Nullable UUID submittedBy;
  @Nullable Entry submittedAs;
  @Nullable Asked extension;

  /** Whether each coordinating unit has reported, also those that did so once. */
  final Map<UUID, Boolean> parts = new TreeMap<>();

  final List<Report> reports = new ArrayList<>();
  final List<Entry> entries = new ArrayList<>();
  final List<FollowUpEvent> history = new ArrayList<>(List.of(FollowUpEvent.ASSIGNED));

  FollowUpModel(
      UUID id,
      Union union,
      UUID lead,
      List<UUID> coordinating,
      @Nullable LocalDate due,
      @Nullable LocalDate partDue) {
    this.id = id;
    this.union = union;
    this.lead = lead;
    this.coordinating = new ArrayList<>(coordinating);
    this.original = due;
    this.due = due;
    this.partDue = partDue;
    coordinating.forEach(unit -> parts.put(unit, false));
  }

  // Who

  private boolean sees(Who who, LocalDate today) {
    return who.holds(
            today,
            union.id,
            Post.CHAIR,
            Post.STANDING_VICE_CHAIR,
            Post.SECRETARY_GENERAL,
            Post.CHIEF_OF_OFFICE,
            Post.OFFICE,
            Post.STANDING_BOARD_MEMBER,
            Post.COMMITTEE_MEMBER,
            Post.CHAIR_DELEGATE,
            Post.UNION_DELEGATE)
        || takesPart().stream().anyMatch(unit -> isOf(who, today, unit));
  }

  private List<UUID> takesPart() {
    List<UUID> units = new ArrayList<>(coordinating);
    units.add(lead);
    return units;
  }

  private static boolean isOf(Who who, LocalDate today, UUID unit) {
    return who.holds(
        today, unit, Post.ASSOCIATION_HEAD, Post.ASSOCIATION_VICE_HEAD, Post.ASSOCIATION_OFFICER);
  }

  private void requireFor(Who who, LocalDate today, UUID unit, boolean onBehalf) {
    require(sees(who, today));
    require(
        onBehalf
            ? isOffice(who, today)
            : isOf(who, today, unit)
                || unit.equals(union.id)
                    && who.holds(today, union.id, Post.SECRETARY_GENERAL, Post.UNION_DELEGATE));
  }

  private boolean isOffice(Who who, LocalDate today) {
    return who.holds(today, union.id, Post.OFFICE, Post.CHIEF_OF_OFFICE);
  }

  private void requireDecides(Who who, LocalDate today) {
    require(who.holds(today, union.id, Post.CHAIR, Post.CHAIR_DELEGATE));
  }

  private void requireOffice(Who who, LocalDate today) {
    require(isOffice(who, today));
  }

  private void requireIn(Lifecycle... any) {
    require(Arrays.asList(any).contains(lifecycle));
  }

  private static void require(boolean met) {
    if (!met) {
      throw new Refused();
    }
  }

  private static void requireWords(String words) {
    require(!words.isBlank());
  }

  boolean isEnded() {
    return lifecycle == Lifecycle.COMPLETED || lifecycle == Lifecycle.WITHDRAWN;
  }

  // The table, row by row

  void acknowledge(Who who, LocalDate today, boolean onBehalf) {
    requireFor(who, today, lead, onBehalf);
    requireIn(Lifecycle.ASSIGNED);
    lifecycle = Lifecycle.IN_PROGRESS;
    tell(FollowUpEvent.ACKNOWLEDGED);
    entered(onBehalf, lead, FollowUpEvent.ACKNOWLEDGED);
  }

  void decline(Who who, LocalDate today, boolean onBehalf, String reason) {
    requireFor(who, today, lead, onBehalf);
    requireIn(Lifecycle.ASSIGNED);
    require(!insisted);
    requireWords(reason);
    lifecycle = Lifecycle.DECLINED;
    tell(FollowUpEvent.DECLINED);
    extensionLapses();
    entered(onBehalf, lead, FollowUpEvent.DECLINED);
  }

  void progress(Who who, LocalDate today, boolean onBehalf, int percent, String words) {
    requireFor(who, today, lead, onBehalf);
    requireIn(Lifecycle.ASSIGNED, Lifecycle.IN_PROGRESS);
    require(percent >= 0 && percent <= 100);
    requireWords(words);
    accepted();
    Report report = new Report(percent);
    reports.add(report);
    tell(FollowUpEvent.PROGRESS_REPORTED);
    report.entry = entered(onBehalf, lead, FollowUpEvent.PROGRESS_REPORTED);
  }

  void complete(Who who, LocalDate today, boolean onBehalf, Set<UUID> without) {
    requireFor(who, today, lead, onBehalf);
    requireIn(Lifecycle.ASSIGNED, Lifecycle.IN_PROGRESS);
    require(without.containsAll(missing()));
    accepted();
    lifecycle = Lifecycle.AWAITING_CONFIRMATION;
    Report report = new Report(100);
    report.completing = true;
    reports.add(report);
    submittedOn = today;
    submittedBy = who.id;
    tell(FollowUpEvent.COMPLETION_REPORTED);
    extensionLapses();
    submittedAs = entered(onBehalf, lead, FollowUpEvent.COMPLETION_REPORTED);
    report.entry = submittedAs;
  }

  void confirm(Who who, LocalDate today) {
    requireOffice(who, today);
    requireIn(Lifecycle.AWAITING_CONFIRMATION);
    require(!who.id.equals(submittedBy));
    require(
        submittedAs == null
            || submittedAs.state != EntryState.DISPUTED && !who.id.equals(submittedAs.correctedBy));
    lifecycle = Lifecycle.COMPLETED;
    tell(FollowUpEvent.CONFIRMED);
  }

  void sendBack(Who who, LocalDate today, String reason) {
    requireOffice(who, today);
    requireIn(Lifecycle.AWAITING_CONFIRMATION);
    requireWords(reason);
    lifecycle = Lifecycle.IN_PROGRESS;
    nothingSubmitted();
    sentBack++;
    tell(FollowUpEvent.SENT_BACK);
  }

  void reassign(Who who, LocalDate today, UUID newLead, String reason) {
    requireDecides(who, today);
    requireIn(Lifecycle.DECLINED);
    requireWords(reason);
    require(union.canBeGiven(newLead) && !newLead.equals(lead));
    lifecycle = Lifecycle.ASSIGNED;
    coordinating.remove(newLead);
    newLead(newLead);
    tell(FollowUpEvent.REASSIGNED);
    thoseWhoLeftAreNotAsked();
  }

  void insist(Who who, LocalDate today, String reason) {
    requireDecides(who, today);
    requireIn(Lifecycle.DECLINED);
    requireWords(reason);
    require(union.canBeGiven(lead));
    lifecycle = Lifecycle.ASSIGNED;
    insisted = true;
    tell(FollowUpEvent.INSISTED);
  }

  void withdraw(Who who, LocalDate today, String reason) {
    requireDecides(who, today);
    require(!isEnded());
    requireWords(reason);
    lifecycle = Lifecycle.WITHDRAWN;
    left = null;
    extensionLapses();
    tell(FollowUpEvent.WITHDRAWN);
  }

  void suspend(Who who, LocalDate today, String reason) {
    requireDecides(who, today);
    requireIn(Lifecycle.ASSIGNED, Lifecycle.IN_PROGRESS, Lifecycle.AWAITING_CONFIRMATION);
    requireWords(reason);
    left = lifecycle;
    lifecycle = Lifecycle.SUSPENDED;
    tell(FollowUpEvent.SUSPENDED);
    extensionLapses();
  }

  void resume(Who who, LocalDate today, @Nullable LocalDate newDue, String reason) {
    requireDecides(who, today);
    requireIn(Lifecycle.SUSPENDED);
    requireWords(reason);
    boolean other = newDue != null && !newDue.equals(due);
    require(!other || !newDue.isBefore(today));
    lifecycle = Objects.requireNonNull(left);
    left = null;
    tell(FollowUpEvent.RESUMED);
    if (other) {
      becomesDue(newDue);
      tell(FollowUpEvent.DEADLINE_CHANGED);
    }
  }

  void mayChangeDeadline(Who who, LocalDate today, @Nullable LocalDate newDue, String reason) {
    requireDecides(who, today);
    require(!isEnded());
    requireWords(reason);
    require(!Objects.equals(newDue, due));
    require(newDue == null || !newDue.isBefore(today));
  }

  /** Many at once only to later. */
  void mayExtendWithOthers(Who who, LocalDate today, LocalDate newDue, String reason) {
    mayChangeDeadline(who, today, newDue, reason);
    require(due != null && due.isBefore(newDue));
  }

  /** The parts are never wanted later than the whole. */
  private void becomesDue(@Nullable LocalDate newDue) {
    due = newDue;
    if (partDue != null && newDue != null && partDue.isAfter(newDue)) {
      partDue = null;
    }
  }

  void changeDeadline(Who who, LocalDate today, @Nullable LocalDate newDue, String reason) {
    mayChangeDeadline(who, today, newDue, reason);
    becomesDue(newDue);
    if (extension != null && (newDue == null || !extension.wanted.isAfter(newDue))) {
      extensionLapses();
    }
    tell(FollowUpEvent.DEADLINE_CHANGED);
  }

  void changeUnits(
      Who who, LocalDate today, UUID newLead, List<UUID> newCoordinating, String reason) {
    requireDecides(who, today);
    require(!isEnded());
    requireWords(reason);
    require(!newCoordinating.contains(newLead));
    require(!newLead.equals(lead) || !newCoordinating.equals(coordinating));
    require(newLead.equals(lead) || union.canBeGiven(newLead));
    newCoordinating.forEach(unit -> require(coordinating.contains(unit) || union.canBeGiven(unit)));
    if (!newLead.equals(lead)) {
      if (lifecycle == Lifecycle.SUSPENDED) {
        left = Lifecycle.ASSIGNED;
      } else {
        lifecycle = Lifecycle.ASSIGNED;
      }
      newLead(newLead);
      extensionLapses();
    }
    coordinating = new ArrayList<>(newCoordinating);
    coordinating.forEach(unit -> parts.putIfAbsent(unit, false));
    tell(FollowUpEvent.UNITS_CHANGED);
    thoseWhoLeftAreNotAsked();
  }

  void ask(Who who, LocalDate today, boolean onBehalf, LocalDate wanted, String reason) {
    requireFor(who, today, lead, onBehalf);
    requireIn(Lifecycle.ASSIGNED, Lifecycle.IN_PROGRESS);
    requireWords(reason);
    require(extension == null && due != null);
    require(wanted.isAfter(due) && !wanted.isBefore(today));
    extension = new Asked(wanted, who.id);
    tell(FollowUpEvent.EXTENSION_ASKED);
    entered(onBehalf, lead, FollowUpEvent.EXTENSION_ASKED);
  }

  void grant(Who who, LocalDate today) {
    Asked open = requireMayDecide(who, today);
    require(!open.wanted.isBefore(today));
    due = open.wanted;
    extension = null;
    tell(FollowUpEvent.EXTENSION_GRANTED);
  }

  void refuse(Who who, LocalDate today, String reason) {
    requireMayDecide(who, today);
    requireWords(reason);
    extension = null;
    tell(FollowUpEvent.EXTENSION_REFUSED);
  }

  void setDate(Who who, LocalDate today, LocalDate date, String reason) {
    requireMayDecide(who, today);
    requireWords(reason);
    require(date.isAfter(Objects.requireNonNull(due)) && !date.isBefore(today));
    due = date;
    extension = null;
    tell(FollowUpEvent.EXTENSION_SET);
  }

  private Asked requireMayDecide(Who who, LocalDate today) {
    requireDecides(who, today);
    require(extension != null && !who.id.equals(extension.by));
    return Objects.requireNonNull(extension);
  }

  void contribute(Who who, LocalDate today, UUID unit, boolean onBehalf, String words) {
    require(coordinating.contains(unit));
    requireFor(who, today, unit, onBehalf);
    requireIn(Lifecycle.IN_PROGRESS);
    require(!parts.get(unit));
    requireWords(words);
    parts.put(unit, true);
    tell(FollowUpEvent.PART_REPORTED);
    entered(onBehalf, unit, FollowUpEvent.PART_REPORTED);
  }

  void confirmEntry(Who who, LocalDate today, Entry entry) {
    requireMayAnswer(who, today, entry);
    entry.state = EntryState.CONFIRMED;
    tell(FollowUpEvent.ENTRY_CONFIRMED);
  }

  void disputeEntry(Who who, LocalDate today, Entry entry, String reason) {
    requireMayAnswer(who, today, entry);
    requireWords(reason);
    entry.state = EntryState.DISPUTED;
    tell(FollowUpEvent.ENTRY_DISPUTED);
  }

  private void requireMayAnswer(Who who, LocalDate today, Entry entry) {
    requireFor(who, today, entry.unit, false);
    require(!isEnded() && entry.asked && entry.state == EntryState.TO_CONFIRM);
  }

  void correctEntry(
      Who who, LocalDate today, Entry entry, String words, @Nullable Integer percent) {
    requireOffice(who, today);
    require(!isEnded() && entry.asked && entry.state == EntryState.DISPUTED);
    requireWords(words);
    if (entry.kind == FollowUpEvent.PROGRESS_REPORTED && percent != null) {
      require(percent >= 0 && percent <= 100);
      entry.corrected = percent;
    }
    entry.correctedBy = who.id;
    entry.state = EntryState.TO_CONFIRM;
    tell(FollowUpEvent.ENTRY_CORRECTED);
  }

  /** The register says that a unit has gone, with a successor or without. */
  void gone(UUID unit, @Nullable UUID successor) {
    if (isEnded() || !takesPart().contains(unit)) {
      return;
    }
    tell(successor == null ? FollowUpEvent.UNIT_GONE : FollowUpEvent.UNIT_SUCCEEDED);
    if (successor != null) {
      succeeded(unit, successor);
    } else if (!unit.equals(lead)) {
      coordinating.remove(unit);
    } else if (lifecycle == Lifecycle.SUSPENDED) {
      left = Lifecycle.DECLINED;
      nothingSubmitted();
    } else if (lifecycle != Lifecycle.DECLINED) {
      lifecycle = Lifecycle.DECLINED;
      nothingSubmitted();
      extensionLapses();
    }
    if (successor == null) {
      entries.stream().filter(e -> e.unit.equals(unit)).forEach(e -> e.asked = false);
    }
  }

  private void succeeded(UUID unit, UUID successor) {
    if (unit.equals(lead)) {
      lead = successor;
      coordinating.remove(successor);
    } else {
      boolean already = successor.equals(lead) || coordinating.contains(successor);
      if (already) {
        coordinating.remove(unit);
      } else {
        coordinating.set(coordinating.indexOf(unit), successor);
        boolean reported = Boolean.TRUE.equals(parts.get(unit));
        if (!parts.containsKey(successor)) {
          parts.put(successor, reported);
          if (reported) {
            parts.remove(unit);
          }
        }
      }
    }
    entries.stream()
        .filter(e -> e.unit.equals(unit) && e.asked && e.state != EntryState.CONFIRMED)
        .forEach(e -> e.unit = successor);
  }

  private void accepted() {
    if (lifecycle == Lifecycle.ASSIGNED) {
      lifecycle = Lifecycle.IN_PROGRESS;
      tell(FollowUpEvent.ACKNOWLEDGED);
    }
  }

  private void newLead(UUID unit) {
    lead = unit;
    insisted = false;
    reports.forEach(report -> report.ofFormerLead = true);
    nothingSubmitted();
  }

  private void nothingSubmitted() {
    submittedOn = null;
    submittedBy = null;
    submittedAs = null;
  }

  private void thoseWhoLeftAreNotAsked() {
    entries.stream()
        .filter(entry -> !takesPart().contains(entry.unit))
        .forEach(entry -> entry.asked = false);
  }

  private void extensionLapses() {
    if (extension != null) {
      extension = null;
      tell(FollowUpEvent.EXTENSION_LAPSED);
    }
  }

  private void tell(FollowUpEvent event) {
    history.add(event);
  }

  private @Nullable Entry entered(boolean onBehalf, UUID unit, FollowUpEvent kind) {
    if (!onBehalf) {
      return null;
    }
    Entry entry = new Entry(unit, kind);
    entries.add(entry);
    return entry;
  }

  // What can be seen of it

  List<UUID> missing() {
    return coordinating.stream().filter(unit -> !parts.get(unit)).toList();
  }

  private Lifecycle standsAt() {
    return lifecycle == Lifecycle.SUSPENDED ? Objects.requireNonNull(left) : lifecycle;
  }

  int percent() {
    if (standsAt() == Lifecycle.AWAITING_CONFIRMATION || lifecycle == Lifecycle.COMPLETED) {
      return 100;
    }
    return reports.reversed().stream()
        .filter(report -> !report.completing && !report.ofFormerLead)
        .filter(report -> report.entry == null || report.entry.state != EntryState.DISPUTED)
        .findFirst()
        .map(
            report ->
                report.entry == null || report.entry.corrected == null
                    ? report.percent
                    : report.entry.corrected)
        .orElse(0);
  }

  Timeliness timeliness(LocalDate today, boolean byOriginal) {
    LocalDate deadline = byOriginal ? original : due;
    if (lifecycle == Lifecycle.WITHDRAWN) {
      return Timeliness.WITHDRAWN;
    }
    if (lifecycle == Lifecycle.SUSPENDED) {
      return Timeliness.SUSPENDED;
    }
    if (deadline == null) {
      return Timeliness.WITHOUT_DEADLINE;
    }
    LocalDate day = submittedOn == null ? today : submittedOn;
    boolean over = day.isAfter(deadline);
    if (lifecycle == Lifecycle.COMPLETED) {
      return over ? Timeliness.LATE : Timeliness.ON_TIME;
    }
    if (over) {
      return Timeliness.OVERDUE;
    }
    return union.workingDays(day, deadline) <= 3 ? Timeliness.DUE_SOON : Timeliness.WITHIN;
  }

  /** For what or whom the process waits: each step with whose it is and by when. */
  List<String> steps() {
    List<String> steps = new ArrayList<>();
    if (isEnded()) {
      return steps;
    }
    switch (lifecycle) {
      case ASSIGNED -> steps.add("ACKNOWLEDGE " + lead + " " + due);
      case IN_PROGRESS -> {
        steps.add("CARRY_OUT " + lead + " " + due);
        LocalDate dueOn = partDue == null ? due : partDue;
        missing().forEach(unit -> steps.add("CONTRIBUTE " + unit + " " + dueOn));
      }
      case AWAITING_CONFIRMATION -> steps.add("CONFIRM_COMPLETION " + union.id);
      case DECLINED -> steps.add("DECIDE_DECLINED " + union.id);
      default -> {}
    }
    if (extension != null) {
      steps.add("DECIDE_EXTENSION " + union.id);
    }
    for (Entry entry : entries) {
      if (entry.asked && entry.state == EntryState.TO_CONFIRM) {
        steps.add("CONFIRM_FOLLOW_UP_ENTRY " + entry.unit);
      } else if (entry.asked && entry.state == EntryState.DISPUTED) {
        steps.add("CORRECT_FOLLOW_UP_ENTRY " + union.id);
      }
    }
    return steps.stream().sorted().toList();
  }

  /** Everything about it, line by line, to be compared with what is stored. */
  String told() {
    boolean withdrawn = lifecycle == Lifecycle.WITHDRAWN;
    return String.join(
        "\n",
        "lifecycle " + lifecycle + " left " + left,
        "due " + due + " original " + original,
        "percent " + (withdrawn ? null : percent()),
        "submitted " + (withdrawn ? null : submittedOn),
        "undecided completions " + (standsAt(withdrawn) == Lifecycle.AWAITING_CONFIRMATION ? 1 : 0),
        "lead " + lead + " insisted " + insisted + " sent back " + sentBack,
        "coordinating " + coordinating,
        "parts "
            + parts.entrySet().stream()
                .map(part -> part.getKey() + (part.getValue() ? " reported" : " missing"))
                .sorted()
                .toList(),
        "extension " + (extension == null ? null : extension.wanted + " by " + extension.by),
        "entries "
            + entries.stream()
                .map(e -> e.unit + " " + e.kind + " " + e.state + " " + e.corrected)
                .toList(),
        "steps " + steps(),
        "engine " + (isEnded() ? 0 : 1) + " tasks " + steps().size(),
        "history "
            + IntStream.range(0, history.size())
                .mapToObj(i -> (i + 1) + " " + history.get(i))
                .collect(Collectors.joining(", ")));
  }

  private Lifecycle standsAt(boolean withdrawn) {
    return withdrawn ? lifecycle : standsAt();
  }

  static final Comparator<FollowUpModel> BY_ID = Comparator.comparing(model -> model.id);
}
