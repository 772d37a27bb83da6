package vn.dondoc.conclusion;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;

/** One sentence of the conclusion: becomes follow-ups, or is nobody's task with a reason. */
@Entity
class Directive {
  /** Longer than any sentence; a longer text is several directives. */
  static final int MAX_TEXT = 4_000;

  static final int MAX_SHORT = 300;
  static final int MAX_REASON = 2_000;

  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID reviewId;
  UUID holderId;

  /** From 1. Moving others must not look like a change of this one. */
  @OptimisticLock(excluded = true)
  int number;

  String text;

  @Enumerated(EnumType.STRING)
  Mode mode = Mode.TOGETHER;

  @Nullable UUID leadId;

  @ElementCollection
  @CollectionTable(
      name = "directive_coordinating",
      joinColumns = @JoinColumn(name = "directive_id"))
  @OrderColumn(name = "place")
  @Column(name = "organisation_id")
  @Fetch(FetchMode.SUBSELECT)
  List<UUID> coordinatingIds = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "directive_unit", joinColumns = @JoinColumn(name = "directive_id"))
  @OrderColumn(name = "place")
  @Column(name = "organisation_id")
  @Fetch(FetchMode.SUBSELECT)
  List<UUID> unitIds = new ArrayList<>();

  @Nullable LocalDate dueOn;
  boolean withoutDeadline;
  @Nullable LocalDate partDueOn;
  @Nullable String field;
  @Nullable String noTaskReason;

  @ElementCollection
  @CollectionTable(name = "directive_source", joinColumns = @JoinColumn(name = "directive_id"))
  @OrderColumn(name = "place")
  @Fetch(FetchMode.SUBSELECT)
  @OptimisticLock(excluded = true)
  List<Source> sources = new ArrayList<>();

  @Version int version;

  protected Directive() {}

  Directive(Conclusion conclusion, int number, String text) {
    this.reviewId = conclusion.reviewId;
    this.holderId = conclusion.holderId;
    this.number = number;
    this.text = worded(text);
  }

  /** Takes what the chair decided, keeping only what its mode needs. */
  void decide(DirectiveDetails details) {
    String newText = worded(details.text());
    UUID newLead = details.mode() == Mode.TOGETHER ? details.leadId() : null;
    Set<UUID> newCoordinating =
        details.mode() == Mode.TOGETHER ? new LinkedHashSet<>(details.coordinatingIds()) : Set.of();
    Set<UUID> newUnits =
        details.mode() == Mode.EACH ? new LinkedHashSet<>(details.unitIds()) : Set.of();
    if (newLead != null && newCoordinating.contains(newLead)) {
      throw new DomainException("conclusion.leadCoordinates");
    }
    boolean task = details.mode() != Mode.NO_TASK;
    if (task && details.withoutDeadline() && details.dueOn() != null) {
      throw new DomainException("conclusion.deadlineAndNone");
    }
    LocalDate newDue = task ? details.dueOn() : null;
    LocalDate newPartDue = newCoordinating.isEmpty() ? null : details.partDueOn();
    if (newDue != null && newPartDue != null && newPartDue.isAfter(newDue)) {
      throw new DomainException("conclusion.partAfterDeadline", newDue);
    }
    String newField = limited(details.field(), MAX_SHORT, "conclusion.fieldTooLong");
    String newReason =
        task ? null : limited(details.noTaskReason(), MAX_REASON, "conclusion.reasonTooLong");

    text = newText;
    mode = details.mode();
    leadId = newLead;
    replace(coordinatingIds, newCoordinating);
    replace(unitIds, newUnits);
    dueOn = newDue;
    withoutDeadline = task && details.withoutDeadline();
    partDueOn = newPartDue;
    field = newField;
    noTaskReason = newReason;
  }

  void comesFrom(Source source) {
    if (sources.stream().noneMatch(source::sameThing)) {
      sources.add(source);
    }
  }

  void comesNoLongerFrom(Source source) {
    sources.removeIf(source::sameThing);
  }

  boolean comesFromOpinion(UUID opinionId) {
    return sources.stream().anyMatch(Source.opinion(opinionId)::sameThing);
  }

  /** What must still be decided before the conclusion can be issued, as message keys. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    switch (mode) {
      case TOGETHER -> {
        if (leadId == null) {
          missing.add("conclusion.gap.leadMissing");
        }
      }
      case EACH -> {
        if (unitIds.isEmpty()) {
          missing.add("conclusion.gap.unitsMissing");
        }
      }
      case NO_TASK -> {
        if (noTaskReason == null) {
          missing.add("conclusion.gap.reasonMissing");
        }
      }
    }
    if (mode != Mode.NO_TASK && dueOn == null && !withoutDeadline) {
      missing.add("conclusion.gap.deadlineMissing");
    }
    return missing;
  }

  /** How many follow-ups issuing it starts. */
  int followUps() {
    return switch (mode) {
      case TOGETHER -> 1;
      case EACH -> unitIds.size();
      case NO_TASK -> 0;
    };
  }

  Set<UUID> allUnits() {
    Set<UUID> all = new LinkedHashSet<>();
    if (leadId != null) {
      all.add(leadId);
    }
    all.addAll(coordinatingIds);
    all.addAll(unitIds);
    return all;
  }

  DirectiveInfo info() {
    return new DirectiveInfo(
        id,
        reviewId,
        holderId,
        number,
        text,
        mode,
        leadId,
        List.copyOf(coordinatingIds),
        List.copyOf(unitIds),
        dueOn,
        partDueOn,
        field,
        noTaskReason,
        List.copyOf(sources));
  }

  /** A list that stays as it is writes nothing and changes no version. */
  private static void replace(List<UUID> stored, Set<UUID> wanted) {
    if (!stored.equals(List.copyOf(wanted))) {
      stored.clear();
      stored.addAll(wanted);
    }
  }

  private static String worded(String text) {
    String plain = NfcText.normal(text).strip();
    if (plain.isEmpty()) {
      throw new DomainException("conclusion.textMissing");
    }
    if (plain.length() > MAX_TEXT) {
      throw new DomainException("conclusion.textTooLong", plain.length(), MAX_TEXT);
    }
    return plain;
  }

  private static @Nullable String limited(@Nullable String text, int max, String key) {
    String plain = text == null ? "" : NfcText.normal(text).strip();
    if (plain.length() > max) {
      throw new DomainException(key, max);
    }
    return plain.isEmpty() ? null : plain;
  }
}
