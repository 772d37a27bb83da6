package vn.dondoc.discussion;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;

/** What a member said or handed in, and the answer to it. */
@Entity
class Opinion {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID reviewId;
  int number;
  UUID authorId;
  UUID organisationId;
  @Nullable UUID sectionId;
  @Nullable UUID keyTaskId;
  String text;

  /** By the author in writing, beforehand or during the conference; else recorded by the office. */
  boolean handedIn;

  Instant takenAt;
  UUID takenBy;

  @Enumerated(EnumType.STRING)
  Post takenIn;

  @Enumerated(EnumType.STRING)
  @Nullable AnswerKind answerKind;

  @Nullable String answerWords;
  @Nullable String proposedDirective;
  @Nullable Integer reportVersion;
  @Nullable UUID changedId;

  /** Set when the answer was given; without it the fields above are a draft. */
  @Nullable Instant answeredAt;

  @Nullable UUID answeredBy;

  @Enumerated(EnumType.STRING)
  @Nullable Post answeredIn;

  @Version int version;

  protected Opinion() {}

  Opinion(
      UUID reviewId,
      int number,
      UUID authorId,
      UUID organisationId,
      OpinionDraft draft,
      boolean handedIn,
      Actor actor,
      Instant now) {
    this.reviewId = reviewId;
    this.number = number;
    this.handedIn = handedIn;
    this.takenAt = now;
    this.takenBy = actor.personId();
    this.takenIn = actor.post();
    say(authorId, organisationId, draft);
  }

  /** Corrects what was taken down; the number and the time stay. */
  void correct(UUID author, UUID organisation, OpinionDraft draft, int expectedVersion) {
    if (version != expectedVersion) {
      throw new EditConflict(text);
    }
    say(author, organisation, draft);
  }

  private void say(UUID author, UUID organisation, OpinionDraft draft) {
    if (draft.sectionId() != null && draft.keyTaskId() != null) {
      throw new DomainException("opinion.aboutTwo");
    }
    text = Words.required(draft.text(), Words.TEXT, "opinion.textMissing");
    authorId = author;
    organisationId = organisation;
    sectionId = draft.sectionId();
    keyTaskId = draft.keyTaskId();
  }

  boolean isAnswered() {
    return answeredAt != null;
  }

  /** The answer as it stands for others: a draft is none. */
  AnswerKind kind() {
    return answeredAt == null || answerKind == null ? AnswerKind.UNANSWERED : answerKind;
  }

  /** Keeps what is typed of an answer. */
  void draftAnswer(AnswerDraft draft, int expectedVersion) {
    if (answeredAt != null) {
      throw new DomainException("answer.alreadyGiven");
    }
    if (version != expectedVersion) {
      throw new EditConflict(answerWords == null ? "" : answerWords);
    }
    answerKind = draft.kind();
    answerWords = draft.words();
    proposedDirective = draft.proposedDirective();
    reportVersion = draft.reportVersion();
    changedId = draft.changedId();
  }

  /** The caller has made sure that a change of the report is a real one. */
  void accept(Acceptance how, String words, Actor actor, Instant now) {
    switch (how) {
      case Acceptance.ReportChange change ->
          give(
              AnswerKind.ACCEPTED_CHANGE,
              Words.optional(words, Words.TEXT),
              null,
              change.version(),
              change.sectionOrKeyTaskId(),
              actor,
              now);
      case Acceptance.ProposedDirective proposed ->
          give(
              AnswerKind.ACCEPTED_DIRECTIVE,
              Words.optional(words, Words.TEXT),
              Words.required(proposed.text(), Words.TEXT, "answer.directiveMissing"),
              null,
              null,
              actor,
              now);
    }
  }

  void explain(String reason, Actor actor, Instant now) {
    give(
        AnswerKind.EXPLAINED,
        Words.required(reason, Words.TEXT, "answer.reasonMissing"),
        null,
        null,
        null,
        actor,
        now);
  }

  /** What was answered stays as a draft to start from. */
  void reopen() {
    if (answeredAt == null) {
      throw new DomainException("answer.notGiven");
    }
    answeredAt = null;
  }

  private void give(
      AnswerKind kind,
      @Nullable String words,
      @Nullable String directive,
      @Nullable Integer inVersion,
      @Nullable UUID changed,
      Actor actor,
      Instant now) {
    answerKind = kind;
    answerWords = words;
    proposedDirective = directive;
    reportVersion = inVersion;
    changedId = changed;
    answeredAt = now;
    answeredBy = actor.personId();
    answeredIn = actor.post();
  }
}
